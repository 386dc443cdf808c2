package io.strowger.tools.bench.engine;

import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.JournalSettings;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Engine;
import io.strowger.core.input.Input;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledInput;
import io.strowger.tools.bench.Paired;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a journal of the recorded inputs: once to decode them only, once to apply them. */
final class Replaying {
    /** Each reads the whole journal twice. */
    static final int PAIRS_MAX = 31;
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    private final Path directory;
    private final Applying applying;
    /** Sequence of the engine before the first input. */
    private final long before;
    /** So that nothing is optimised away. */
    private int seen;

    /** Writes the journal. */
    Replaying(Path directory, Applying applying, List<RecordedInput> inputs) throws IOException {
        this.directory = directory;
        this.applying = applying;
        applying.restart();
        this.before = applying.engine().sequence();
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            // A journal begins with 1; what came before the recording is left out.
            long written = 0;
            for (RecordedInput input : inputs) {
                journal.appendInput(new JournalledInput(++written, 1, input.timeNanos(), 1, input.payload()));
            }
        }
    }

    Paired measure(int pairs) throws IOException {
        double[] shares = new double[pairs];
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            for (int pair = 0; pair < pairs; pair++) {
                long bare = read(journal);
                long ours = replay(journal);
                shares[pair] = (double) bare / ours;
            }
        }
        return Paired.of(shares);
    }

    private long read(ChronicleJournal journal) {
        long begun = System.nanoTime();
        try (Journal.Reader<JournalledInput> reader = journal.inputs(1)) {
            for (JournalledInput input = reader.next(); input != null; input = reader.next()) {
                if (INPUT.decode(input.payload()) instanceof Decoded.Value<Input>(Input value)) {
                    seen += value.getClass().getName().length();
                }
            }
        }
        return System.nanoTime() - begun;
    }

    private long replay(ChronicleJournal journal) {
        applying.restart();
        Engine engine = applying.engine();
        engine.replays(true);
        long begun = System.nanoTime();
        try (Journal.Reader<JournalledInput> reader = journal.inputs(1)) {
            for (JournalledInput input = reader.next(); input != null; input = reader.next()) {
                engine.apply(new JournalledInput(before + input.sequence(), input.epoch(), input.timeNanos(),
                        input.source(), input.payload()));
            }
        }
        return System.nanoTime() - begun;
    }
}
