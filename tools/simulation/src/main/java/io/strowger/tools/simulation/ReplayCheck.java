package io.strowger.tools.simulation;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.StateHash;
import java.util.List;

/**
 * A second engine that takes the inputs from the disk, never killed, and must make every fact that was journalled, byte for byte and in its place, hash marks
 * included, and end in the same state.
 */
final class ReplayCheck {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);

    private final VirtualDisk disk;
    private final Problems problems;
    private final Reader<JournalledFact> facts;
    private final Engine engine = new Engine(new EngineState(RuleBook.TABLES));
    private final StateHash hash = engine.hasher();
    private long marks;

    ReplayCheck(VirtualDisk disk, Problems problems) {
        this.disk = disk;
        this.problems = problems;
        this.facts = disk.facts(1);
    }

    /**
     * Replays what has come since. All facts must have been written.
     *
     * @param live hash of the live engine now
     */
    void follow(long live) {
        try (Reader<JournalledInput> inputs = disk.inputs(engine.sequence() + 1)) {
            for (JournalledInput input = inputs.next(); input != null; input = inputs.next()) {
                compare(engine.apply(input));
            }
        }
        if (engine.hash() != live) {
            problems.add(String.format("REPLAY ENDS DIFFERENTLY at %d: %016x, live %016x", engine.sequence(),
                    engine.hash(), live));
        }
    }

    private void compare(Applied applied) {
        List<Fact> made = applied.facts(hash);
        for (int index = 0; index < made.size(); index++) {
            Fact fact = made.get(index);
            JournalledFact kept = facts.next();
            boolean same = kept != null && kept.inputSequence() == applied.sequence() && kept.index() == index
                    && kept.payload().equals(Bytes.owned(FACT.encode(fact)));
            if (!same) {
                problems.add("REPLAY DIFFERS at " + applied.sequence() + "/" + index + ": " + fact + ", kept " + kept);
                return;
            }
            if (fact instanceof Fact.StateHashed) {
                marks++;
            }
        }
    }

    long marks() {
        return marks;
    }

    long sequence() {
        return engine.sequence();
    }
}
