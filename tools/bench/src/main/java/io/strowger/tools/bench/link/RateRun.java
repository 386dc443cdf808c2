package io.strowger.tools.bench.link;

import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.JournalSettings;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.Output;
import io.strowger.core.port.Sequencer;
import io.strowger.core.runtime.EngineClock;
import io.strowger.core.runtime.EngineRuntime;
import io.strowger.core.site.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How many messages a second are decoded, translated, journalled and applied. A fixed number of calls is always under way, so that the rate is what the slowest
 * part can do and nothing can pile up: sources and the queue of facts are bounded, and at the end everything is waited for.
 */
final class RateRun implements AutoCloseable {
    private static final int QUOTA = 4_096;
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PARK_NANOS = 20_000;
    /** Desktops acknowledge so often. */
    private static final long ACKNOWLEDGE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    private final ChronicleJournal journal;
    private final EngineRuntime runtime;
    private final Sequencer.Source desk;
    private final List<DrivenLink> links = new ArrayList<>();
    private final Map<String, DrivenLink> bySwitch = new HashMap<>();
    private final Map<String, Long> pushed = new ConcurrentHashMap<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private long acknowledgedAt;
    private long waitingMax;

    /** What is to be carried. */
    record Shape(int links, int agents, int slots) {}

    /**
     * What was carried.
     *
     * @param messages of switches, journalled and applied
     * @param inputs all of them, with those of agents and timers
     * @param waitingMax most inputs whose facts waited for the journal, of those seen
     * @param processorMicros of a message, by thread
     */
    record Rate(long messages, long inputs, long facts, double seconds, long waitingMax, long anomalies,
            Map<String, Double> processorMicros) {
        double perSecond() {
            return messages / seconds;
        }
    }

    RateRun(Path directory, Shape shape, Queue<byte[]> sample) {
        journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT);
        runtime = EngineRuntime
                .recover(new EngineRuntime.Context(journal, EngineClock.system(),
                        (sequence, index, output) -> out(output)));
        Site site = Sites.of(shape.links(), shape.agents(), DrivenLink.Tlink.NAME_SERVER_PORT);
        desk = runtime.source("desk", QUOTA);
        for (int i = 0; i < shape.links(); i++) {
            DrivenLink link = new DrivenLink(site, i, runtime.source("link " + i, QUOTA),
                    new DrivenLink.Load(shape.agents(), shape.slots(), sample));
            links.add(link);
            bySwitch.put(Sites.switchName(i), link);
        }
        runtime.start();
        offer(new Input.ConfigurationApplied(1, "bench", site));
        links.forEach(DrivenLink::start);
        // What a link has offered the engine may not have seen yet, and agents come in by another source.
        until("the links to be up", () -> links.stream().allMatch(DrivenLink::isUp)
                && runtime.view().links().values().stream().filter(link -> link.state() == LinkState.UP)
                        .count() == shape.links());
        long connection = 0;
        for (int link = 0; link < shape.links(); link++) {
            for (int agent = 0; agent < shape.agents(); agent++) {
                comeIn(link, agent, ++connection);
            }
        }
        int agents = shape.links() * shape.agents();
        until("the agents to be ready", () -> runtime.view().agents().values().stream()
                .filter(agent -> agent.state() == AgentState.READY).count() == agents);
    }

    private void comeIn(int link, int agent, long connection) {
        String session = String.format("%032x", connection);
        offer(new Input.SessionOpened(session, Sites.agentId(link, agent), SessionRole.AGENT, Bytes.EMPTY, 1,
                connection));
        offer(new Input.SessionRequested(session, 1,
                new Command.LogOn(Sites.switchName(link), ServerSide.station(agent))));
        offer(new Input.SessionRequested(session, 2, new Command.SetReady(false)));
    }

    private void offer(Input input) {
        byte[] bytes = INPUT.encode(input);
        while (desk.offer(bytes) < 0) {
            LockSupport.parkNanos(PARK_NANOS);
        }
    }

    /** On the core thread. */
    private void out(Output output) {
        switch (output) {
            case Output.PbxRequest request -> bySwitch.get(request.switchName()).submit(request);
            case Output.SessionPush push -> pushed.put(push.sessionId(), push.sequence());
            default -> {
                // The gateway would send it.
            }
        }
    }

    private interface Condition {
        boolean holds();
    }

    /** Goes on with what is under way, without new calls. */
    private void until(String what, Condition condition) {
        long deadline = System.nanoTime() + WAIT_NANOS;
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for " + what + ": " + runtime.statistics());
            }
            turn(false);
        }
    }

    private void turn(boolean newCalls) {
        boolean worked = false;
        for (DrivenLink link : links) {
            worked |= link.turn(newCalls);
        }
        acknowledge();
        if (!worked) {
            LockSupport.parkNanos(PARK_NANOS);
        }
    }

    private void acknowledge() {
        long now = System.nanoTime();
        if (now - acknowledgedAt < ACKNOWLEDGE_NANOS) {
            return;
        }
        acknowledgedAt = now;
        waitingMax = Math.max(waitingMax, runtime.statistics().factsWaiting());
        pushed.forEach((session, number) -> {
            if (!number.equals(acknowledged.put(session, number))) {
                offer(new Input.PushAcknowledged(session, number));
            }
        });
    }

    /** Carries calls for so long, and then waits until all that was taken is journalled and applied, facts included. */
    Rate run(long seconds) throws IOException {
        long before = offered();
        io.strowger.core.runtime.Statistics statistics = runtime.statistics();
        waitingMax = 0;
        ProcessorTime processor = ProcessorTime.now();
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            turn(true);
        }
        until("the calls to end", () -> links.stream().allMatch(DrivenLink::isIdle));
        until("everything to be journalled and applied",
                () -> runtime.statistics().offered() == 0 && runtime.statistics().factsWaiting() == 0);
        double took = (System.nanoTime() - begun) / 1e9;
        io.strowger.core.runtime.Statistics now = runtime.statistics();
        if (!now.failure().isEmpty()) {
            throw new IOException("the core stopped: " + now.failure());
        }
        Map<String, Double> micros = ProcessorTime.now().microsSince(processor, Math.max(1, offered() - before));
        return new Rate(offered() - before, now.inputs() - statistics.inputs(), now.facts() - statistics.facts(), took,
                waitingMax, now.anomalies() - statistics.anomalies(), micros);
    }

    private long offered() {
        return links.stream().mapToLong(DrivenLink::offered).sum();
    }

    @Override
    public void close() {
        runtime.close();
        journal.close();
    }
}
