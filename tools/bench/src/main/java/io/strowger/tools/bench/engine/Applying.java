package io.strowger.tools.bench.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.port.JournalledInput;
import java.util.List;

/** Applies recorded inputs over and over, from the snapshot that was taken before the first of them. Confined to a thread. */
final class Applying {
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    private final byte[] snapshot;
    private final List<RecordedInput> inputs;
    private Engine engine;
    private int next;
    private int nextDecoded;
    private long facts;
    private long outputs;
    private long anomalies;
    private long applied;
    /** So that nothing is optimised away. */
    private int seen;

    Applying(byte[] snapshot, List<RecordedInput> inputs) {
        this.snapshot = snapshot;
        this.inputs = inputs;
        restart();
    }

    void restart() {
        engine = Engine.restore(snapshot);
        next = 0;
    }

    boolean isAtEnd() {
        return next == inputs.size();
    }

    /** Decides and commits the next input. */
    Applied apply() {
        RecordedInput input = inputs.get(next++);
        Applied made = engine
                .apply(new JournalledInput(engine.sequence() + 1, 1, input.timeNanos(), 1, input.payload()));
        applied++;
        facts += made.facts().size();
        outputs += made.outputs().size();
        for (Fact fact : made.facts()) {
            if (fact instanceof Fact.AnomalyRecorded) {
                anomalies++;
            }
        }
        return made;
    }

    /** Decodes an input and does nothing with it. */
    void decode() {
        Bytes payload = inputs.get(nextDecoded).payload();
        nextDecoded = nextDecoded + 1 == inputs.size() ? 0 : nextDecoded + 1;
        if (INPUT.decode(payload) instanceof Decoded.Value<Input>(Input input)) {
            seen += input.getClass().getName().length();
        }
    }

    Engine engine() {
        return engine;
    }

    long anomalies() {
        return anomalies;
    }

    double factsPerInput() {
        return (double) facts / applied;
    }

    double outputsPerInput() {
        return (double) outputs / applied;
    }
}
