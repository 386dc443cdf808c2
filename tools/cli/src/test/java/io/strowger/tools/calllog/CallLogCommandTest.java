package io.strowger.tools.calllog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.calllog.export.ExportTable;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import io.strowger.tools.journal.SmallJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CallLogCommandTest {
    @TempDir
    static Path directory;

    @BeforeAll
    static void makeAJournal() throws InterruptedException {
        SmallJournal.write(directory);
    }

    private static CommandRun export(String what, String... more) {
        List<String> command = new ArrayList<>(
                List.of("calllog", "export", "--journal", directory.toString(), "--what", what));
        command.addAll(List.of(more));
        return CommandRun.of(command.toArray(String[]::new));
    }

    @Test
    void everyTableIsExportedUnderItsHeader() {
        for (ExportTable table : ExportTable.values()) {
            CommandRun run = export(table.text(), "--open");
            assertEquals(0, run.exitCode(), run.err());
            assertEquals(String.join(",", table.columns()), run.out().lines().findFirst().orElseThrow());
            assertTrue(run.out().lines().count() > 1, table.text() + " has rows");
        }
    }

    @Test
    void timesOfAgentsComeInSecondsAndOthersDoNot() {
        assertTrue(export("agent-intervals", "--open", "--seconds").out().lines().skip(1).allMatch(
                line -> line.endsWith(",s")));
        assertEquals(Strowger.MISUSED, export("calls", "--seconds").exitCode());
    }

    @Test
    void theTwoCallsOfTheJournalAreTwoRowsOfJson() throws Exception {
        CommandRun run = export("calls", "--format", "jsonl");
        List<String> lines = run.out().lines().toList();
        assertEquals(2, lines.size(), run.out());
        JsonNode abandoned = new ObjectMapper().readTree(lines.get(0));
        JsonNode answered = new ObjectMapper().readTree(lines.get(1));
        assertEquals("ABANDONED", abandoned.get("disposition").asText());
        assertEquals("ANSWERED", answered.get("disposition").asText());
        assertEquals(5_500, answered.get("talkMillis").asLong());
        assertEquals("1001", answered.get("answeredBy").asText());
    }

    @Test
    void anExportToAFileIsThereWholeOrNotAtAll(@TempDir Path other) throws Exception {
        Path file = other.resolve("calls.csv");
        CommandRun run = export("calls", "--out", file.toString());
        assertEquals(0, run.exitCode());
        assertEquals("", run.out());
        assertEquals(export("calls").out(), Files.readString(file));
        try (var files = Files.list(other)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void noHashLeavesTheJournal() {
        assertFalse(export("inputs").out().contains("tokenHash=0x"));
        assertTrue(export("inputs").out().contains("SessionOpened"));
    }

    @Test
    void tailPrintsTheNewestFactsAndFromWhereItIsTold() {
        CommandRun all = CommandRun.of("calllog", "tail", "--journal", directory.toString(), "--from", "1");
        assertEquals(0, all.exitCode());
        assertEquals(2, all.out().lines().filter(line -> line.contains(" ContactStarted{")).count());
        assertTrue(all.out().lines().allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT.*Z \\d+\\.\\d+ \\w+\\{.*")),
                all.out());
        CommandRun newest = CommandRun.of("calllog", "tail", "--journal", directory.toString());
        assertTrue(newest.out().lines().count() < all.out().lines().count());
        assertTrue(all.out().endsWith(newest.out()));
    }

    @Test
    void intervalsAreThoseOfTheZoneThatIsAskedForOrOfTheSite() {
        for (String what : new String[]{"vdn-intervals", "skill-intervals", "agent-intervals",
            "agent-skill-intervals"}) {
            for (String minutes : new String[]{"15", "30", "60", "day"}) {
                CommandRun run = export(what, "--minutes", minutes, "--zone", "Asia/Kolkata", "--open");
                assertEquals(0, run.exitCode(), run.err());
                List<String> lines = run.out().lines().toList();
                assertTrue(lines.get(0).contains(",start,minutes,"), lines.get(0));
                assertTrue(lines.stream().skip(1).allMatch(line -> line.contains("+05:30,")
                        && line.contains("Asia/Kolkata")), run.out());
            }
            assertTrue(export(what, "--open").out().lines().skip(1).allMatch(line -> line.contains(",UTC")));
        }
        assertTrue(export("vdn-intervals", "--open", "--zone", "Asia/Kolkata").out().lines().count() > 1);
    }

    @Test
    void wrongCallsAreRefused(@TempDir Path empty) {
        assertEquals(Strowger.MISUSED, export("weather").exitCode());
        assertEquals(Strowger.MISUSED, export("vdn-intervals", "--minutes", "20").exitCode());
        assertEquals(Strowger.MISUSED, export("vdn-intervals", "--booking", "sometime").exitCode());
        assertEquals(Strowger.MISUSED, export("agent-intervals", "--zone", "Europe/Nowhere").exitCode());
        assertEquals(0, export("vdn-intervals", "--minutes", "15", "--booking", "call-end").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("calllog").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("calllog", "tail", "--journal", empty.toString()).exitCode());
    }
}
