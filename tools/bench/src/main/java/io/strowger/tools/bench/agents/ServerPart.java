package io.strowger.tools.bench.agents;

import io.strowger.tools.bench.Part;
import com.fasterxml.jackson.databind.JsonNode;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LinkState;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Rights;
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
import io.strowger.server.Server;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.tools.ToolLog;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;

/**
 * The server of the measurement with a small simulated switch, a process of its own. Arguments: its directory, users in all, users who have a password, a
 * PEM file of certificate and key or a dash.
 */
final class ServerPart {
    /** The first user's id; users are agents and supervisors of everybody, numbered on. */
    static final int FIRST_USER = 100_000;
    static final String PASSWORD = "bench";
    static final String SECRET = "a secret of the measurement, 32 octets and some";
    /** The agent whose state changes are fanned out, and his station. */
    static final String CHANGING = String.valueOf(SwitchConfiguration.FIRST_AGENT);
    static final String STATION = String.valueOf(SwitchConfiguration.FIRST_STATION);
    static final String SWITCH = "CM";
    private static final int STATIONS = 4;
    private static final String LINK = "aes1";
    private static final String SKILL = "support";
    private static final String LOOPBACK = "127.0.0.1";
    private static final long WAIT_SECONDS = 60;
    private static final long LOOK_MILLIS = 5;
    /** As the shipped settings have it. */
    private static final PasswordHash.Cost COST = new PasswordHash.Cost(19_456, 2, 1);

    private ServerPart() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        ToolLog.toFile(directory.resolve("server.log"));
        SwitchConfiguration theSwitch = SwitchConfiguration.contactCentre(STATIONS, AnswerMode.MANUAL);
        try (SwitchSimulator simulator = new SwitchSimulator(theSwitch)) {
            simulator.start();
            Files.writeString(directory.resolve("secret"), SECRET);
            try (Server server = Server.start(settings(directory, theSwitch, arguments),
                    site(simulator, theSwitch, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])))) {
                await(server);
                Part.serve(order -> answer(order, server));
            }
        }
    }

    private static void await(Server server) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (server.links().isEmpty() || server.links().stream().anyMatch(link -> link.state() != LinkState.UP)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the link did not come up");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static Map<String, Object> answer(JsonNode order, Server server) throws Exception {
        Map<String, Object> members = new LinkedHashMap<>();
        switch (order.get("order").asText()) {
            case "port" -> members.put("port", server.agentPort());
            case "heap" -> {
                members.put("bytes", liveBytes());
                members.put("sessions", server.health().counts().get("sessions"));
            }
            default -> members.put("failed", "no such order");
        }
        return members;
    }

    /** Octets of all objects that live, counted by the virtual machine after a full collection. */
    private static long liveBytes() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                new Object[]{new String[0]}, new String[]{String[].class.getName()});
        if (System.getProperty("bench.histogram") != null) {
            System.err.println(histogram.lines().limit(60).reduce("", (all, line) -> all + line + "\n"));
        }
        String total = histogram.strip().substring(histogram.strip().lastIndexOf('\n') + 1);
        String[] words = total.strip().split("\\s+");
        return Long.parseLong(words[2]);
    }

    private static ServerSettings settings(Path directory, SwitchConfiguration theSwitch, String[] arguments) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("server.name", "strowger-bench");
        values.put("server.drain", "2s");
        values.put("data.directory", directory.resolve("data").toString());
        values.put("data.free-space-min", "64 MiB");
        values.put("agents.host", LOOPBACK);
        values.put("agents.port", 0);
        values.put("agents.sessions-max", 100_000);
        values.put("agents.connections-max", 100_000);
        values.put("agents.connections-per-address-max", 100_000);
        values.put("agents.connects-per-address.per-second", 100_000);
        values.put("agents.connects-per-address.burst", 100_000);
        values.put("agents.rate.per-second", 100_000);
        values.put("agents.rate.burst", 100_000);
        values.put("authentication.tokens.secret-file", "secret");
        values.put("authentication.tokens.lifetime-max", "24h");
        if (!arguments[3].equals("-")) {
            values.put("agents.tls.certificate", arguments[3]);
            values.put("agents.tls.key", arguments[3]);
        }
        values.put("http.host", LOOPBACK);
        values.put("http.port", 0);
        values.put("credentials",
                Map.of(LINK, Map.of("login", theSwitch.link().login(), "password", theSwitch.link().password())));
        return ServerSettings.of(directory, values);
    }

    private static Site site(SwitchSimulator simulator, SwitchConfiguration theSwitch, int users, int withPassword) {
        LinkSite link = new LinkSite(LINK, "tsapi", LOOPBACK, simulator.nameServerPort(), theSwitch.link().tlinkName(),
                LINK, 0);
        List<DeviceSite> devices = new ArrayList<>();
        for (int i = 0; i < STATIONS; i++) {
            devices.add(new DeviceSite(SWITCH, String.valueOf(SwitchConfiguration.FIRST_STATION + i),
                    DeviceKind.STATION));
        }
        String hash = withPassword == 0 ? "" : new PasswordHasher().hash(PASSWORD, COST);
        Rights all = new Rights("", "", List.of("*"));
        List<AgentSite> people = new ArrayList<>();
        people.add(new AgentSite(CHANGING, "", "", List.of(new SkillLevel(SKILL, 1))));
        for (int i = 0; i < users; i++) {
            people.add(new AgentSite(String.valueOf(FIRST_USER + i), "", i < withPassword ? hash : "", List.of())
                    .withRights(all));
        }
        return new Site(List.of(new SwitchSite(SWITCH, List.of(link), NumberPlan.NONE)), devices,
                List.of(new VdnSite(SWITCH, SwitchConfiguration.VDN, "Support", SKILL, 5)),
                List.of(new SkillSite(SKILL, NoAnswerMode.SERVER, 10_000, 0, 20_000)), people, SiteSettings.DEFAULT);
    }
}
