package io.strowger.core.site;

import java.util.List;

/**
 * The whole dynamic configuration of a site, checked before it became an input. Lists keep the order of their files; ids are unique within each.
 */
public record Site(List<SwitchSite> switches, List<DeviceSite> devices, List<VdnSite> vdns, List<SkillSite> skills,
        List<AgentSite> agents, SiteSettings settings, List<RestrictionClass> restrictions,
        List<DiallingClass> diallingClasses, List<RoutePlan> plans, AnalysisSite analysis, MultiSite multiSite,
        ServiceSite service) {
    public static final Site EMPTY = new Site(List.of(), List.of(), List.of(), List.of(), List.of(),
            SiteSettings.DEFAULT);

    /** A configuration of an earlier build has no plans, rules and paths between switches, and does nothing by itself. */
    public Site {
        plans = plans == null ? List.of() : plans;
        analysis = analysis == null ? AnalysisSite.NONE : analysis;
        multiSite = multiSite == null ? MultiSite.NONE : multiSite;
        service = service == null ? ServiceSite.DEFAULT : service;
    }

    /** Without plans and rules. */
    public Site(List<SwitchSite> switches, List<DeviceSite> devices, List<VdnSite> vdns, List<SkillSite> skills,
            List<AgentSite> agents, SiteSettings settings, List<RestrictionClass> restrictions,
            List<DiallingClass> diallingClasses) {
        this(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, List.of(),
                AnalysisSite.NONE, MultiSite.NONE, ServiceSite.DEFAULT);
    }

    /** Without restrictions. */
    public Site(List<SwitchSite> switches, List<DeviceSite> devices, List<VdnSite> vdns, List<SkillSite> skills,
            List<AgentSite> agents, SiteSettings settings) {
        this(switches, devices, vdns, skills, agents, settings, List.of(), List.of());
    }

    public Site withPlans(List<RoutePlan> value) {
        return new Site(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, value,
                analysis, multiSite, service);
    }

    public Site withAnalysis(AnalysisSite value) {
        return new Site(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, plans, value,
                multiSite, service);
    }

    public Site withMultiSite(MultiSite value) {
        return new Site(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, plans,
                analysis, value, service);
    }

    public Site withService(ServiceSite value) {
        return new Site(switches, devices, vdns, skills, agents, settings, restrictions, diallingClasses, plans,
                analysis, multiSite, value);
    }
}
