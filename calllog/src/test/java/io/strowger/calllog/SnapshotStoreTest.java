package io.strowger.calllog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.port.Journal.JournalException;
import io.strowger.core.port.Journal.StoredSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {

    @TempDir
    Path directory;

    private final Journals.Machine machine = new Journals.Machine();

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("snapshots"))) {
            return files.sorted().toList();
        }
    }

    private static byte[] snapshot(int of) {
        return new byte[]{(byte) of, 2, 3, 4};
    }

    @Test
    void shouldKeepTheNewestThree() throws IOException {
        try (ChronicleJournal journal = machine.open(directory)) {
            for (int sequence = 9; sequence <= 12; sequence++) {
                journal.saveSnapshot(sequence, snapshot(sequence));
            }
            StoredSnapshot latest = journal.latestSnapshot().orElseThrow();
            assertEquals(12, latest.sequence());
            assertArrayEquals(snapshot(12), latest.bytes());
        }
        assertEquals(JournalLimits.SNAPSHOTS_KEPT, files().size());
        assertTrue(files().get(0).toString().endsWith("0010.bin"));
    }

    @Test
    void shouldTakeTheNextOlderOneWhereverTheNewestIsDamaged() throws IOException {
        try (ChronicleJournal journal = machine.open(directory)) {
            journal.appendInput(Journals.input(1, 1));
            journal.appendInput(Journals.input(2, 1));
            journal.saveSnapshot(1, snapshot(1));
            journal.saveSnapshot(2, snapshot(2));
            Path newest = files().get(1);
            byte[] sound = Files.readAllBytes(newest);
            for (int at = 0; at < sound.length; at++) {
                byte[] changed = sound.clone();
                changed[at] ^= 1;
                Files.write(newest, changed);
                assertEquals(1, journal.latestSnapshot().orElseThrow().sequence(), "byte " + at);
                Files.write(newest, java.util.Arrays.copyOf(sound, at));
                assertEquals(1, journal.latestSnapshot().orElseThrow().sequence(), "cut at " + at);
            }
            Files.write(newest, java.util.Arrays.copyOf(sound, sound.length + 1));
            assertEquals(1, journal.latestSnapshot().orElseThrow().sequence());
        }
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.report().has(FindingKind.SNAPSHOT_UNREADABLE), () -> journal.report().toText());
            assertTrue(journal.report().isSound(), "no record is lost");
        }
        assertTrue(JournalVerifier.verify(directory).has(FindingKind.SNAPSHOT_UNREADABLE));
    }

    @Test
    void shouldRemoveWhatAnEarlierProcessDidNotFinish() throws IOException {
        Files.createDirectories(directory.resolve("snapshots"));
        Path unfinished = directory.resolve("snapshots/snapshot-0000000000000000007.tmp");
        Files.write(unfinished, snapshot(7));
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.latestSnapshot().isEmpty());
        }
        assertFalse(Files.exists(unfinished));
    }

    /** A snapshot was made of an input: that input was journalled, whatever became of it. */
    @Test
    void shouldNumberInputsBehindTheSnapshot() {
        try (ChronicleJournal journal = machine.open(directory)) {
            journal.appendInput(Journals.input(1, 1));
            journal.saveSnapshot(50, snapshot(50));
        }
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.report().has(FindingKind.INPUTS_LOST));
            assertEquals(50, journal.lastInput().orElseThrow().sequence());
            journal.appendInput(Journals.input(51, 1));
            assertEquals(List.of(1L, 51L), Journals.sequences(journal.inputs(1)));
        }
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.report().isSound(), () -> journal.report().toText());
        }
    }

    @Test
    void shouldKeepSnapshotsUpToTheLimitAndRefuseOneByteMore() {
        try (ChronicleJournal journal = machine.open(directory)) {
            journal.saveSnapshot(1, new byte[JournalLimits.SNAPSHOT_BYTES_MAX]);
            assertThrows(JournalException.class,
                    () -> journal.saveSnapshot(2, new byte[JournalLimits.SNAPSHOT_BYTES_MAX + 1]));
            assertEquals(JournalLimits.SNAPSHOT_BYTES_MAX, journal.latestSnapshot().orElseThrow().bytes().length);
        }
    }
}
