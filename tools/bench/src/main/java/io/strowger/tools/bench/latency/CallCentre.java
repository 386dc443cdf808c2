package io.strowger.tools.bench.latency;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LinkState;
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
import io.strowger.server.Server;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.tools.agents.AgentHabits;
import io.strowger.tools.agents.Crowd;
import io.strowger.tools.agents.CrowdSettings;
import io.strowger.tools.agents.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A simulated switch, a server with a real journal and agents, all in this process and joined by sockets on loopback. The agents are quick, so that a free one
 * waits for every call: answered after at most 10 ms, talked for 20 to 80 ms, ready again after at most 10 ms.
 */
final class CallCentre implements AutoCloseable {
    private static final String SWITCH = "CM";
    private static final String LINK = "aes1";
    private static final String SKILL = "support";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String PASSWORD = "bench";
    private static final AgentHabits HABITS = new AgentHabits(new Span(1, 10), new Span(20, 80), new Span(1, 10), 1, 0);
    /** Guards nothing. */
    private static final PasswordHash.Cost COST = new PasswordHash.Cost(64, 1, 1);
    /** A call costs three requests; the usual limit of a link would itself be what is measured. */
    private static final int REQUESTS_PER_SECOND = 1_000;
    private static final int RING_MILLIS = 10_000;
    private static final int OBJECTIVE_MILLIS = 20_000;
    private static final long WAIT_SECONDS = 30;
    private static final long LOOK_MILLIS = 2;

    private final int agents;
    private final SwitchSimulator simulator;
    private final Server server;
    private final Crowd crowd;
    private final AtomicLong waited = new AtomicLong();
    private long lost;
    private int next;

    private CallCentre(int agents, long seed, Path data) throws IOException {
        this.agents = agents;
        SwitchConfiguration theSwitch = SwitchConfiguration.contactCentre(agents, AnswerMode.MANUAL);
        simulator = new SwitchSimulator(theSwitch);
        Server started = null;
        try {
            simulator.start();
            started = Server.start(settings(agents, data, theSwitch), site(agents, theSwitch));
            server = started;
            server.onFact((place, fact) -> {
                if (fact instanceof Fact.RouteDecided decided && decided.witness().queueMillis() > 0) {
                    waited.incrementAndGet();
                }
            });
            crowd = Crowd.start(new CrowdSettings(LOOPBACK, server.agentPort(), SWITCH, agents,
                    new CrowdSettings.Numbers(SwitchConfiguration.FIRST_AGENT, SwitchConfiguration.FIRST_STATION),
                    PASSWORD, HABITS, seed));
        } catch (IOException | RuntimeException failure) {
            if (started != null) {
                started.close();
            }
            simulator.close();
            throw failure;
        }
    }

    /** A call centre whose link is up and whose agents are ready. */
    static CallCentre open(int agents, long seed, Path data) throws IOException {
        CallCentre opened = new CallCentre(agents, seed, data);
        try {
            opened.await("the link and the agents", () -> opened.isUp() && opened.isIdle());
            return opened;
        } catch (IOException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    private static ServerSettings settings(int agents, Path data, SwitchConfiguration theSwitch) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("server.name", "strowger-bench");
        values.put("server.drain", "2s");
        values.put("data.directory", data.toString());
        values.put("data.free-space-min", "64 MiB");
        values.put("agents.host", LOOPBACK);
        values.put("agents.port", 0);
        values.put("agents.connects-per-address.burst", 2 * agents);
        values.put("authentication.queue-max", 2 * agents);
        values.put("authentication.argon2.memory-kib", COST.memoryKib());
        values.put("authentication.argon2.passes", COST.passes());
        values.put("authentication.argon2.lanes", COST.lanes());
        values.put("http.host", LOOPBACK);
        values.put("http.port", 0);
        values.put("credentials",
                Map.of(LINK, Map.of("login", theSwitch.link().login(), "password", theSwitch.link().password())));
        return ServerSettings.of(data, values);
    }

    private Site site(int count, SwitchConfiguration theSwitch) {
        LinkSite link = new LinkSite(LINK, "tsapi", LOOPBACK, simulator.nameServerPort(), theSwitch.link().tlinkName(),
                LINK, REQUESTS_PER_SECOND);
        List<DeviceSite> devices = new ArrayList<>();
        List<AgentSite> people = new ArrayList<>();
        String hash = new PasswordHasher().hash(PASSWORD, COST);
        for (int i = 0; i < count; i++) {
            devices.add(new DeviceSite(SWITCH, String.valueOf(SwitchConfiguration.FIRST_STATION + i),
                    DeviceKind.STATION));
            String id = String.valueOf(SwitchConfiguration.FIRST_AGENT + i);
            people.add(new AgentSite(id, "Agent " + id, hash, List.of(new SkillLevel(SKILL, 1))));
        }
        return new Site(List.of(new SwitchSite(SWITCH, List.of(link), NumberPlan.NONE)), devices,
                List.of(new VdnSite(SWITCH, SwitchConfiguration.VDN, "Support", SKILL, 5)),
                List.of(new SkillSite(SKILL, NoAnswerMode.SERVER, RING_MILLIS, 0, OBJECTIVE_MILLIS)), people,
                SiteSettings.DEFAULT);
    }

    private boolean isUp() {
        return !server.links().isEmpty() && server.links().stream().allMatch(link -> link.state() == LinkState.UP);
    }

    private boolean isIdle() {
        return simulator.statistics().inProgress() == 0 && server.view().calls().isEmpty() && server.view().agents()
                .values().stream().filter(agent -> agent.state() == AgentState.READY).count() == agents;
    }

    private void await(String what, BooleanSupplier condition) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("waited " + WAIT_SECONDS + " s in vain for " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    /** A call comes in. */
    void call() {
        next++;
        if (simulator.newCall("91555" + String.format("%05d", next % 100_000), SwitchConfiguration.VDN) == null) {
            lost++;
        }
    }

    /** The latencies since the last call, once every call has ended and every agent is ready again. */
    long[] take() throws IOException {
        await("the calls to end", this::isIdle);
        long[] nanos = simulator.latency().nanos();
        simulator.latency().reset();
        return nanos;
    }

    /** Decisions for which no agent was free at once. Such a latency is a waiting time. */
    long waited() {
        return waited.get();
    }

    /** Calls that found no free circuit. */
    long lost() {
        return lost;
    }

    /** Anomalies that the engine recorded. */
    long anomalies() {
        return server.statistics().anomalies();
    }

    @Override
    public void close() {
        crowd.close();
        server.close();
        simulator.close();
    }
}
