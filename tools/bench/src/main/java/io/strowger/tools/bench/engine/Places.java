package io.strowger.tools.bench.engine;

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
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Numbers and configuration of the simulated site. */
final class Places {
    static final String SWITCH = "CM";
    static final String LINK = "aes1";
    private static final int FIRST_STATION = 100_000;
    private static final int FIRST_AGENT = 200_000;
    private static final int FIRST_VDN = 300_000;
    private static final int FIRST_BACK_OFFICE = 400_000;
    /** Plain stations that agents consult and transfer to, one for so many agents. */
    private static final int AGENTS_PER_BACK_OFFICE = 10;
    private static final int SKILLS_PER_AGENT_MAX = 8;
    private static final int LEVELS = 4;
    private static final int RING_MILLIS = 20_000;
    private static final int WORK_MILLIS = 10_000;

    private final SiteSize size;
    private final int backOffice;

    Places(SiteSize size) {
        this.size = size;
        this.backOffice = Math.max(1, size.agents() / AGENTS_PER_BACK_OFFICE);
    }

    SiteSize size() {
        return size;
    }

    static String station(int agent) {
        return String.valueOf(FIRST_STATION + agent);
    }

    static int agentOf(String station) {
        return Integer.parseInt(station) - FIRST_STATION;
    }

    static String agentId(int agent) {
        return String.valueOf(FIRST_AGENT + agent);
    }

    static String vdn(int skill) {
        return String.valueOf(FIRST_VDN + skill);
    }

    static String skill(int skill) {
        return "skill-" + skill;
    }

    /** As random at its beginning as a real one. */
    static String session(int agent) {
        return String.format("%016x%016x", new SplittableRandom(agent).nextLong(), agent);
    }

    static int agentOfSession(String session) {
        return Integer.parseInt(session.substring(session.length() / 2), 16);
    }

    String backOffice(int number) {
        return String.valueOf(FIRST_BACK_OFFICE + number % backOffice);
    }

    List<String> stations() {
        List<String> stations = new ArrayList<>();
        for (int agent = 0; agent < size.agents(); agent++) {
            stations.add(station(agent));
        }
        for (int i = 0; i < backOffice; i++) {
            stations.add(backOffice(i));
        }
        return stations;
    }

    Site site() {
        SplittableRandom chance = new SplittableRandom(size.seed());
        List<DeviceSite> devices = new ArrayList<>();
        stations().forEach(station -> devices.add(new DeviceSite(SWITCH, station, DeviceKind.STATION)));
        List<SkillSite> skills = new ArrayList<>();
        List<VdnSite> vdns = new ArrayList<>();
        for (int i = 0; i < size.skills(); i++) {
            skills.add(new SkillSite(skill(i), NoAnswerMode.SERVER, RING_MILLIS, i % 2 * WORK_MILLIS, 20_000));
            vdns.add(new VdnSite(SWITCH, vdn(i), "VDN " + i, skill(i), 1 + i % 3));
        }
        List<AgentSite> agents = new ArrayList<>();
        for (int agent = 0; agent < size.agents(); agent++) {
            agents.add(new AgentSite(agentId(agent), "Agent " + agent, "", skillsOf(agent, chance)));
        }
        SwitchSite pbx = new SwitchSite(SWITCH, List.of(new LinkSite(LINK, "tsapi", "", 0, "", "", 0)),
                NumberPlan.NONE);
        return new Site(List.of(pbx), devices, vdns, skills, agents, SiteSettings.DEFAULT);
    }

    /** One to eight skills; together they cover all. */
    private List<SkillLevel> skillsOf(int agent, SplittableRandom chance) {
        TreeMap<Integer, Integer> levels = new TreeMap<>();
        levels.put(agent % size.skills(), 1 + chance.nextInt(LEVELS));
        int further = chance.nextInt(SKILLS_PER_AGENT_MAX);
        for (int i = 0; i < further; i++) {
            levels.putIfAbsent(chance.nextInt(size.skills()), 1 + chance.nextInt(LEVELS));
        }
        List<SkillLevel> skills = new ArrayList<>();
        levels.forEach((skill, level) -> skills.add(new SkillLevel(skill(skill), level)));
        return skills;
    }
}
