package io.strowger.tools.demo;

import io.strowger.core.model.AgentState;
import io.strowger.core.model.LinkState;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineView;
import io.strowger.pbx.LinkStatus;
import io.strowger.server.Server;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.LiveCall;
import io.strowger.simulator.model.SwitchStatistics;
import io.strowger.tools.Interruption;
import io.strowger.tools.agents.Crowd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A running demo. Runs on the caller's thread from start to end; {@link Interruption} ends it early, in the same
 * order: no new calls, live calls finish, agents
 * leave, the server stops.
 */
final class Demo implements AutoCloseable {
    /** Longest wait for the link and for the agents to become ready. */
    private static final long READY_MILLIS_MAX = 20_000;
    /** Time that live calls have to end by themselves after the traffic; then the callers hang up. */
    private static final long FINISH_MILLIS_MAX = 2_500;
    /** Time that engine and switch have to agree after the last call. */
    private static final long AGREE_MILLIS_MAX = 5_000;
    private static final long LOOK_MILLIS = 250;
    private static final long POLL_MILLIS = 50;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final DemoOptions options;
    private final Interruption interruption;
    private final Screen screen;
    private final RecentChoices choices = new RecentChoices();
    private final Rate rate = new Rate();
    private final SwitchSimulator simulator;
    private final Server server;
    private final Crowd crowd;
    private final DemoSetup setup;
    private final Places places;
    private long trafficNanos;
    private long trafficEndNanos;

    private Demo(DemoOptions options, Path data, Interruption interruption, Screen screen) throws IOException {
        this.options = options;
        this.interruption = interruption;
        this.screen = screen;
        this.setup = new DemoSetup(options);
        SwitchConfiguration theSwitch = setup.theSwitch();
        simulator = new SwitchSimulator(theSwitch);
        Server started = null;
        try {
            simulator.start();
            started = Server.start(setup.settings(data, theSwitch), setup.site(theSwitch, simulator.nameServerPort()));
            server = started;
            server.onFact(choices::onFact);
            crowd = Crowd.start(setup.crowd(server.agentPort()));
        } catch (IOException | RuntimeException failure) {
            if (started != null) {
                started.close();
            }
            simulator.close();
            throw failure;
        }
        places = new Places(server.journalDirectory(), server.agentPort(), server.httpPort(),
                simulator.nameServerPort(), DemoCommand.log(data));
    }

    static Demo start(DemoOptions options, Path data, Interruption interruption, Screen screen) throws IOException {
        return new Demo(options, data, interruption, screen);
    }

    /**
     * Lets people call until the time is over or the demo is told to end, brings everything to an end and gives the
     * account.
     */
    DemoResult run() {
        await("starting", READY_MILLIS_MAX, () -> interruption.isAsked() || isReady());
        if (!interruption.isAsked() && !isLinkUp()) {
            throw new IllegalStateException("the link to the simulated switch did not come up: " + links());
        }
        simulator.latency().reset();
        trafficNanos = System.nanoTime();
        simulator.startTraffic(setup.traffic());
        while (!isOver() && !interruption.await(LOOK_MILLIS)) {
            screen.show(status("running, Ctrl-C ends"), places);
        }
        simulator.stopTraffic();
        trafficEndNanos = System.nanoTime();
        return end();
    }

    private boolean isOver() {
        return options.seconds() > 0 && System.nanoTime() - trafficNanos >= TimeUnit.SECONDS.toNanos(options.seconds());
    }

    private boolean isLinkUp() {
        return !server.links().isEmpty()
                && server.links().stream().allMatch(link -> link.state() == LinkState.UP);
    }

    private boolean isReady() {
        return isLinkUp() && agents(server.view()).getOrDefault(AgentState.READY, 0) == options.agents();
    }

    private DemoResult end() {
        await("ending, calls finish", FINISH_MILLIS_MAX, () -> simulator.statistics().inProgress() == 0);
        for (LiveCall call : simulator.liveCalls()) {
            simulator.hangUp(call.handle());
        }
        await("ending, engine and switch are compared", AGREE_MILLIS_MAX,
                () -> simulator.statistics().inProgress() == 0 && compare().agrees());
        Comparison comparison = compare();
        SwitchStatistics calls = simulator.statistics();
        LatencySummary all = LatencySummary.of(simulator.latency().nanos());
        Map<Integer, Long> byRequest = simulator.latency().byCrossRefId();
        screen.show(status("ending, agents log off"), places);
        close();
        LoggedCalls logged = LoggedCalls.in(places.journal());
        byRequest.keySet().retainAll(logged.decidedAtOnce());
        LatencySummary agentFree = LatencySummary
                .of(byRequest.values().stream().mapToLong(Long::longValue).toArray());
        return new DemoResult(calls, logged.contactsEnded(), comparison, logged.anomalies(), options.agents(),
                new DemoResult.Latencies(all, agentFree), options.seed(),
                TimeUnit.NANOSECONDS.toSeconds(trafficEndNanos - trafficNanos), places);
    }

    /** Waits and shows, for a bounded time. */
    private void await(String phase, long millis, BooleanSupplier done) {
        long begun = System.nanoTime();
        long shown = begun;
        screen.show(status(phase), places);
        while (!done.getAsBoolean() && System.nanoTime() - begun < millis * NANOS_PER_MILLI) {
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (System.nanoTime() - shown >= LOOK_MILLIS * NANOS_PER_MILLI) {
                shown = System.nanoTime();
                screen.show(status(phase), places);
            }
        }
    }

    private Comparison compare() {
        return Comparison.of(server.view(), DemoSetup.SWITCH, simulator.liveCalls(), simulator.stations());
    }

    private DemoStatus status(String phase) {
        EngineView view = server.view();
        SwitchStatistics calls = simulator.statistics();
        long end = trafficEndNanos == 0 ? System.nanoTime() : trafficEndNanos;
        return new DemoStatus(phase, trafficNanos == 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(end - trafficNanos),
                links(), calls, rate.at(System.nanoTime(), calls.offered()), queue(view), agents(view),
                LatencySummary.of(simulator.latency().nanos()), choices.lines(), server.statistics().anomalies());
    }

    private List<String> links() {
        return server.links().stream().map(Demo::link).toList();
    }

    private static String link(LinkStatus link) {
        return link.switchName() + "/" + link.link() + " " + link.state()
                + (link.state() == LinkState.UP
                        ? ", private data version " + link.peer().privateDataVersion() + ", monitors "
                                + link.counters().monitorsStanding()
                        : " " + link.cause() + " " + link.detail());
    }

    private static DemoStatus.Queue queue(EngineView view) {
        int waiting = 0;
        long oldest = 0;
        for (Contact contact : view.contacts().values()) {
            if (contact.isWaiting()) {
                waiting++;
                oldest = Math.max(oldest, view.reign().timeNanos() - contact.demand().queuedNanos());
            }
        }
        return new DemoStatus.Queue(waiting, oldest / NANOS_PER_MILLI);
    }

    private static Map<AgentState, Integer> agents(EngineView view) {
        Map<AgentState, Integer> states = new EnumMap<>(AgentState.class);
        for (Agent agent : view.agents().values()) {
            states.merge(agent.state(), 1, Integer::sum);
        }
        return states;
    }

    @Override
    public void close() {
        crowd.close();
        server.close();
        simulator.close();
    }
}
