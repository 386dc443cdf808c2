package io.strowger.calllog;

import static io.strowger.calllog.Journals.append;
import static io.strowger.calllog.Journals.drain;
import static io.strowger.calllog.Journals.exists;
import static io.strowger.calllog.Journals.input;
import static io.strowger.calllog.Journals.onlyFile;
import static io.strowger.calllog.Journals.range;
import static io.strowger.calllog.Journals.recordOffset;
import static io.strowger.calllog.Journals.sequences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.port.Journal;
import io.strowger.core.port.Journal.JournalException;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store itself notices none of this: it ends quietly, or hands out changed bytes. */
class JournalDamageTest {

    private static final int LAST = 1000;

    @TempDir
    Path directory;

    private final Journals.Machine machine = new Journals.Machine();

    @BeforeEach
    void fill() {
        try (ChronicleJournal journal = machine.open(directory)) {
            append(journal, 1, LAST);
        }
    }

    private Path inputs() {
        return onlyFile(directory.resolve("inputs"));
    }

    private Path facts() {
        return onlyFile(directory.resolve("facts"));
    }

    /** Opens, expects the finding, appends, and expects all but the lost inputs now and after another opening. */
    private void expectInputs(FindingKind kind, List<Long> lost) {
        List<Long> expected = range(1, LAST + 10);
        expected.removeAll(lost);
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.report().has(kind), () -> journal.report().toText());
            assertTrue(journal.report().has(FindingKind.SET_ASIDE), () -> journal.report().toText());
            assertFalse(journal.report().isSound());
            assertEquals(LAST, journal.lastInput().orElseThrow().sequence());
            append(journal, LAST + 1, LAST + 10);
            assertEquals(expected, sequences(journal.inputs(1)));
        }
        assertTrue(exists(directory, "inputs-0001"));
        assertEquals(expected, sequences(ReadOnlyJournal.of(directory).inputs(1)));
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.report().isSound(), () -> journal.report().toText());
            assertEquals(LAST + 10, journal.lastInput().orElseThrow().sequence());
            assertEquals(range(LAST + 5, LAST + 10), sequences(journal.inputs(LAST + 5)));
            assertEquals(2 * (LAST + 10), drain(journal.facts(1)).size());
        }
        assertFalse(exists(directory, "inputs-0002"));
        assertFalse(JournalVerifier.verify(directory).isSound());
    }

    @Test
    void shouldNoticeATruncatedFile() {
        Journals.truncate(inputs(), recordOffset(inputs(), 700, 0) + 10);
        assertFalse(JournalVerifier.verify(directory).isSound());
        expectInputs(FindingKind.INPUTS_LOST, range(700, LAST));
    }

    /** Cut between two documents nothing looks wrong but the index. */
    @Test
    void shouldNoticeAFileThatEndsBetweenTwoDocuments() {
        Journals.truncate(inputs(), recordOffset(inputs(), 700, 0) - 4);
        expectInputs(FindingKind.INDEX_BEYOND_END, range(700, LAST));
    }

    /** The count of its records is as it was; what leads to them is not. */
    @Test
    void shouldNoticeADamagedIndex() {
        byte[] noise = new byte[2048];
        new Random(1).nextBytes(noise);
        Journals.overwrite(inputs(), 33_025, noise);
        assertFalse(JournalVerifier.verify(directory).isSound());
        assertEquals(range(1, LAST), sequences(ReadOnlyJournal.of(directory).inputs(1)));
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.report().has(FindingKind.QUEUE_UNUSABLE), () -> journal.report().toText());
            assertTrue(journal.report().has(FindingKind.SET_ASIDE), () -> journal.report().toText());
            append(journal, LAST + 1, LAST + 10);
            assertEquals(range(1, LAST + 10), sequences(journal.inputs(1)));
        }
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.report().isSound(), () -> journal.report().toText());
        }
    }

    @Test
    void shouldNoticeAZeroedEnd() throws IOException {
        long offset = recordOffset(inputs(), 700, 0) - 4;
        Journals.zero(inputs(), offset, (int) (Files.size(inputs()) - offset));
        expectInputs(FindingKind.INDEX_BEYOND_END, range(700, LAST));
    }

    @Test
    void shouldReadOnBehindAZeroedPage() {
        long offset = recordOffset(inputs(), 500, 0) - 4;
        Journals.zero(inputs(), offset, 4096);
        long next = 500;
        while (recordOffsetOrNone(inputs(), next) < 0) {
            next++;
        }
        expectInputs(FindingKind.QUIET_END, range(500, next - 1));
    }

    private static long recordOffsetOrNone(Path file, long sequence) {
        try {
            return recordOffset(file, sequence, 0);
        } catch (AssertionError e) {
            return -1;
        }
    }

    /** The word in front of a record says "metadata of 5,000 bytes", and records lie in them. */
    @Test
    void shouldNotPassOverRecordsForAWordThatClaimsToBeMetadata() {
        Journals.overwrite(inputs(), recordOffset(inputs(), 700, 0) - 4, new byte[]{(byte) 0x88, 0x13, 0, 0x40});
        expectInputs(FindingKind.NOT_A_RECORD, List.of());
    }

    @Test
    void shouldNoticeAFlippedByteOfAPayload() {
        Journals.flip(inputs(), recordOffset(inputs(), 321, 0) + RecordView.HEADER_BYTES + 17);
        expectInputs(FindingKind.CRC_MISMATCH, List.of(321L));
    }

    @Test
    void shouldNoticeAFlippedByteOfASequence() {
        Journals.flip(inputs(), recordOffset(inputs(), 321, 0) + 16);
        expectInputs(FindingKind.CRC_MISMATCH, List.of(321L));
    }

    @Test
    void shouldNoticeAFlippedByteOfALength() {
        Journals.flip(inputs(), recordOffset(inputs(), 321, 0) + 5);
        expectInputs(FindingKind.NOT_A_RECORD, List.of(321L));
    }

    /** The chain of documents breaks, every record is still there. */
    @Test
    void shouldLoseNothingWhenOnlyTheChainBreaks() {
        Journals.overwrite(inputs(), recordOffset(inputs(), 321, 0) - 4, Journals.word(0x00FFFFF0));
        expectInputs(FindingKind.NOT_A_RECORD, List.of());
    }

    @Test
    void shouldLoseNothingWhenTheHeadOfTheFileIsGone() {
        Journals.zero(inputs(), 0, 4096);
        expectInputs(FindingKind.QUIET_END, List.of());
    }

    @Test
    void shouldLoseNothingWhenTheFileSeemsToBeFinished() {
        Journals.overwrite(inputs(), recordOffset(inputs(), 321, 0) - 4, Journals.word(QueueFileScanner.END_OF_FILE));
        expectInputs(FindingKind.QUIET_END, List.of());
    }

    @Test
    void shouldNoticeAMissingFile() throws IOException {
        Files.delete(inputs());
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.report().has(FindingKind.INPUTS_LOST), () -> journal.report().toText());
            assertEquals(LAST, journal.lastInput().orElseThrow().sequence());
            assertTrue(journal.lastInput().orElseThrow().payload().isEmpty());
            append(journal, LAST + 1, LAST + 10);
            assertEquals(range(LAST + 1, LAST + 10), sequences(journal.inputs(1)));
        }
    }

    /** The bridge must not let an epoch begin again that a lost input may have begun. */
    @Test
    void shouldNumberEpochsAndTimesBehindWhatIsLost() {
        Journals.truncate(inputs(), recordOffset(inputs(), 700, 0));
        try (ChronicleJournal journal = machine.open(directory)) {
            JournalledInput last = journal.lastInput().orElseThrow();
            assertEquals(LAST, last.sequence());
            assertEquals(1 + LAST - 699, last.epoch());
            assertEquals(input(LAST, 0).timeNanos(), last.timeNanos());
            assertTrue(last.payload().isEmpty());
        }
        try (ChronicleJournal journal = machine.open(directory)) {
            assertEquals(LAST, journal.lastInput().orElseThrow().sequence());
            assertEquals(1 + LAST - 699, journal.lastInput().orElseThrow().epoch());
            List<JournalledInput> inputs = drain(journal.inputs(699));
            assertEquals(range(699, LAST), inputs.stream().map(JournalledInput::sequence).toList());
            assertEquals(new JournalledInput(700, 1, input(699, 0).timeNanos(), 0, Bytes.EMPTY), inputs.get(1));
            assertEquals(journal.lastInput().orElseThrow(), inputs.get(inputs.size() - 1));
        }
    }

    /**
     * The engine asks for the input after its snapshot; that one is lost, and must come as such and not be left out.
     */
    @Test
    void shouldDeliverAPlaceForALostInputThatIsAskedForFirst() {
        Journals.flip(inputs(), recordOffset(inputs(), 321, 0) + 60);
        try (ChronicleJournal journal = machine.open(directory)) {
            List<JournalledInput> inputs = drain(journal.inputs(321));
            assertEquals(range(321, LAST), inputs.stream().map(JournalledInput::sequence).toList());
            assertTrue(inputs.get(0).payload().isEmpty());
            assertEquals(input(322, 100), inputs.get(1));
        }
    }

    @Test
    void shouldSetAsideDamagedFactsAndLeaveInputsAlone() {
        Journals.flip(facts(), recordOffset(facts(), 321, 1) + 20);
        List<JournalledFact> expected = new ArrayList<>();
        for (long sequence = 1; sequence <= LAST + 1; sequence++) {
            expected.add(Journals.fact(sequence, 0, 50));
            if (sequence != 321) {
                expected.add(Journals.fact(sequence, 1, 60));
            }
        }
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.report().has(FindingKind.CRC_MISMATCH));
            assertEquals(Journals.fact(LAST, 1, 60), journal.lastFact().orElseThrow());
            append(journal, LAST + 1, LAST + 1);
            assertEquals(expected, drain(journal.facts(1)));
            assertEquals(expected.subList(640, expected.size()), drain(journal.facts(321)));
        }
        assertTrue(exists(directory, "facts-0001"));
        assertFalse(exists(directory, "inputs-0001"));
        assertEquals(expected, drain(ReadOnlyJournal.of(directory).facts(0)));
    }

    /** The last facts are lost: the server makes them again from the inputs, and must be told where to begin. */
    @Test
    void shouldGoOnBehindTheLastReadableFact() {
        Journals.truncate(facts(), recordOffset(facts(), 900, 1));
        try (ChronicleJournal journal = machine.open(directory)) {
            assertEquals(Journals.fact(900, 0, 50), journal.lastFact().orElseThrow());
            journal.appendFact(Journals.fact(900, 1, 60));
            for (long sequence = 901; sequence <= LAST; sequence++) {
                journal.appendFact(Journals.fact(sequence, 0, 50));
                journal.appendFact(Journals.fact(sequence, 1, 60));
            }
            assertEquals(2 * LAST, drain(journal.facts(1)).size());
        }
        assertEquals(2 * LAST, drain(ReadOnlyJournal.of(directory).facts(1)).size());
    }

    @Test
    void shouldReadAcrossSeveralGenerations() {
        for (int round = 1; round <= 3; round++) {
            long last = LAST + 10L * (round - 1);
            Journals.flip(inputs(), recordOffset(inputs(), last - 3, 0) + 60);
            try (ChronicleJournal journal = machine.open(directory)) {
                append(journal, last + 1, last + 10);
            }
        }
        List<Long> expected = range(1, LAST + 30);
        expected.removeAll(List.of(LAST - 3L, LAST + 7L, LAST + 17L));
        ReadOnlyJournal reader = ReadOnlyJournal.of(directory);
        for (long from : new long[]{1, 2, LAST - 3, LAST, LAST + 1, LAST + 7, LAST + 10, LAST + 11, LAST + 30,
            LAST + 31}) {
            assertEquals(expected.stream().filter(sequence -> sequence >= from).toList(),
                    sequences(reader.inputs(from)), "from " + from);
        }
        assertTrue(exists(directory, "inputs-0003"));
    }

    /** A restart with a damaged journal happens under the eyes of whoever follows it. */
    @Test
    void shouldBeFollowedAcrossTheBeginningOfAGeneration() {
        try (Journal.Reader<JournalledInput> reader = ReadOnlyJournal.of(directory).inputs(LAST - 1)) {
            assertEquals(LAST - 1, reader.next().sequence());
            assertEquals(LAST, reader.next().sequence());
            Journals.flip(inputs(), recordOffset(inputs(), 10, 0) + 60);
            try (ChronicleJournal journal = machine.open(directory)) {
                append(journal, LAST + 1, LAST + 2);
                assertEquals(LAST + 1, reader.next().sequence());
                assertEquals(LAST + 2, reader.next().sequence());
                append(journal, LAST + 3, LAST + 3);
                assertEquals(LAST + 3, reader.next().sequence());
            }
        }
    }

    /** Without this a reader of the engine would take a hole for the end. */
    @Test
    void shouldNotTakeAHoleForTheEndWhileTheJournalIsOpen() {
        try (ChronicleJournal journal = machine.open(directory)) {
            Journals.zero(inputs(), recordOffset(inputs(), 500, 0) - 4, 4);
            try (Journal.Reader<JournalledInput> reader = journal.inputs(490)) {
                for (long sequence = 490; sequence < 500; sequence++) {
                    assertEquals(sequence, reader.next().sequence());
                }
                assertThrows(JournalException.class, reader::next);
            }
            Journals.flip(inputs(), recordOffset(inputs(), 400, 0) + 60);
            try (Journal.Reader<JournalledInput> reader = journal.inputs(400)) {
                assertThrows(JournalException.class, reader::next);
                assertTrue(reader.next().payload().isEmpty(), "the place of the lost one");
                assertEquals(input(401, 100), reader.next());
            }
        }
    }

    /** Pages that cannot be written are a fault in the middle of the JVM; a full disk looks the same. */
    @Test
    void shouldRefuseFurtherAppendsAfterAFaultOfTheMapping() {
        try (ChronicleJournal journal = machine.open(directory)) {
            append(journal, LAST + 1, LAST + 1);
            Journals.truncate(inputs(), 0);
            assertThrows(JournalException.class, () -> append(journal, LAST + 2, LAST + 2));
            assertThrows(JournalException.class, () -> append(journal, LAST + 2, LAST + 2));
        }
        try (ChronicleJournal journal = machine.open(directory)) {
            assertEquals(LAST + 1, journal.lastInput().orElseThrow().sequence());
            append(journal, LAST + 2, LAST + 2);
        }
    }

    /** The process dies between the first byte of a record and the word that completes it. */
    @Test
    void shouldTakeATornRecordForNeverWritten(@TempDir Path copy) throws IOException {
        LiveQueue queue = LiveQueue.open(directory.resolve("inputs"), JournalLimits.BLOCK_BYTES_MIN,
                () -> machine.wallMillis);
        byte[] record = new byte[200];
        int length = new RecordView().writeInput(record, input(LAST + 1, 100));
        DocumentContext document = queue.appender().writingDocument();
        document.wire().bytes().write(record, 0, length);
        copyTree(directory, copy);
        document.rollbackOnClose();
        document.close();
        queue.close();
        try (ChronicleJournal journal = machine.open(copy)) {
            assertTrue(journal.report().isSound(), () -> journal.report().toText());
            assertTrue(journal.report().has(FindingKind.TORN_RECORD), () -> journal.report().toText());
            assertEquals(LAST, journal.lastInput().orElseThrow().sequence());
            append(journal, LAST + 1, LAST + 5);
            assertEquals(range(1, LAST + 5), sequences(journal.inputs(1)));
        }
        assertTrue(JournalVerifier.verify(copy).isSound());
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    /**
     * Whatever is done to the files: the journal opens, gives back every record that was not hit, and takes new ones.
     */
    @Test
    void shouldGiveBackWhatIsReadableAfterAnyDamage() {
        long seed = Long.getLong("strowger.seed", System.nanoTime());
        Random random = new Random(seed);
        long last = LAST;
        TreeSet<Long> possiblyLost = new TreeSet<>();
        for (int round = 0; round < 25; round++) {
            Path file = inputs();
            long end = recordOffset(file, last, 0) + 144;
            int length = 1 << random.nextInt(14);
            long offset = random.nextInt(4) == 0 ? random.nextInt(70_000) : random.nextLong(end);
            hit(file, offset, length, possiblyLost);
            byte[] noise = new byte[length];
            if (random.nextBoolean()) {
                random.nextBytes(noise);
            }
            Journals.overwrite(file, offset, noise);
            int roundNumber = round;
            String where = "seed " + seed + " round " + round + " offset " + offset + " length " + length;
            try (ChronicleJournal journal = machine.open(directory)) {
                long known = journal.lastInput().orElseThrow().sequence();
                assertEquals(last, known, where);
                append(journal, last + 1, last + 20);
                last += 20;
                TreeSet<Long> missing = new TreeSet<>(range(1, last));
                missing.removeAll(sequences(journal.inputs(1)));
                assertTrue(possiblyLost.containsAll(missing), () -> where + " lost " + missing + " of " + possiblyLost
                        + "\n" + journal.report().toText() + roundNumber);
            } catch (JournalException e) {
                throw new AssertionError(where, e);
            }
        }
    }

    /** Adds the sequences of the records that lie in the range. */
    private static void hit(Path file, long offset, int length, TreeSet<Long> sequences) {
        RecordView view = new RecordView();
        try (QueueFileScanner scanner = new QueueFileScanner(file, (kind, at, detail) -> {})) {
            while (scanner.next(view)) {
                long start = scanner.recordAt() + 4;
                if (start < offset + length && offset < start + view.length()) {
                    sequences.add(view.sequence());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
