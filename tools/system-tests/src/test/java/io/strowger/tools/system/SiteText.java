package io.strowger.tools.system;

import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.MediumSite;
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
        String devices = site.devices().stream().map(DeviceSite::deviceId).map(id -> '"' + id + '"')
                .collect(Collectors.joining(", "));
        String media = site.media().stream().map(SiteText::medium).collect(Collectors.joining("\n"));
        String skills = site.skills().stream().map(SiteText::skill).collect(Collectors.joining("\n"));
        String agents = site.agents().stream().map(SiteText::agent).collect(Collectors.joining("\n"));
        return """
                switches = [ { name = CM, links = [ { name = %s, driver = tsapi, host = "%s", port = %d, tlink = "%s",
                    credential = %s, messages-per-second = %d } ] } ]
                devices = [ { switch = CM, kind = STATION, ids = [ %s ] } ]
                media = [
                %s
                ]
                skills = [
                %s
                ]
                vdns = [ { switch = CM, id = "%s", name = "%s", skill = %s, priority = %d } ]
                agents = [
                %s
                ]
                settings { desktop-grace = 30s, select-watchdog = 3s, renew-time = 2s, link-recovery = 5s }
                """
                .formatted(link.name(), link.host(), link.port(), link.service(), link.credential(),
                        link.messagesPerSecond(), devices, media, skills, vdn.deviceId(), vdn.name(), vdn.skill(),
                        vdn.priority(), agents);
    }

    private static String medium(MediumSite medium) {
        return "  { name = %s, weight = %d, at-most = %d, offer-time = %dms, park-time = %dms }".formatted(
                medium.name(),
                medium.weight(), medium.atMost(), medium.offerMillis(), medium.parkMillis());
    }

    private static String skill(SkillSite skill) {
        return "  { name = %s, medium = %s, service-objective = 20s%s }".formatted(skill.name(), skill.medium(),
                skill.isOfItems() ? "" : ", no-answer = SERVER, ring-time = 20s, after-call-work = 0s");
    }

    private static String agent(AgentSite agent) {
        String skills = agent.skills().stream()
                .map(skill -> "{ skill = %s, level = %d }".formatted(skill.skill(), skill.level()))
                .collect(Collectors.joining(", "));
        return "  { id = \"%s\", name = \"%s\", password-hash = \"%s\", skills = [ %s ] }".formatted(agent.agentId(),
                agent.name(), agent.passwordHash(), skills);
    }
}
