package io.strowger.tools.simulation;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.Output;
import io.strowger.core.port.Journal.JournalException;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.runtime.Recovered;
import io.strowger.core.site.Site;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.StateHash;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The server's process: sequencer, engine, links and gateway. It can be killed at any step and is started again on its disk. The sequencer is that of the server
 * without its threads: inputs are encoded, stamped, journalled and applied one after the other, facts are written behind them.
 */
final class VirtualServer {
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final int SOURCE = 1;

    /** Where in the work of one input the process is killed. */
    enum Stage {
        /** The record of the input is half written: it is lost, and nothing was done about it. */
        INPUT_TORN,
        /** The input is in the journal and not applied. */
        INPUT_KEPT,
        /** It is applied and nothing of it has left. */
        APPLIED,
        /** Some of its outputs have left. */
        BETWEEN_OUTPUTS
    }

    /**
     * What a server stands on; all of it outlives the process.
     *
     * @param snapshotEvery inputs between two snapshots
     * @param applied told of every input that was applied, once
     */
    record Surroundings(VirtualTime time, VirtualClock clock, VirtualDisk disk, Trace trace, Problems problems,
            int snapshotEvery, BiConsumer<Applied, EngineState> applied) {}

    private final Surroundings around;
    private final Centre centre;
    private final ArrayDeque<Input> waiting = new ArrayDeque<>();
    private final ArrayDeque<JournalledFact> unwritten = new ArrayDeque<>();
    private List<VirtualLink> links = List.of();
    private VirtualGateway gateway;
    private OutsideData outsideData;
    private Engine engine = new Engine(new EngineState(RuleBook.TABLES));
    private StateHash hash = engine.hasher();
    private long epoch;
    private boolean up;
    private boolean applying;
    private Stage killAt;
    private int factsBehindMax;
    private byte[] snapshot;
    private long snapshotSequence;
    private long kept;
    private int restarts;
    private int failedStarts;

    VirtualServer(Surroundings around, Centre centre) {
        this.around = around;
        this.centre = centre;
    }

    /** What the process talks to the outside with; to be given once, before the first start. */
    void connect(List<VirtualLink> theLinks, VirtualGateway theGateway, OutsideData theData) {
        links = theLinks;
        gateway = theGateway;
        outsideData = theData;
    }

    // ---- its life

    boolean isUp() {
        return up;
    }

    /**
     * Starts the process: it recovers what the disk has, and begins an epoch.
     *
     * @return false when it could not, because the disk is full
     */
    boolean start() {
        Recovered recovered;
        try {
            recovered = Recovered.from(around.disk(), RuleBook.TABLES);
        } catch (JournalException full) {
            failedStarts++;
            around.trace().at(around.time().now(), () -> "the server does not start: " + full.getMessage());
            return false;
        }
        compareWithUnkilled(recovered.engine());
        engine = recovered.engine();
        hash = recovered.hash();
        snapshotSequence = around.disk().latestSnapshot().map(stored -> stored.sequence()).orElse(0L);
        snapshot = null;
        kept = snapshotSequence;
        up = true;
        long before = around.clock().begin(engine.state().reign().timeNanos());
        epoch = engine.state().reign().epoch() + 1;
        around.trace().at(around.time().now(), () -> "the server starts, epoch " + epoch + ", replayed "
                + recovered.replayed() + ", facts appended " + recovered.factsAppended());
        offer(new Input.EpochStarted(epoch, before, around.clock().wallMillis()));
        if (up && engine.state().reign().configurationVersion() == 0) {
            offer(new Input.ConfigurationApplied(1, "simulation", centre.site()));
        }
        if (up) {
            links.forEach(VirtualLink::boot);
        }
        return true;
    }

    /** The engine of the killed process takes what its journal has and it had not applied; then both must be equal. */
    private void compareWithUnkilled(Engine restarted) {
        if (engine.sequence() == 0) {
            return;
        }
        catchUp();
        if (engine.sequence() != restarted.sequence() || engine.hash() != restarted.hash()) {
            around.problems().add(String.format("RESTART DIFFERS: unkilled %d %016x, restarted %d %016x",
                    engine.sequence(), engine.hash(), restarted.sequence(), restarted.hash()));
        }
    }

    private void catchUp() {
        try (var inputs = around.disk().inputs(engine.sequence() + 1)) {
            for (JournalledInput input = inputs.next(); input != null; input = inputs.next()) {
                Applied applied = engine.apply(input);
                around.applied().accept(applied, engine.state());
            }
        }
    }

    /** Kills the process at once, between two inputs. */
    void kill(String why) {
        if (!up) {
            return;
        }
        around.trace().at(around.time().now(), () -> "the server is killed: " + why);
        up = false;
        killAt = null;
        restarts++;
        waiting.clear();
        unwritten.clear();
        links.forEach(VirtualLink::die);
        gateway.die();
    }

    /** Kills the process within the next input. */
    void killAt(Stage stage) {
        killAt = stage;
    }

    /** How far facts may be behind their inputs; a killed process loses them and they are made again. */
    void setFactsBehindMax(int most) {
        factsBehindMax = most;
        if (up) {
            writeFacts();
        }
    }

    // ---- inputs

    /** Applies an input, and those that its outputs bring about at once. Nothing reaches a process that is not there. */
    void offer(Input input) {
        if (!up) {
            return;
        }
        waiting.add(input);
        if (applying) {
            return;
        }
        applying = true;
        try {
            while (up && !waiting.isEmpty()) {
                apply(waiting.poll());
            }
        } finally {
            applying = false;
        }
        if (up) {
            gateway.flush();
        }
    }

    /** The next version of the configuration. */
    void configure(Site site) {
        if (up) {
            offer(new Input.ConfigurationApplied(engine.state().reign().configurationVersion() + 1, "simulation",
                    site));
        }
    }

    private boolean killedAt(Stage stage) {
        if (killAt != stage) {
            return false;
        }
        kill("at " + stage + " of input " + (engine.sequence() + 1));
        return true;
    }

    private void apply(Input input) {
        if (killedAt(Stage.INPUT_TORN)) {
            return;
        }
        around.trace().at(around.time().now(), () -> "input " + (engine.sequence() + 1) + " " + input);
        JournalledInput journalled = new JournalledInput(engine.sequence() + 1, epoch, around.clock().engineNanos(),
                SOURCE, Bytes.owned(INPUT.encode(input)));
        try {
            around.disk().appendInput(journalled);
        } catch (JournalException full) {
            kill(full.getMessage());
            return;
        }
        if (killedAt(Stage.INPUT_KEPT)) {
            return;
        }
        Applied applied = engine.apply(journalled);
        applied.facts().forEach(fact -> around.trace().at(around.time().now(), () -> "  fact " + fact));
        queueFacts(applied);
        around.applied().accept(applied, engine.state());
        if (killedAt(Stage.APPLIED)) {
            return;
        }
        outputs(applied.outputs());
        if (up) {
            keepSnapshot();
            writeFacts();
        }
    }

    private void queueFacts(Applied applied) {
        List<Fact> facts = applied.facts(hash);
        for (int index = 0; index < facts.size(); index++) {
            unwritten.add(new JournalledFact(applied.sequence(), index, applied.timeNanos(), Engine.VERSION,
                    Bytes.owned(FACT.encode(facts.get(index)))));
        }
    }

    private void outputs(List<Output> outputs) {
        int last = killAt == Stage.BETWEEN_OUTPUTS ? outputs.size() / 2 : outputs.size();
        for (int index = 0; index < last && up; index++) {
            output(outputs.get(index));
        }
        if (last < outputs.size()) {
            killedAt(Stage.BETWEEN_OUTPUTS);
        }
    }

    private void output(Output output) {
        if (output instanceof Output.PbxRequest request) {
            submit(request);
        } else if (output instanceof Output.LookUpWanted wanted) {
            outsideData.asked(wanted);
        } else {
            gateway.onOutput(output);
        }
    }

    /** As the server's manager of links does. */
    private void submit(Output.PbxRequest request) {
        for (VirtualLink link : links) {
            if (request.link().isEmpty() ? link.state() == LinkState.UP : link.name().equals(request.link())) {
                link.submit(request);
                return;
            }
        }
        offer(new Input.PbxReplied(request.switchName(), request.link(), request.requestId(),
                new PbxReply.NotSent("no link of the switch is up")));
    }

    /** A snapshot is never saved ahead of the facts of what lies before it. */
    private void keepSnapshot() {
        if (snapshot == null && engine.sequence() - kept >= around.snapshotEvery()) {
            snapshot = engine.snapshot();
            snapshotSequence = engine.sequence();
            kept = snapshotSequence;
        }
    }

    private void writeFacts() {
        try {
            while (unwritten.size() > factsBehindMax) {
                around.disk().appendFact(unwritten.poll());
            }
            boolean written = unwritten.isEmpty() || unwritten.peek().inputSequence() > snapshotSequence;
            if (snapshot != null && written) {
                around.disk().saveSnapshot(snapshotSequence, snapshot);
                snapshot = null;
            }
        } catch (JournalException full) {
            kill("facts: " + full.getMessage());
        }
    }

    // ---- time

    /** In virtual time; Long.MAX_VALUE for none. */
    long nextDeadline() {
        return up ? around.clock().virtualOf(engine.nextDeadlineNanos()) : Long.MAX_VALUE;
    }

    void onTime() {
        offer(new Input.TimeAdvanced());
    }

    // ---- looking in

    EngineState state() {
        return engine.state();
    }

    long inputs() {
        return engine.sequence();
    }

    long hash() {
        return engine.hash();
    }

    int restarts() {
        return restarts;
    }

    int failedStarts() {
        return failedStarts;
    }
}
