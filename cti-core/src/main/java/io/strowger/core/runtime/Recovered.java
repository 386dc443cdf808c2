package io.strowger.core.runtime;

import io.strowger.core.analysis.NumberTables;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal;
import io.strowger.core.port.Journal.StoredSnapshot;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.StateHash;
import java.util.List;
import java.util.Optional;

/**
 * An engine brought up to the end of a journal.
 *
 * @param hash of the engine's state, to be carried on by the writer of facts
 * @param replayed inputs applied after the snapshot
 * @param factsAppended facts that a crash had kept from the journal and that were made again
 */
public record Recovered(Engine engine, StateHash hash, long replayed, long factsAppended) {

    /** Without number tables. */
    public static Recovered from(Journal journal) {
        return from(journal, NumberTables.NONE);
    }

    /** Restores the newest snapshot, replays the inputs after it and completes the facts. The caller's thread becomes the one that appends facts. */
    public static Recovered from(Journal journal, NumberTables numberTables) {
        Engine engine = restore(journal.latestSnapshot(), numberTables);
        StateHash hash = engine.hasher();
        engine.replays(true);
        Optional<JournalledFact> last = journal.lastFact();
        long lastSequence = last.map(JournalledFact::inputSequence).orElse(0L);
        int lastIndex = last.map(JournalledFact::index).orElse(-1);
        long replayed = 0;
        long appended = 0;
        try (Journal.Reader<JournalledInput> inputs = journal.inputs(engine.sequence() + 1)) {
            for (JournalledInput input = inputs.next(); input != null; input = inputs.next()) {
                Applied applied = engine.apply(input);
                replayed++;
                List<Fact> facts = applied.facts(hash);
                int from = applied.sequence() > lastSequence
                        ? 0
                        : applied.sequence() == lastSequence ? lastIndex + 1 : facts.size();
                FactWriter.append(journal, applied, facts, from);
                appended += Math.max(0, facts.size() - from);
            }
        }
        engine.replays(false);
        return new Recovered(engine, hash, replayed, appended);
    }

    private static Engine restore(Optional<StoredSnapshot> snapshot, NumberTables numberTables) {
        return snapshot.map(stored -> Engine.restore(stored.bytes(), numberTables))
                .orElseGet(() -> new Engine(new EngineState(numberTables)));
    }
}
