package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.calllog.ReadOnlyJournal;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The proof of the engine: the inputs of a closed journal, applied again, give the facts of that journal. */
final class Replay {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);

    private Replay() {}

    static void verify(Path journal) {
        Engine engine = new Engine(new EngineState());
        StateHash hash = engine.hasher();
        ReadOnlyJournal log = ReadOnlyJournal.of(journal);
        List<Bytes> again = new ArrayList<>();
        try (Reader<JournalledInput> inputs = log.inputs(1)) {
            for (JournalledInput input = inputs.next(); input != null; input = inputs.next()) {
                Applied applied = engine.apply(input);
                applied.facts(hash).forEach(fact -> again.add(Bytes.of(FACT.encode(fact))));
            }
        }
        List<Bytes> journalled = new ArrayList<>();
        try (Reader<JournalledFact> facts = log.facts(1)) {
            for (JournalledFact fact = facts.next(); fact != null; fact = facts.next()) {
                journalled.add(fact.payload());
            }
        }
        assertTrue(journalled.size() > 20);
        assertEquals(journalled, again);
    }
}
