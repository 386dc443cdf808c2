package io.strowger.tools.soak;

import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecordFold;
import io.strowger.calllog.fold.ResumePoint;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.output.Output;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.StateHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The sequencer and the engine, with the call log behind it: inputs are encoded, stamped with virtual time and applied one after the other, facts are encoded,
 * decoded and folded as the journal's readers do.
 */
final class VirtualCore {
    /** Engine time at the beginning of a run: a day of the past, the same in every run. */
    static final long START_MILLIS = 1_795_000_000_000L;
    private static final long SOURCE = 1;
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    /** Anomalies of one kind that are kept as text. */
    private static final int EXAMPLES_MAX = 5;

    private final VirtualTime time;
    private final Trace trace;
    private final Consumer<Output> outputs;
    private final Engine engine = new Engine(new EngineState());
    private final StateHash hash = engine.hasher();
    private final CallRecordFold fold = new CallRecordFold(ResumePoint.START);
    private final ArrayDeque<Input> waiting = new ArrayDeque<>();
    private final List<CallRecord> records = new ArrayList<>();
    private final TreeMap<String, Long> anomalies = new TreeMap<>();
    private final TreeMap<String, List<String>> examples = new TreeMap<>();
    private boolean applying;
    private long facts;

    VirtualCore(VirtualTime time, Trace trace, Consumer<Output> outputs) {
        this.time = time;
        this.trace = trace;
        this.outputs = outputs;
    }

    /** Applies an input, and those that its outputs bring about at once. */
    void offer(Input input) {
        waiting.add(input);
        if (applying) {
            return;
        }
        applying = true;
        try {
            while (!waiting.isEmpty()) {
                apply(waiting.poll());
            }
        } finally {
            applying = false;
        }
    }

    private void apply(Input input) {
        trace.at(time.now(), () -> "input " + (engine.sequence() + 1) + " " + input);
        long nanos = START_MILLIS * VirtualTime.NANOS_PER_MILLI + time.now();
        Applied applied = engine.apply(new JournalledInput(engine.sequence() + 1, 1, nanos, (int) SOURCE,
                Bytes.of(INPUT.encode(input))));
        List<Fact> made = applied.facts(hash);
        for (int index = 0; index < made.size(); index++) {
            fact(applied, index, made.get(index));
        }
        applied.outputs().forEach(outputs);
    }

    private void fact(Applied applied, int index, Fact made) {
        Bytes payload = Bytes.of(FACT.encode(made));
        byte[] bytes = payload.toByteArray();
        Fact fact = switch (FACT.decode(bytes, 0, bytes.length)) {
            case Decoded.Value<Fact>(Fact value) -> value;
            case Decoded.Fault<Fact> fault -> throw new IllegalStateException("a fact cannot be read: " + fault);
        };
        facts++;
        trace.at(time.now(), () -> "  fact " + fact);
        if (fact instanceof Fact.AnomalyRecorded anomaly) {
            String kind = anomaly.kind().name();
            anomalies.merge(kind, 1L, Long::sum);
            List<String> few = examples.computeIfAbsent(kind, k -> new ArrayList<>());
            if (few.size() < EXAMPLES_MAX) {
                few.add(anomaly.entity() + ": " + anomaly.detail());
            }
        }
        records.addAll(fold.accept(
                new JournalledFact(applied.sequence(), index, applied.timeNanos(), Engine.VERSION, payload), fact));
    }

    /** In virtual time; Long.MAX_VALUE for none. */
    long nextDeadline() {
        long next = engine.nextDeadlineNanos();
        return next == Long.MAX_VALUE ? next : next - START_MILLIS * VirtualTime.NANOS_PER_MILLI;
    }

    void onTime() {
        offer(new Input.TimeAdvanced());
    }

    EngineState state() {
        return engine.state();
    }

    /** Records of the call log so far, and forgets them. */
    List<CallRecord> takeRecords() {
        List<CallRecord> taken = List.copyOf(records);
        records.clear();
        return taken;
    }

    /** What the call log holds as not over yet. */
    List<CallRecord> open() {
        return fold.open();
    }

    TreeMap<String, Long> anomalies() {
        return anomalies;
    }

    TreeMap<String, List<String>> examples() {
        return examples;
    }

    long inputs() {
        return engine.sequence();
    }

    long facts() {
        return facts;
    }

    long hash() {
        return engine.hash();
    }
}
