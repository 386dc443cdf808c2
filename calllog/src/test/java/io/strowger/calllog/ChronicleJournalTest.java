package io.strowger.calllog;

import static io.strowger.calllog.Journals.append;
import static io.strowger.calllog.Journals.drain;
import static io.strowger.calllog.Journals.fact;
import static io.strowger.calllog.Journals.input;
import static io.strowger.calllog.Journals.range;
import static io.strowger.calllog.Journals.sequences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.strowger.core.port.Journal;
import io.strowger.core.port.Journal.JournalException;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleJournalTest {

    @TempDir
    Path directory;

    private final Journals.Machine machine = new Journals.Machine();

    /** What was appended is read back from any place, over reopenings and days. */
    @Test
    void shouldReadBackWhateverWasAppended() {
        long seed = Long.getLong("strowger.seed", System.nanoTime());
        Random random = new Random(seed);
        List<JournalledInput> inputs = new ArrayList<>();
        List<JournalledFact> facts = new ArrayList<>();
        ChronicleJournal journal = machine.open(directory);
        for (int step = 0; step < 400; step++) {
            int choice = random.nextInt(40);
            if (choice == 0) {
                journal.close();
                journal = machine.open(directory);
                assertTrue(journal.report().isSound(), () -> "seed " + seed);
            } else if (choice == 1) {
                machine.wallMillis += random.nextInt(3) * Journals.DAY_MILLIS;
            }
            JournalledInput input = input(inputs.size() + 1, random.nextInt(random.nextInt(20) == 0 ? 70_000 : 300));
            journal.appendInput(input);
            inputs.add(input);
            int count = random.nextInt(4);
            for (int index = 0; index < count; index++) {
                JournalledFact fact = fact(input.sequence(), index, random.nextInt(200));
                journal.appendFact(fact);
                facts.add(fact);
            }
            if (random.nextInt(20) == 0) {
                long from = random.nextInt(inputs.size() + 2);
                assertEquals(inputs.stream().filter(i -> i.sequence() >= from).toList(), drain(journal.inputs(from)),
                        () -> "seed " + seed + " from " + from);
                assertEquals(facts.stream().filter(f -> f.inputSequence() >= from).toList(), drain(journal.facts(from)),
                        () -> "seed " + seed + " from " + from);
            }
        }
        assertEquals(inputs.get(inputs.size() - 1), journal.lastInput().orElseThrow());
        assertEquals(facts.get(facts.size() - 1), journal.lastFact().orElseThrow());
        journal.close();
        JournalReport report = JournalVerifier.verify(directory);
        assertTrue(report.isSound(), () -> "seed " + seed + "\n" + report.toText());
        assertEquals(inputs.size(), report.inputs());
        assertEquals(facts.size(), report.facts());
    }

    @Test
    void shouldBeEmptyWhenItIsNew() {
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.lastInput().isEmpty());
            assertTrue(journal.lastFact().isEmpty());
            assertTrue(journal.latestSnapshot().isEmpty());
            assertEquals(List.of(), drain(journal.inputs(0)));
            assertEquals(List.of(), journal.report().findings());
        }
    }

    @Test
    void shouldRefuseGapsAndRepetitionsOfInputs() {
        try (ChronicleJournal journal = machine.open(directory)) {
            assertThrows(JournalException.class, () -> journal.appendInput(input(2, 1)));
            journal.appendInput(input(1, 1));
            assertThrows(JournalException.class, () -> journal.appendInput(input(1, 1)));
            assertThrows(JournalException.class, () -> journal.appendInput(input(3, 1)));
            journal.appendInput(input(2, 1));
            assertEquals(range(1, 2), sequences(journal.inputs(1)));
        }
    }

    @Test
    void shouldRefuseFactsOutOfOrder() {
        try (ChronicleJournal journal = machine.open(directory)) {
            assertThrows(JournalException.class, () -> journal.appendFact(fact(5, 1, 1)));
            journal.appendFact(fact(5, 0, 1));
            journal.appendFact(fact(5, 1, 1));
            assertThrows(JournalException.class, () -> journal.appendFact(fact(5, 1, 1)));
            assertThrows(JournalException.class, () -> journal.appendFact(fact(5, 3, 1)));
            assertThrows(JournalException.class, () -> journal.appendFact(fact(4, 0, 1)));
            assertThrows(JournalException.class, () -> journal.appendFact(fact(6, 1, 1)));
            journal.appendFact(fact(9, 0, 1));
            assertEquals(fact(9, 0, 1), journal.lastFact().orElseThrow());
        }
    }

    /**
     * A restart finds facts behind inputs; the server makes the missing ones again and must know exactly where to
     * begin.
     */
    @Test
    void shouldKnowTheLastFactWhenFactsLagBehindInputs() {
        try (ChronicleJournal journal = machine.open(directory)) {
            for (long sequence = 1; sequence <= 10; sequence++) {
                journal.appendInput(input(sequence, 10));
            }
            journal.appendFact(fact(7, 0, 10));
            journal.appendFact(fact(7, 1, 10));
        }
        try (ChronicleJournal journal = machine.open(directory)) {
            assertEquals(10, journal.lastInput().orElseThrow().sequence());
            assertEquals(fact(7, 1, 10), journal.lastFact().orElseThrow());
            journal.appendFact(fact(7, 2, 10));
            journal.appendFact(fact(8, 0, 10));
            assertEquals(4, drain(journal.facts(7)).size());
        }
    }

    @Test
    void shouldKeepPayloadsUpToTheLimitAndRefuseOneByteMore() {
        try (ChronicleJournal journal = machine.open(directory)) {
            journal.appendInput(input(1, JournalLimits.INPUT_BYTES_MAX));
            assertThrows(JournalException.class,
                    () -> journal.appendInput(input(2, JournalLimits.INPUT_BYTES_MAX + 1)));
            journal.appendFact(fact(1, 0, JournalLimits.FACT_BYTES_MAX));
            assertThrows(JournalException.class,
                    () -> journal.appendFact(fact(1, 1, JournalLimits.FACT_BYTES_MAX + 1)));
            for (long sequence = 2; sequence <= 20; sequence++) {
                journal.appendInput(input(sequence, JournalLimits.INPUT_BYTES_MAX));
            }
            assertEquals(20, drain(journal.inputs(1)).size());
            assertEquals(input(17, JournalLimits.INPUT_BYTES_MAX), journal.inputs(17).next());
        }
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.report().isSound(), () -> journal.report().toText());
            assertEquals(input(1, JournalLimits.INPUT_BYTES_MAX), journal.inputs(1).next());
        }
    }

    @Test
    void shouldRefuseAppendsWhileTheDiskIsShortAndGoOnWhenThereIsRoom() {
        try (ChronicleJournal journal = machine.open(directory)) {
            machine.usableBytes = JournalSettings.DEFAULT.freeBytesMin();
            long sequence = 1;
            for (; sequence <= 30; sequence++) {
                journal.appendInput(input(sequence, 100_000));
            }
            machine.usableBytes--;
            long refused = 0;
            for (int i = 0; i < 20 && refused == 0; i++) {
                try {
                    journal.appendInput(input(sequence, 100_000));
                    sequence++;
                } catch (JournalException e) {
                    refused = sequence;
                }
            }
            assertTrue(refused > 0, "nothing was refused");
            assertTrue((refused - 31) * 100_000 <= JournalLimits.FREE_SPACE_CHECK_BYTES, "noticed too late");
            assertThrows(JournalException.class, () -> journal.appendInput(input(31, 10)));
            assertThrows(JournalException.class, () -> journal.saveSnapshot(1, new byte[10]));
            machine.usableBytes++;
            journal.appendInput(input(refused, 10));
            assertEquals(range(1, refused), sequences(journal.inputs(1)));
        }
    }

    @Test
    void shouldRefuseToOpenOnAShortDisk() {
        machine.usableBytes = JournalSettings.DEFAULT.freeBytesMin() - 1;
        assertThrows(JournalException.class, () -> machine.open(directory));
        machine.usableBytes++;
        machine.open(directory).close();
    }

    @Test
    void shouldHoldTheDirectoryForItselfUntilItIsClosed() {
        try (ChronicleJournal journal = machine.open(directory)) {
            journal.appendInput(input(1, 1));
            assertThrows(JournalException.class, () -> machine.open(directory));
            journal.appendInput(input(2, 1));
        }
        machine.open(directory).close();
    }

    @Test
    void shouldLetThreadsTakeTurnsAtAppending() throws Exception {
        int turns = 500;
        try (ChronicleJournal journal = machine.open(directory)) {
            List<Thread> threads = new ArrayList<>();
            ReentrantLock turn = new ReentrantLock();
            long[] next = {1};
            for (int i = 0; i < 3; i++) {
                threads.add(new Thread(() -> {
                    for (int done = 0; done < turns; done++) {
                        turn.lock();
                        journal.appendInput(input(next[0], 1));
                        next[0]++;
                        turn.unlock();
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(3L * turns, journal.lastInput().orElseThrow().sequence());
        }
        try (ChronicleJournal journal = machine.open(directory)) {
            assertTrue(journal.report().isSound());
            assertEquals(3L * turns, journal.report().inputs());
        }
    }

    @Test
    void shouldRefuseAnAppendWhileAnotherIsUnderWay() throws Exception {
        List<Throwable> refused = new ArrayList<>();
        AtomicReference<Runnable> during = new AtomicReference<>();
        // The first append asks for the free space when it is under way.
        JournalEnvironment environment = new JournalEnvironment(() -> {
            Runnable once = during.getAndSet(null);
            if (once != null) {
                once.run();
            }
            return Long.MAX_VALUE;
        }, () -> Journals.MONDAY_MILLIS);
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT, environment)) {
            during.set(() -> refused.add(assertThrows(IllegalStateException.class,
                    () -> journal.appendInput(input(1, 1)))));
            journal.appendInput(input(1, 1));
            journal.appendInput(input(2, 1));
            assertEquals(1, refused.size());
        }
    }

    @Test
    void shouldRefuseEverythingAfterItWasClosed() {
        ChronicleJournal journal = machine.open(directory);
        append(journal, 1, 2);
        Journal.Reader<JournalledInput> reader = journal.inputs(1);
        assertEquals(1, reader.next().sequence());
        journal.close();
        journal.close();
        assertThrows(JournalException.class, () -> journal.appendInput(input(3, 1)));
        assertThrows(JournalException.class, reader::next);
    }

    /** The clock of a machine may be set back; records must still be read in the order of their sequence. */
    @Test
    void shouldKeepTheOrderWhenTheClockGoesBackOverMidnight() {
        try (ChronicleJournal journal = machine.open(directory)) {
            append(journal, 1, 5);
            machine.wallMillis += Journals.DAY_MILLIS;
            append(journal, 6, 10);
            machine.wallMillis -= 3 * Journals.DAY_MILLIS;
            append(journal, 11, 15);
        }
        try (ChronicleJournal journal = machine.open(directory)) {
            append(journal, 16, 20);
            machine.wallMillis += 7 * Journals.DAY_MILLIS;
            append(journal, 21, 25);
            assertEquals(range(1, 25), sequences(journal.inputs(1)));
            assertEquals(range(12, 25), sequences(journal.inputs(12)));
        }
        assertEquals(3, QueueDirectory.files(directory.resolve("inputs")).size());
        JournalReport report = JournalVerifier.verify(directory);
        assertTrue(report.isSound(), report::toText);
    }

    @Test
    void shouldFollowWhatIsAppendedLater() {
        try (ChronicleJournal journal = machine.open(directory);
                Journal.Reader<JournalledInput> reader = journal.inputs(2)) {
            assertNull(reader.next());
            append(journal, 1, 1);
            assertNull(reader.next());
            append(journal, 2, 3);
            assertEquals(2, reader.next().sequence());
            machine.wallMillis += Journals.DAY_MILLIS;
            append(journal, 4, 4);
            assertEquals(3, reader.next().sequence());
            assertEquals(4, reader.next().sequence());
            assertNull(reader.next());
        }
    }

    @Test
    void shouldBeReadByOthersWhileItIsAppendedTo() {
        ReadOnlyJournal other = ReadOnlyJournal.of(directory);
        try (Journal.Reader<JournalledInput> early = other.inputs(1)) {
            assertNull(early.next());
            try (ChronicleJournal journal = machine.open(directory)) {
                assertNull(early.next());
                append(journal, 1, 10);
                assertEquals(1, early.next().sequence());
                assertEquals(range(4, 10), sequences(other.inputs(4)));
                assertEquals(14, drain(other.facts(4)).size());
                machine.wallMillis += 2 * Journals.DAY_MILLIS;
                append(journal, 11, 12);
                assertEquals(range(2, 12), sequences(early));
                assertTrue(JournalVerifier.verify(directory).isSound());
            }
        }
        assertEquals(range(1, 12), sequences(other.inputs(0)));
    }

    /**
     * The kernel knows of every page whether it has been written back. The store's own sync leaves them dirty and says
     * nothing.
     */
    @Test
    void shouldForceInputsToTheDiskWhenAsked() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/smaps")), "needs Linux");
        assumeFalse(Files.getFileStore(directory).type().equals("tmpfs"), "needs a disk");
        JournalSettings synced = JournalSettings.DEFAULT.withDurability(Durability.SYNCED);
        try (ChronicleJournal journal = ChronicleJournal.open(directory, synced)) {
            for (long sequence = 1; sequence <= 50; sequence++) {
                journal.appendInput(input(sequence, 1000));
                assertEquals(0, dirtyKilobytes("/inputs/"), "after input " + sequence);
            }
            journal.appendFact(fact(1, 0, 1000));
            assertTrue(dirtyKilobytes("/facts/") > 0, "the measure sees nothing");
            journal.saveSnapshot(50, new byte[10]);
            assertEquals(0, dirtyKilobytes("/facts/"), "after the snapshot");
        }
        assertEquals(range(1, 50), sequences(ReadOnlyJournal.of(directory).inputs(1)));
    }

    /** Dirty memory of this process that is mapped from queue files whose path has this part. */
    private long dirtyKilobytes(String part) throws IOException {
        long sum = 0;
        boolean counts = false;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            String[] words = line.trim().split("\\s+");
            if (words[0].contains("-")) {
                counts = line.contains(directory.toString()) && line.contains(part) && line.endsWith(".cq4");
            } else if (counts && (words[0].equals("Shared_Dirty:") || words[0].equals("Private_Dirty:"))) {
                sum += Long.parseLong(words[1]);
            }
        }
        return sum;
    }

    @Test
    void shouldReadAQueueOfAnotherBlockSize() {
        JournalSettings large = new JournalSettings(Durability.WRITTEN, 64 * 1024 * 1024,
                JournalLimits.FREE_BYTES_MIN);
        try (ChronicleJournal journal = ChronicleJournal.open(directory, large)) {
            for (long sequence = 1; sequence <= 40; sequence++) {
                journal.appendInput(input(sequence, 900_000));
            }
        }
        assertEquals(range(1, 40), sequences(ReadOnlyJournal.of(directory).inputs(1)));
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            assertTrue(journal.report().isSound(), () -> journal.report().toText());
            journal.appendInput(input(41, 10));
            assertEquals(range(39, 41), sequences(journal.inputs(39)));
        }
    }

    @Test
    void shouldRefuseSettingsOutsideTheLimits() {
        long free = JournalLimits.FREE_BYTES_MIN;
        int small = JournalLimits.BLOCK_BYTES_MIN;
        int large = JournalLimits.BLOCK_BYTES_MAX;
        assertEquals(small, new JournalSettings(Durability.WRITTEN, small, free).blockBytes());
        assertEquals(large, new JournalSettings(Durability.WRITTEN, large, free).blockBytes());
        assertThrows(IllegalArgumentException.class, () -> new JournalSettings(Durability.WRITTEN, small - 1, free));
        assertThrows(IllegalArgumentException.class, () -> new JournalSettings(Durability.WRITTEN, large + 1, free));
        assertThrows(IllegalArgumentException.class, () -> new JournalSettings(Durability.WRITTEN, small, free - 1));
        assertThrows(IllegalArgumentException.class, () -> new JournalSettings(null, small, free));
    }

    /** The library reports its use to its vendor when it can. */
    @Test
    void shouldHaveNoTelemetryOnTheClassPath() {
        assertThrows(ClassNotFoundException.class,
                () -> Class.forName("net.openhft.chronicle.analytics.Analytics"));
        assertEquals("true", System.getProperty("chronicle.analytics.disable"));
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().contains("disk~space")));
    }
}
