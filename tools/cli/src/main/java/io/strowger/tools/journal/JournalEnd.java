package io.strowger.tools.journal;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.engine.Engine;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineState;

/**
 * The state at the end of a journal, from the newest snapshot on; from the beginning where there is none.
 *
 * @param replayed inputs that were applied after the snapshot
 */
record JournalEnd(Engine engine, long replayed) {

    static JournalEnd of(ReadOnlyJournal journal) {
        Engine engine = journal.latestSnapshot().map(stored -> Engine.restore(stored.bytes()))
                .orElseGet(() -> new Engine(new EngineState()));
        long replayed = 0;
        try (Reader<JournalledInput> inputs = journal.inputs(engine.sequence() + 1)) {
            for (JournalledInput input = inputs.next(); input != null; input = inputs.next()) {
                engine.apply(input);
                replayed++;
            }
        }
        return new JournalEnd(engine, replayed);
    }
}
