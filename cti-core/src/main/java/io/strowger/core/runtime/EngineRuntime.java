package io.strowger.core.runtime;

import io.strowger.core.analysis.NumberTables;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.port.Sequencer;
import io.strowger.core.state.EngineView;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local sequencer and the engine behind it, one thread at a time: it takes offers from the sources in turn, stamps and journals each, applies it, and hands
 * outputs to the listener. Ordering and applying share the thread because a hand-over between threads costs a wake-up of tens of microseconds per input and
 * buys nothing: an output may leave only after its input is in the journal.
 *
 * <p>For the same reason an edge that has brought a few inputs runs the core itself, when nobody else does ({@link CoreGate}). Whatever is more than that, comes
 * from elsewhere, or may take long is the core thread's: timers, snapshots, the end.
 */
public final class EngineRuntime implements Sequencer {
    /** Inputs taken from one source before the next has its turn: what a flooding source can delay another by. */
    public static final int TURN_INPUTS_MAX = 32;

    /** Inputs that an edge applies in one turn; when more wait it leaves them all to the core thread. */
    public static final int EDGE_INPUTS_MAX = 16;

    /** An edge that has run the core for so long leaves the rest to the core thread, in nanoseconds. */
    static final long EDGE_NANOS_MAX = 1_000_000L;

    /** A snapshot is kept after so many inputs. */
    public static final int SNAPSHOT_EVERY_INPUTS = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger("strowger.core");
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final byte[] TIME_ADVANCED = INPUT.encode(new Input.TimeAdvanced());
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** The view is published no more often than this. */
    private static final long PUBLISH_NANOS = 20 * NANOS_PER_MILLI;
    /** Longest sleep of the core thread: edges leave it what they did not publish. */
    static final long PARK_NANOS_MAX = PUBLISH_NANOS;

    private final Context context;
    private final long parkNanosMax;
    private final Engine engine;
    private final FactWriter factWriter;
    private final SnapshotKeeper snapshots;
    private final CopyOnWriteArrayList<SourceQueue> sources = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "strowger-core");
    private final CoreGate gate = new CoreGate(thread);
    private volatile boolean idle;
    /** Until when the core thread sleeps when it does. */
    private volatile long sleepEndsNanos = Long.MAX_VALUE;
    private volatile boolean closing;
    private volatile EngineView view;
    private volatile Statistics statistics = new Statistics(0, 0, 0, 0, 0, 0, 0, 0, "", List.of());
    private volatile Throwable failure;

    private long epoch;
    private long epochWallNanos;
    private long epochMonotonicNanos;
    private long lastTimeNanos;
    private long publishedNanos;
    private boolean unpublished;
    private long inputs;
    private long facts;
    private long outputs;
    private long anomalies;
    private long applyNanosMax;

    /** What the runtime stands on. */
    public record Context(Journal journal, EngineClock clock, OutputListener outputs, DecisionListener decisions,
            NumberTables numberTables) {
        /** Nobody listens to how long decisions take. */
        public Context(Journal journal, EngineClock clock, OutputListener outputs) {
            this(journal, clock, outputs, DecisionListener.NONE, NumberTables.NONE);
        }

        /** Without number tables. */
        public Context(Journal journal, EngineClock clock, OutputListener outputs, DecisionListener decisions) {
            this(journal, clock, outputs, decisions, NumberTables.NONE);
        }
    }

    private EngineRuntime(Context context, Recovered recovered, long parkNanosMax) {
        this.context = context;
        this.parkNanosMax = parkNanosMax;
        this.engine = recovered.engine();
        this.factWriter = new FactWriter(context.journal(), recovered.hash(), engine.sequence());
        this.view = engine.view();
        this.snapshots = new SnapshotKeeper(context.journal(), factWriter::writtenThrough, SNAPSHOT_EVERY_INPUTS);
        this.lastTimeNanos = view.reign().timeNanos();
        LOG.info("recovered sequence={} replayed={} factsAppended={}", engine.sequence(), recovered.replayed(),
                recovered.factsAppended());
    }

    /**
     * Brings an engine up to the end of the journal. It takes no inputs before {@link #start()}. Must be called on a thread that ends up appending nothing
     * else to the journal.
     */
    public static EngineRuntime recover(Context context) {
        return recover(context, PARK_NANOS_MAX);
    }

    /** With a core thread that looks by itself so seldom: what it is not woken for does not happen. */
    static EngineRuntime recover(Context context, long parkNanosMax) {
        Recovered[] recovered = new Recovered[1];
        RuntimeException[] failed = new RuntimeException[1];
        // A journal's appender belongs to one thread: this one ends before the fact writer begins.
        Thread thread = new Thread(() -> {
            try {
                recovered[0] = Recovered.from(context.journal(), context.numberTables());
            } catch (RuntimeException e) {
                failed[0] = e;
            }
        }, "strowger-recovery");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during recovery", e);
        }
        if (failed[0] != null) {
            throw failed[0];
        }
        return new EngineRuntime(context, recovered[0], parkNanosMax);
    }

    /** Begins a new epoch and takes inputs from now on. */
    public void start() {
        factWriter.start();
        thread.start();
        snapshots.start();
    }

    /** The state as it was a moment ago; the position is in its reign. */
    public EngineView view() {
        return view;
    }

    public long sequence() {
        return view.reign().sequence();
    }

    public Statistics statistics() {
        Statistics s = statistics;
        long offered = 0;
        for (SourceQueue source : sources) {
            offered += source.size();
        }
        return new Statistics(s.inputs(), s.facts(), s.outputs(), s.anomalies(), offered, factWriter.waiting(),
                s.applyNanosMax(), s.idleSinceNanos(), failure == null ? "" : failure.toString(),
                s.merges());
    }

    @Override
    public Source source(String name, int quota) {
        return add(name, quota, SourceQueue.Wakening.atOnce(this::wake));
    }

    @Override
    public Source edgeSource(String name, int quota) {
        return add(name, quota, SourceQueue.Wakening.ofTurns(this::runAtEdge));
    }

    private synchronized Source add(String name, int quota, SourceQueue.Wakening wakening) {
        SourceQueue source = new SourceQueue(name, sources.size() + 1, quota, wakening);
        sources.add(source);
        return source;
    }

    private void wake() {
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        try {
            beginEpoch();
            while (true) {
                boolean worked = turn();
                advanceTime();
                publish();
                if (snapshots.isDue(engine.sequence())) {
                    snapshots.keep(engine.freeze());
                }
                if (!worked && (closing || !sleep())) {
                    break;
                }
            }
            if (failure == null) {
                end(null);
            }
        } catch (InterruptedException e) {
            end(e);
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            end(e);
        }
    }

    /** Nothing is taken any more; whoever runs the core is the last. */
    private void end(Throwable why) {
        if (why != null) {
            failure = why;
            LOG.error("the core stopped at sequence={}", engine.sequence(), why);
        }
        sources.forEach(SourceQueue::close);
        view = engine.view();
        gate.shut();
    }

    // ---- on a thread of the edge

    /** Applies what this and other edges have offered, if nobody does and it is little. */
    private void runAtEdge() {
        if (waitingAtEdge() > EDGE_INPUTS_MAX) {
            wake();
            return;
        }
        if (!gate.tryEnter()) {
            return;
        }
        try {
            edgeTurn();
        } catch (InterruptedException | RuntimeException | Error e) {
            end(e);
            return;
        }
        boolean early = engine.nextDeadlineNanos() != Long.MAX_VALUE
                && engine.nextDeadlineNanos() - engineTime() < sleepEndsNanos - context.clock().monotonicNanos();
        gate.leave();
        if (early || isOffered()) {
            wake();
        }
    }

    private void edgeTurn() throws InterruptedException {
        if (!factWriter.hasRoom(EDGE_INPUTS_MAX)) {
            return;
        }
        long endsNanos = context.clock().monotonicNanos() + EDGE_NANOS_MAX;
        int left = EDGE_INPUTS_MAX;
        for (SourceQueue source : sources) {
            byte[] input = source.isOfEdge() && left > 0 ? source.poll() : null;
            while (input != null) {
                apply(source.number(), input);
                left--;
                boolean more = left > 0 && context.clock().monotonicNanos() - endsNanos < 0;
                left = more ? left : 0;
                input = more ? source.poll() : null;
            }
        }
        publish();
    }

    private int waitingAtEdge() {
        int waiting = 0;
        for (SourceQueue source : sources) {
            if (source.isOfEdge()) {
                waiting += source.size();
            }
        }
        return waiting;
    }

    private boolean isOffered() {
        for (SourceQueue source : sources) {
            if (source.size() > 0) {
                return true;
            }
        }
        return false;
    }

    // ---- on the thread that has the gate

    private void beginEpoch() throws InterruptedException {
        long wallMillis = context.clock().wallMillis();
        epoch = view.reign().epoch() + 1;
        epochWallNanos = Math.max(wallMillis * NANOS_PER_MILLI, lastTimeNanos);
        epochMonotonicNanos = context.clock().monotonicNanos();
        apply(0, INPUT.encode(new Input.EpochStarted(epoch, lastTimeNanos / NANOS_PER_MILLI, wallMillis)));
    }

    private boolean turn() throws InterruptedException {
        boolean worked = false;
        for (SourceQueue source : sources) {
            for (int taken = 0; taken < TURN_INPUTS_MAX; taken++) {
                byte[] input = source.poll();
                if (input == null) {
                    break;
                }
                apply(source.number(), input);
                worked = true;
            }
        }
        return worked;
    }

    private long engineTime() {
        long time = epochWallNanos + context.clock().monotonicNanos() - epochMonotonicNanos;
        lastTimeNanos = Math.max(time, lastTimeNanos);
        return lastTimeNanos;
    }

    private void advanceTime() throws InterruptedException {
        if (engine.nextDeadlineNanos() <= engineTime()) {
            apply(0, TIME_ADVANCED);
        }
    }

    private void apply(int source, byte[] payload) throws InterruptedException {
        gate.requireHeld();
        long begun = context.clock().monotonicNanos();
        JournalledInput input = new JournalledInput(engine.sequence() + 1, epoch, engineTime(), source,
                Bytes.owned(payload));
        context.journal().appendInput(input);
        Applied applied = engine.apply(input);
        for (int index = 0; index < applied.outputs().size(); index++) {
            context.outputs().onOutput(applied.sequence(), index, applied.outputs().get(index));
        }
        if (!applied.outputs().isEmpty()) {
            context.outputs().onInputDone(applied.sequence());
        }
        factWriter.write(applied);
        unpublished = true;
        count(applied, context.clock().monotonicNanos() - begun);
    }

    private void count(Applied applied, long nanos) {
        inputs++;
        facts += applied.facts().size();
        outputs += applied.outputs().size();
        applyNanosMax = Math.max(applyNanosMax, nanos);
        boolean decided = false;
        for (Fact fact : applied.facts()) {
            decided |= fact instanceof Fact.RouteDecided;
            if (fact instanceof Fact.AnomalyRecorded anomaly) {
                anomalies++;
                LOG.warn("anomaly sequence={} kind={} entity=\"{}\" detail=\"{}\" meaning=\"{}\"", applied.sequence(),
                        anomaly.kind(), anomaly.entity(), anomaly.detail(), anomaly.kind().sentence());
            }
        }
        if (decided) {
            context.decisions().onDecision(nanos);
        }
    }

    private void publish() {
        long now = context.clock().monotonicNanos();
        if (unpublished && now - publishedNanos >= PUBLISH_NANOS) {
            view = engine.view();
            publishedNanos = now;
            unpublished = false;
        }
        statistics = new Statistics(inputs, facts, outputs, anomalies, 0, 0, applyNanosMax, now, "",
                engine.linkMerges());
    }

    /** Lets others run the core until there is something to do for the core thread; false when the core has ended meanwhile. */
    private boolean sleep() throws InterruptedException {
        long untilDeadline = engine.nextDeadlineNanos() == Long.MAX_VALUE
                ? parkNanosMax
                : engine.nextDeadlineNanos() - engineTime();
        if (untilDeadline <= 0) {
            return true;
        }
        long nanos = Math.min(untilDeadline, parkNanosMax);
        sleepEndsNanos = context.clock().monotonicNanos() + nanos;
        idle = true;
        gate.leave();
        if (!isOffered() && !closing) {
            LockSupport.parkNanos(nanos);
        }
        idle = false;
        return gate.enter();
    }

    /** Takes nothing new, applies and journals what was offered, keeps a snapshot. */
    @Override
    public void close() {
        closing = true;
        sources.forEach(SourceQueue::close);
        LockSupport.unpark(thread);
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join();
                snapshots.close();
                factWriter.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while closing", e);
        }
        if (failure == null && inputs > 0) {
            context.journal().saveSnapshot(engine.sequence(), engine.snapshot());
        }
    }
}
