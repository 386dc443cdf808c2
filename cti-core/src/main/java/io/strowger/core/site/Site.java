package io.strowger.core.site;

import java.util.List;

/**
 * The whole dynamic configuration of a site, checked before it became an input. Lists keep the order of their files; ids are unique within each.
 */
public record Site(List<SwitchSite> switches, List<DeviceSite> devices, List<VdnSite> vdns, List<SkillSite> skills,
        List<AgentSite> agents, SiteSettings settings, List<RestrictionClass> restrictions,
        List<DiallingClass> diallingClasses) {
    public static final Site EMPTY = new Site(List.of(), List.of(), List.of(), List.of(), List.of(),
            SiteSettings.DEFAULT);

    /** Without restrictions. */
    public Site(List<SwitchSite> switches, List<DeviceSite> devices, List<VdnSite> vdns, List<SkillSite> skills,
            List<AgentSite> agents, SiteSettings settings) {
        this(switches, devices, vdns, skills, agents, settings, List.of(), List.of());
    }
}
