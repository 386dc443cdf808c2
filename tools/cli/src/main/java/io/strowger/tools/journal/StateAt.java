package io.strowger.tools.journal;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.engine.Engine;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.Journal.StoredSnapshot;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.analysis.NumberTables;
import io.strowger.core.state.EngineState;
import java.util.Optional;

/**
 * The state at a place of a journal, from the nearest snapshot before it on; from the beginning where there is none.
 *
 * @param replayed inputs that were applied after the snapshot
 */
record StateAt(Engine engine, long replayed) {

    static StateAt of(ReadOnlyJournal journal, ReplayPlace place, NumberTables tables) {
        Engine engine = nearest(journal, place, tables);
        long replayed = 0;
        try (Reader<JournalledInput> inputs = journal.inputs(engine.sequence() + 1)) {
            for (JournalledInput input = inputs.next(); input != null && input.sequence() <= place.sequence()
                    && input.timeNanos() <= place.nanos(); input = inputs.next()) {
                engine.apply(input);
                replayed++;
            }
        }
        return new StateAt(engine, replayed);
    }

    private static Engine nearest(ReadOnlyJournal journal, ReplayPlace place, NumberTables tables) {
        long before = place.sequence();
        for (Optional<StoredSnapshot> stored = journal.latestSnapshot(before); stored.isPresent(); stored = journal
                .latestSnapshot(before)) {
            Engine engine = Engine.restore(stored.get().bytes(), tables);
            if (engine.state().timeNanos() <= place.nanos()) {
                return engine;
            }
            before = stored.get().sequence() - 1;
        }
        return new Engine(new EngineState(tables));
    }
}
