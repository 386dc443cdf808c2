package io.strowger.calllog.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.JournalSettings;
import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.calllog.export.ExportRequest.Intervals;
import io.strowger.calllog.fold.Booking;
import io.strowger.calllog.fold.FactScript;
import io.strowger.calllog.fold.IntervalClock;
import io.strowger.calllog.fold.ResumeTest;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever a reader stops, it goes on behind its last row as if it had never stopped. */
class LogRowsTest {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final int PIECE = 10;
    private static final Intervals INTERVALS = new Intervals(new IntervalClock(ZoneId.of("Asia/Shanghai"), 15),
            Booking.EVENT);

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
        LongFunction<Reader<JournalledFact>> facts = ReadOnlyJournal.of(directory)::facts;
        try (LogRows log = table.isOfIntervals()
                ? LogRows.ofIntervals(table, INTERVALS, position, facts)
                : LogRows.of(table, position, facts)) {
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
    @EnumSource(names = {"CALLS", "AGENT_TRACE", "VDN_INTERVALS", "SKILL_INTERVALS", "AGENT_INTERVALS",
        "AGENT_SKILL_INTERVALS", "WRAP_UPS"})
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

    /** What lay open at that input is known, so that all rows are complete. */
    @ParameterizedTest
    @EnumSource(names = {"VDN_INTERVALS", "SKILL_INTERVALS", "AGENT_INTERVALS", "AGENT_SKILL_INTERVALS", "WRAP_UPS"})
    void shouldGiveWholeIntervalsFromAnyInputOn(ExportTable table) throws IOException {
        fill();
        List<String> whole = rows(table, "", Integer.MAX_VALUE).stream().map(LogRows.Row::json).toList();
        for (String from : List.of("1", "50", "200", "1000000")) {
            List<String> rest = rows(table, from, Integer.MAX_VALUE).stream().map(LogRows.Row::json).toList();
            assertEquals(whole.subList(whole.size() - rest.size(), whole.size()), rest, "seed " + seed);
            assertTrue(rest.stream().allMatch(row -> row.contains("\"complete\":true")), "seed " + seed);
            assertTrue(switch (from) {
                case "1" -> rest.size() == whole.size();
                case "1000000" -> rest.isEmpty();
                default -> rest.size() <= whole.size();
            }, "seed " + seed);
        }
    }

    @Test
    void shouldKnowAPosition() {
        for (String good : List.of("", "0", "17", "1-2.3.4")) {
            assertTrue(LogRows.isPosition(good, false), good);
        }
        for (String good : List.of("", "0", "17", "1-2.3.4@15,EVENT,Etc/GMT+5", "1-2.3.4@1440,CALL_END,UTC")) {
            assertTrue(LogRows.isPosition(good, true), good);
            assertEquals(good.contains("@"), LogRows.intervalsOf(good).isPresent(), good);
        }
        for (String bad : List.of("-1", "x", "1-2.3", "1-2.3.4.5", "1".repeat(19), "end ",
                "1-2.3.4@15,NEVER,UTC", "1-2.3.4@15,EVENT,")) {
            assertFalse(LogRows.isPosition(bad, false), bad);
            assertFalse(LogRows.isPosition(bad, true), bad);
        }
        assertFalse(LogRows.isPosition("1-2.3.4", true));
        assertFalse(LogRows.isPosition("1-2.3.4@15,EVENT,UTC", false));
        for (String none : List.of("1-2.3.4@16,EVENT,UTC", "1-2.3.4@15,EVENT,Europe/Nowhere")) {
            assertTrue(LogRows.intervalsOf(none).isEmpty(), none);
        }
    }
}
