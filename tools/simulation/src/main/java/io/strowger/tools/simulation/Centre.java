package io.strowger.tools.simulation;

import io.strowger.core.model.DeviceKind;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.AgentSite.SwitchLogin;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SkillSite.Split;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import java.util.ArrayList;
import java.util.List;

/**
 * The contact centre of a run: what the switch, the server and the people agree on.
 *
 * @param agents agents, each with a station
 * @param links links to the one switch
 * @param ivrPorts voice ports of the IVR, 0 = there is none
 * @param callIdLimit highest call id of the switch; few, so that they are used again soon
 * @param askAgainSeconds the vector asks again after so many
 * @param afterCallWorkMillis after-call work of the agents, 0 = none
 * @param heartbeatMillis interval of the desktops' heartbeats
 * @param startMillis wall clock at the beginning
 * @param switchAgents so many of the agents, the first, have a skill too that the switch distributes, and are mirrored
 * @param stepMillis calls of the second VDN wait by a plan that asks for the first skill too after so long, and again so long later for that one alone if they would
 *     still wait for longer than that; 0 = they ask for the second skill and for nothing else
 * @param variety what it has beyond that
 * @param services what it does for callers besides finding agents
 */
record Centre(int agents, int links, int ivrPorts, int callIdLimit, int askAgainSeconds, int afterCallWorkMillis,
        int heartbeatMillis, long startMillis, int switchAgents, int stepMillis, Variety variety, Services services) {
    static final String SWITCH = "CM";
    static final String SKILL = "support";
    /** The second skill, which every second agent has too. */
    static final String SECOND_SKILL = "sales";
    /** The skill and the medium of work that is no call, where there is an IVR to bring some. */
    static final String MAIL_SKILL = "mails";
    static final String MAIL = "mail";
    static final String VDN = "6001";
    static final String SECOND_VDN = "6002";
    /** Its calls go to a voice port first. */
    static final String IVR_VDN = "6003";
    /** Its calls wait in the switch, which chooses the agents. */
    static final String SWITCH_VDN = "6004";
    /** By which calls of the second VDN wait where there are steps. */
    static final String PLAN = "sales first";
    static final String SWITCH_SKILL = "service";
    static final String SPLIT = "8003";
    /** With which the switch makes an agent not ready who has let a call ring. */
    static final int NO_ANSWER_REASON = 9;
    static final String FALLBACK_SKILL = "8001";
    static final String IVR_SKILL = "8002";
    static final String IVR_USER = "ivr";
    static final int NAME_SERVER_PORT = 450;
    /** Engine time at the beginning of a run unless said otherwise: a day of the past, the same in every run. */
    static final long START_MILLIS = 1_795_000_000_000L;
    private static final int FIRST_STATION = 5_001;
    private static final int FIRST_PORT = 5_901;
    private static final int FIRST_AGENT = 1_001;
    private static final int FIRST_LOGIN = 2_001;
    private static final int SECOND_PRIORITY = 3;
    static final int RING_MILLIS = 5_000;
    private static final int SERVICE_OBJECTIVE_MILLIS = 20_000;
    /** After a link came back, how long a contact may stay unproved. */
    private static final int LINK_RECOVERY_MILLIS = 15_000;
    static final int PHANTOM_ABANDON_MILLIS = 5_000;
    static final int DESKTOP_GRACE_MILLIS = 60_000;
    private static final int SELECT_WATCHDOG_MILLIS = 5_000;
    private static final int RENEW_MILLIS = 2_000;
    private static final int MESSAGES_PER_SECOND = 200;

    /** One whose agents are all the server's. */
    Centre(int agents, int links, int ivrPorts, int callIdLimit, int askAgainSeconds, int afterCallWorkMillis,
            int heartbeatMillis, long startMillis) {
        this(agents, links, ivrPorts, callIdLimit, askAgainSeconds, afterCallWorkMillis, heartbeatMillis, startMillis,
                0, 0, Variety.NONE, Services.NONE);
    }

    /** The usual one. */
    static Centre of(int agents, int links) {
        return new Centre(agents, links, 0, 500, 4, 0, 10_000, START_MILLIS);
    }

    static String station(int agent) {
        return String.valueOf(FIRST_STATION + agent);
    }

    static String agentId(int agent) {
        return String.valueOf(FIRST_AGENT + agent);
    }

    /** What the switch knows him by, if it does. */
    static String login(int agent) {
        return String.valueOf(FIRST_LOGIN + agent);
    }

    /** Whether the switch gives him calls, and says in which mode he is. */
    boolean isMirrored(int agent) {
        return agent < switchAgents;
    }

    static String port(int number) {
        return String.valueOf(FIRST_PORT + number);
    }

    static boolean isPort(String device) {
        return device.length() == 4 && device.startsWith("59");
    }

    /** The Tlink of a link. */
    static String service(int link) {
        return "AVAYA#CM#CSTA#" + serverName(link);
    }

    static String serverName(int link) {
        return "AES" + (link + 1);
    }

    List<String> ports() {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < ivrPorts; i++) {
            list.add(port(i));
        }
        return list;
    }

    /** What is called from outside; the first VDN most. */
    List<String> destinations() {
        List<String> list = new ArrayList<>(List.of(VDN, VDN, SECOND_VDN));
        if (ivrPorts > 0) {
            list.add(IVR_VDN);
        }
        if (switchAgents > 0) {
            list.add(SWITCH_VDN);
        }
        list.addAll(variety.vdns());
        list.addAll(services.vdns());
        return list;
    }

    /** Whether that agent directs the others. */
    boolean isSupervisor(int agent) {
        return variety.supervisor() && agent == agents - 1;
    }

    /** The configuration that it begins with. */
    Site site() {
        return services.of(variety.of(plainSite()));
    }

    private Site plainSite() {
        List<LinkSite> linkSites = new ArrayList<>();
        for (int i = 0; i < links; i++) {
            linkSites.add(new LinkSite("aes" + (i + 1), "tsapi", "aes" + (i + 1), NAME_SERVER_PORT, service(i), "cti",
                    MESSAGES_PER_SECOND));
        }
        List<DeviceSite> devices = new ArrayList<>();
        List<AgentSite> agentSites = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            devices.add(new DeviceSite(SWITCH, station(i), DeviceKind.STATION));
            agentSites.add(new AgentSite(agentId(i), "Agent " + i, "", skills(i),
                    isMirrored(i) ? new SwitchLogin(login(i), "") : null));
        }
        ports().forEach(port -> devices.add(new DeviceSite(SWITCH, port, DeviceKind.VOICE_PORT)));
        List<VdnSite> vdns = new ArrayList<>(List.of(new VdnSite(SWITCH, VDN, "Support", SKILL, 5),
                stepMillis == 0
                        ? new VdnSite(SWITCH, SECOND_VDN, "Sales", SECOND_SKILL, SECOND_PRIORITY)
                        : VdnSite.planned(SWITCH, SECOND_VDN, "Sales", PLAN)));
        if (ivrPorts > 0) {
            vdns.add(new VdnSite(SWITCH, IVR_VDN, "IVR", SKILL, 5));
        }
        List<SkillSite> skills = new ArrayList<>(List.of(skill(SKILL), skill(SECOND_SKILL)));
        if (ivrPorts > 0) {
            skills.add(new SkillSite(MAIL_SKILL, NoAnswerMode.SERVER, RING_MILLIS, 0, SERVICE_OBJECTIVE_MILLIS)
                    .withMedium(MAIL));
        }
        if (switchAgents > 0) {
            devices.add(new DeviceSite(SWITCH, SPLIT, DeviceKind.SPLIT));
            vdns.add(new VdnSite(SWITCH, SWITCH_VDN, "Service", SWITCH_SKILL, 5));
            skills.add(SkillSite.ofSwitch(SWITCH_SKILL, SERVICE_OBJECTIVE_MILLIS, new Split(SWITCH, SPLIT)));
        }
        return new Site(List.of(new SwitchSite(SWITCH, linkSites, NumberPlan.NONE)), devices, vdns, skills, agentSites,
                new SiteSettings(DESKTOP_GRACE_MILLIS, SELECT_WATCHDOG_MILLIS, RENEW_MILLIS, LINK_RECOVERY_MILLIS)
                        .withPhantomAbandon(PHANTOM_ABANDON_MILLIS))
                .withMedia(ivrPorts == 0
                        ? List.of()
                        : List.of(new MediumSite(MAIL, 20, 3, List.of(MediumSite.VOICE), 20_000, 60_000)))
                .withPlans(stepMillis == 0 ? List.of() : List.of(plan()));
    }

    private RoutePlan plan() {
        SkillNeed sales = new SkillNeed(SECOND_SKILL, SkillNeed.LEVEL_WORST);
        SkillNeed support = new SkillNeed(SKILL, SkillNeed.LEVEL_WORST);
        return new RoutePlan(PLAN, SECOND_PRIORITY, 0, "", List.of(), 0,
                List.of(new Step(0, 0, false, List.of(sales)),
                        new Step(stepMillis, 0, false, List.of(support)),
                        new Step(2 * stepMillis, stepMillis, true, List.of(support))),
                List.of());
    }

    /** All agents have the first skill; every second has the other too. */
    static boolean hasSecondSkill(int agent) {
        return agent % 2 == 0;
    }

    private List<SkillLevel> skills(int agent) {
        List<SkillLevel> levels = new ArrayList<>(hasSecondSkill(agent)
                ? List.of(new SkillLevel(SKILL, 2), new SkillLevel(SECOND_SKILL, 1 + agent % 4))
                : List.of(new SkillLevel(SKILL, 1 + agent % 3)));
        if (isMirrored(agent)) {
            levels.add(new SkillLevel(SWITCH_SKILL, 1));
        }
        if (ivrPorts > 0) {
            levels.add(new SkillLevel(MAIL_SKILL, 1 + agent % 2));
        }
        return levels;
    }

    private SkillSite skill(String name) {
        return new SkillSite(name, NoAnswerMode.SERVER, RING_MILLIS, afterCallWorkMillis, SERVICE_OBJECTIVE_MILLIS);
    }
}
