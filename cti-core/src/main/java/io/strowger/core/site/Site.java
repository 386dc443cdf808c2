package io.strowger.core.site;

import java.util.List;

/**
 * The whole dynamic configuration of a site, checked before it became an input. Lists keep the order of their files; ids are unique within each.
 */
public record Site(List<SwitchSite> switches, List<DeviceSite> devices, List<VdnSite> vdns, List<SkillSite> skills,
        List<AgentSite> agents, SiteSettings settings, List<RestrictionClass> restrictions,
        List<DiallingClass> diallingClasses, List<RoutePlan> plans, AnalysisSite analysis, MultiSite multiSite,
        ServiceSite service, DeskSite desk, List<MediumSite> media) {
    public static final Site EMPTY = new Site(List.of(), List.of(), List.of(), List.of(), List.of(),
            SiteSettings.DEFAULT);

    /** A configuration of an earlier build has none of the last, and does nothing by itself. */
    public Site {
        plans = plans == null ? List.of() : plans;
        analysis = analysis == null ? AnalysisSite.NONE : analysis;
        multiSite = multiSite == null ? MultiSite.NONE : multiSite;
        service = service == null ? ServiceSite.DEFAULT : service;
        desk = desk == null ? DeskSite.NONE : desk;
        media = media == null ? List.of() : media;
    }

    /** Without plans, rules, users and boards. */
    public Site(List<SwitchSite> switches, List<DeviceSite> devices, List<VdnSite> vdns, List<SkillSite> skills,
            List<AgentSite> agents, SiteSettings settings, List<RestrictionClass> restrictions,
            List<DiallingClass> diallingClasses) {
        this(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, List.of(),
                AnalysisSite.NONE, MultiSite.NONE, ServiceSite.DEFAULT, DeskSite.NONE, List.of());
    }

    /** Without users and boards. */
    public Site(List<SwitchSite> switches, List<DeviceSite> devices, List<VdnSite> vdns, List<SkillSite> skills,
            List<AgentSite> agents, SiteSettings settings, List<RestrictionClass> restrictions,
            List<DiallingClass> diallingClasses, List<RoutePlan> plans, AnalysisSite analysis, MultiSite multiSite,
            ServiceSite service) {
        this(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, plans, analysis,
                multiSite, service, DeskSite.NONE, List.of());
    }

    public Site withDesk(DeskSite value) {
        return new Site(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, plans,
                analysis, multiSite, service, value, media);
    }

    public Site withAgents(List<AgentSite> value) {
        return new Site(switches, devices, vdns, skills, value, settings, restrictions, diallingClasses, plans,
                analysis, multiSite, service, desk, media);
    }

    /** Without restrictions. */
    public Site(List<SwitchSite> switches, List<DeviceSite> devices, List<VdnSite> vdns, List<SkillSite> skills,
            List<AgentSite> agents, SiteSettings settings) {
        this(switches, devices, vdns, skills, agents, settings, List.of(), List.of());
    }

    public Site withPlans(List<RoutePlan> value) {
        return new Site(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, value,
                analysis, multiSite, service, desk, media);
    }

    public Site withAnalysis(AnalysisSite value) {
        return new Site(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, plans, value,
                multiSite, service, desk, media);
    }

    public Site withMultiSite(MultiSite value) {
        return new Site(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, plans,
                analysis, value, service, desk, media);
    }

    public Site withService(ServiceSite value) {
        return new Site(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, plans,
                analysis, multiSite, value, desk, media);
    }

    /** Media beside calls, or with another idea of calls. */
    public Site withMedia(List<MediumSite> value) {
        return new Site(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, plans,
                analysis, multiSite, service, desk, value);
    }

    public Site withSkills(List<SkillSite> value) {
        return new Site(switches, devices, vdns, value, agents, settings, restrictions, diallingClasses, plans,
                analysis, multiSite, service, desk, media);
    }
}
