package io.strowger.tools.bench.link;

import io.strowger.core.model.DeviceKind;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import java.util.ArrayList;
import java.util.List;

/** Sites with a switch, a link, a VDN, a skill and its agents for each link that is measured. */
final class Sites {
    /** Above what is measured: the limit of a real link would itself be the result. */
    private static final int REQUESTS_PER_SECOND = 1_000_000;
    private static final int RING_MILLIS = 15_000;
    private static final int OBJECTIVE_MILLIS = 20_000;

    private Sites() {}

    static String switchName(int link) {
        return "CM" + (link + 1);
    }

    static String agentId(int link, int agent) {
        return String.valueOf(100_000 * (link + 1) + agent);
    }

    private static String skill(int link) {
        return "support" + (link + 1);
    }

    /** Every link goes to this port of this machine. */
    static Site of(int links, int agents, int port) {
        List<SwitchSite> switches = new ArrayList<>();
        List<DeviceSite> devices = new ArrayList<>();
        List<VdnSite> vdns = new ArrayList<>();
        List<SkillSite> skills = new ArrayList<>();
        List<AgentSite> people = new ArrayList<>();
        for (int link = 0; link < links; link++) {
            String name = switchName(link);
            switches.add(new SwitchSite(name, List.of(new LinkSite("aes1", "tsapi", "127.0.0.1", port,
                    ServerSide.SERVICE, "cti", REQUESTS_PER_SECOND)), NumberPlan.NONE));
            vdns.add(new VdnSite(name, ServerSide.VDN, "Support", skill(link), 5));
            skills.add(new SkillSite(skill(link), NoAnswerMode.SERVER, RING_MILLIS, 0, OBJECTIVE_MILLIS));
            for (int agent = 0; agent < agents; agent++) {
                devices.add(new DeviceSite(name, ServerSide.station(agent), DeviceKind.STATION));
                people.add(new AgentSite(agentId(link, agent), "Agent", "", List.of(new SkillLevel(skill(link), 1))));
            }
        }
        return new Site(switches, devices, vdns, skills, people, SiteSettings.DEFAULT);
    }
}
