package io.strowger.calllog.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.JournalSettings;
import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.calllog.fold.FactScript;
import io.strowger.calllog.fold.ResumeTest;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.JournalledFact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever a reader stops, it goes on behind its last row as if it had never stopped. */
class LogRowsTest {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final int PIECE = 10;

    @TempDir
    Path directory;
    private final long seed = Long.getLong("strowger.seed", System.nanoTime());

    private void fill() {
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            for (FactScript.Step step : ResumeTest.history(new Random(seed))) {
                JournalledFact place = step.place();
                journal.appendFact(new JournalledFact(place.inputSequence(), place.index(), place.timeNanos(), 1,
                        Bytes.of(FACT.encode(step.fact()))));
            }
        }
    }

    private List<LogRows.Row> rows(ExportTable table, String position, int max) throws IOException {
        List<LogRows.Row> rows = new ArrayList<>();
        try (LogRows log = LogRows.of(table, position, ReadOnlyJournal.of(directory)::facts)) {
            int nothing = 0;
            while (rows.size() < max && nothing < 1_000) {
                Optional<LogRows.Row> row = log.next(PIECE);
                row.ifPresent(rows::add);
                nothing = row.isPresent() ? 0 : nothing + 1;
            }
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource(names = {"CALLS", "AGENT_TRACE"})
    void shouldGoOnBehindAnyRow(ExportTable table) throws IOException {
        fill();
        List<LogRows.Row> whole = rows(table, "", Integer.MAX_VALUE);
        assertTrue(whole.size() > 5, "the history is too poor: seed " + seed);
        for (int cut = 0; cut < whole.size(); cut += 3) {
            List<LogRows.Row> rest = rows(table, whole.get(cut).position(), Integer.MAX_VALUE);
            assertEquals(whole.subList(cut + 1, whole.size()).stream().map(LogRows.Row::json).toList(),
                    rest.stream().map(LogRows.Row::json).toList(), "seed " + seed + " cut behind " + cut);
        }
    }

    @Test
    void shouldBeginAtAnyInput() throws IOException {
        fill();
        assertEquals(List.of(), rows(ExportTable.CALLS, "1000000", Integer.MAX_VALUE));
        assertTrue(rows(ExportTable.CALLS, "100", Integer.MAX_VALUE).size() < rows(ExportTable.CALLS, "",
                Integer.MAX_VALUE).size());
    }

    @Test
    void shouldKnowAPosition() {
        for (String good : List.of("", "0", "17", "1-2.3.4")) {
            assertTrue(LogRows.isPosition(good), good);
        }
        for (String bad : List.of("-1", "x", "1-2.3", "1-2.3.4.5", "1".repeat(19), "end ")) {
            assertFalse(LogRows.isPosition(bad), bad);
        }
    }
}
