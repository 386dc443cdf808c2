package io.strowger.tools.demo;

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
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.Spread;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.tools.agents.AgentHabits;
import io.strowger.tools.agents.CrowdSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is who in the demo: settings, site, switch and people that fit each other. */
final class DemoSetup {
    static final String SWITCH = "CM";
    static final String LINK = "aes1";
    static final String SKILL = "support";
    private static final String LOOPBACK = "127.0.0.1";
    static final String PASSWORD = "demo";
    /** Demo passwords guard nothing, and a usual hash would keep a core busy for 40 ms an agent. */
    private static final PasswordHash.Cost COST = new PasswordHash.Cost(64, 1, 1);
    private static final int LEVELS = 3;
    private static final int RING_MILLIS = 4_000;
    private static final int OBJECTIVE_MILLIS = 20_000;
    /** Callers who are less patient than an agent is slow give up while it rings. */
    private static final Spread PATIENCE = new Spread(1_000, 20_000);
    private static final Spread TALK = new Spread(500, 2_500);
    private static final int LOGINS_WAITING_MIN = 256;

    private final DemoOptions options;

    DemoSetup(DemoOptions options) {
        this.options = options;
    }

    SwitchConfiguration theSwitch() {
        return SwitchConfiguration.contactCentre(options.agents(), AnswerMode.MANUAL)
                .withPorts(options.ports().nameServer(), 0);
    }

    ServerSettings settings(Path data, SwitchConfiguration theSwitch) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("server.name", "strowger-demo");
        values.put("server.drain", "2s");
        values.put("data.directory", data.toString());
        values.put("data.free-space-min", "64 MiB");
        values.put("agents.host", LOOPBACK);
        values.put("agents.port", options.ports().agents());
        values.put("agents.connects-per-address.burst", 2 * options.agents() + 100);
        values.put("authentication.queue-max", options.agents() + LOGINS_WAITING_MIN);
        values.put("authentication.argon2.memory-kib", COST.memoryKib());
        values.put("authentication.argon2.passes", COST.passes());
        values.put("authentication.argon2.lanes", COST.lanes());
        values.put("http.host", LOOPBACK);
        values.put("http.port", options.ports().http());
        values.put("credentials",
                Map.of(LINK, Map.of("login", theSwitch.link().login(), "password", theSwitch.link().password())));
        return ServerSettings.of(data, values);
    }

    Site site(SwitchConfiguration theSwitch, int nameServerPort) {
        LinkSite link = new LinkSite(LINK, "tsapi", LOOPBACK, nameServerPort, theSwitch.link().tlinkName(), LINK, 0);
        List<DeviceSite> devices = new ArrayList<>();
        List<AgentSite> agents = new ArrayList<>();
        String hash = new PasswordHasher().hash(PASSWORD, COST);
        for (int i = 0; i < options.agents(); i++) {
            devices.add(new DeviceSite(SWITCH, String.valueOf(SwitchConfiguration.FIRST_STATION + i),
                    DeviceKind.STATION));
            String id = String.valueOf(SwitchConfiguration.FIRST_AGENT + i);
            agents.add(new AgentSite(id, "Agent " + id, hash, List.of(new SkillLevel(SKILL, 1 + i % LEVELS))));
        }
        return new Site(List.of(new SwitchSite(SWITCH, List.of(link), NumberPlan.NONE)), devices,
                List.of(new VdnSite(SWITCH, SwitchConfiguration.VDN, "Support", SKILL, 5)),
                List.of(new SkillSite(SKILL, NoAnswerMode.SERVER, RING_MILLIS, 0, OBJECTIVE_MILLIS)), agents,
                SiteSettings.DEFAULT);
    }

    CrowdSettings crowd(int agentPort) {
        return new CrowdSettings(LOOPBACK, agentPort, SWITCH, options.agents(),
                new CrowdSettings.Numbers(SwitchConfiguration.FIRST_AGENT, SwitchConfiguration.FIRST_STATION), PASSWORD,
                AgentHabits.BRISK, options.seed());
    }

    TrafficProfile traffic() {
        return new TrafficProfile(options.callsPerSecond(), options.seed(), List.of(SwitchConfiguration.VDN), PATIENCE,
                new Spread(0, 0), TALK, 0, 0);
    }
}
