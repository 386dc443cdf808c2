package io.strowger.tools.system;

import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VdnSite;
import java.util.stream.Collectors;

/** The rig's site as a file of the format that people write. */
final class SiteText {
    private SiteText() {}

    static String of(Site site) {
        LinkSite link = site.switches().get(0).links().get(0);
        VdnSite vdn = site.vdns().get(0);
        SkillSite skill = site.skills().get(0);
        String devices = site.devices().stream().map(DeviceSite::deviceId).map(id -> '"' + id + '"')
                .collect(Collectors.joining(", "));
        String agents = site.agents().stream().map(SiteText::agent).collect(Collectors.joining("\n"));
        return """
                switches = [ { name = CM, links = [ { name = %s, driver = tsapi, host = "%s", port = %d, tlink = "%s",
                    credential = %s, messages-per-second = %d } ] } ]
                devices = [ { switch = CM, kind = STATION, ids = [ %s ] } ]
                skills = [ { name = %s, no-answer = SERVER, ring-time = 20s, after-call-work = 0s, service-objective = 20s } ]
                vdns = [ { switch = CM, id = "%s", name = "%s", skill = %s, priority = %d } ]
                agents = [
                %s
                ]
                settings { desktop-grace = 30s, select-watchdog = 3s, renew-time = 2s, link-recovery = 5s }
                """
                .formatted(link.name(), link.host(), link.port(), link.service(), link.credential(),
                        link.messagesPerSecond(), devices, skill.name(), vdn.deviceId(), vdn.name(), vdn.skill(),
                        vdn.priority(), agents);
    }

    private static String agent(AgentSite agent) {
        return """
                  { id = "%s", name = "%s", password-hash = "%s", skills = [ { skill = %s, level = %d } ] }\
                """.formatted(agent.agentId(), agent.name(), agent.passwordHash(), agent.skills().get(0).skill(),
                agent.skills().get(0).level());
    }
}
