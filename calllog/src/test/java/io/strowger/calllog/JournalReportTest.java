package io.strowger.calllog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.port.Journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReportTest {

    @TempDir
    Path directory;

    private static JournalFinding finding(FindingKind kind) {
        return new JournalFinding(kind, "inputs/20260105F.cq4", 4711, 5, 9, "a detail");
    }

    @Test
    void shouldNumberItsFindings() {
        JournalReport report = new JournalReport(List.of(finding(FindingKind.TORN_RECORD), finding(FindingKind.GAP)), 0,
                10, 20, 12, 12);
        assertEquals("""
                1. J10 TORN_RECORD inputs/20260105F.cq4 at byte 4711, sequences 5 to 9: \
                a record was cut short before it was acknowledged; nothing is lost (a detail)
                2. J5 GAP inputs/20260105F.cq4 at byte 4711, sequences 5 to 9: \
                records between these sequences are missing (a detail)
                damaged: 10 inputs up to 12, 20 facts up to input 12
                """, report.toText());
        assertFalse(report.isSound());
        assertTrue(new JournalReport(List.of(finding(FindingKind.TORN_RECORD)), 0, 1, 1, 1, 1).isSound());
    }

    @Test
    void shouldGiveEachKindItsNumber() {
        Set<Integer> numbers = new HashSet<>();
        Arrays.stream(FindingKind.values()).forEach(kind -> numbers.add(kind.number()));
        assertEquals(FindingKind.values().length, numbers.size());
    }

    @Test
    void shouldKeepFindingsUpToTheLimitAndCountFurtherOnes() {
        Findings findings = new Findings();
        for (int i = 0; i < JournalLimits.FINDINGS_MAX; i++) {
            findings.add(finding(FindingKind.GAP));
        }
        assertEquals(0, findings.dropped());
        findings.add(finding(FindingKind.GAP));
        assertEquals(1, findings.dropped());
        assertEquals(JournalLimits.FINDINGS_MAX, findings.list().size());
        assertEquals(JournalLimits.FINDINGS_MAX + 1, findings.damages());
    }

    @Test
    void shouldSetAsideUpToTheLimitAndRefuseOneMore() throws IOException {
        QueueDirectory inputs = new QueueDirectory(directory, RecordView.INPUT);
        for (int i = 1; i < JournalLimits.GENERATIONS_MAX; i++) {
            Files.createDirectory(directory.resolve("inputs-%04d".formatted(i)));
        }
        Files.createDirectory(inputs.live());
        assertEquals(directory.resolve("inputs-1000"), inputs.renameAside());
        Files.createDirectory(inputs.live());
        assertThrows(JournalException.class, inputs::renameAside);
        assertTrue(Files.isDirectory(inputs.live()));
    }

    @Test
    void shouldVerifyNothingWhereThereIsNoJournal() {
        assertThrows(JournalException.class, () -> JournalVerifier.verify(directory.resolve("absent")));
        assertThrows(JournalException.class, () -> ReadOnlyJournal.of(directory.resolve("absent")));
        assertTrue(JournalVerifier.verify(directory).isSound());
    }
}
