package io.strowger.calllog;

import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in a directory: {@code inputs/} and {@code facts/} are Chronicle queues with a file a day, {@code
 * snapshots/} holds the newest snapshots, {@code lock} keeps a second journal out. {@link RecordView} draws a record.
 *
 * <p>Opening walks every file of both queues. A queue in which anything is lost is renamed aside ({@code inputs-0001}
 * and so on) and a fresh one begun; readers read the old ones, past their damage, and then the live one. {@link
 * #report()} says what was found.
 *
 * <p>Inputs are gap-free: an input must carry the sequence after {@link #lastInput()}. An input that was journalled and
 * is lost has a place, with its sequence and an empty payload: readers deliver it, so that the engine can record it as
 * unreadable and go on, and so does lastInput().
 *
 * <p>Threads: inputs are appended by one thread at a time, and so are facts; two at a time are refused. Snapshots, readers and the last places may be asked for by any thread; each reader is confined to
 * one. Close when the appending threads have ended.
 */
public final class ChronicleJournal implements Journal {

    static final String SNAPSHOTS = "snapshots";

    private static final Logger LOG = LoggerFactory.getLogger("strowger.journal");

    private final DirectoryLock lock;
    private final SnapshotStore snapshots;
    private final FreeSpaceWatch snapshotWatch;
    private final JournalReport report;
    private final QueueDirectory inputDirectory;
    private final QueueDirectory factDirectory;
    private final LiveQueue inputQueue;
    private final LiveQueue factQueue;
    private final QueueAppender inputAppender;
    private final QueueAppender factAppender;
    private volatile JournalledInput lastInput;
    private volatile JournalledFact lastFact;
    private boolean closed;

    private ChronicleJournal(DirectoryLock lock, JournalOpening opening) {
        this.lock = lock;
        snapshots = opening.snapshots();
        inputDirectory = opening.inputDirectory();
        factDirectory = opening.factDirectory();
        inputQueue = opening.inputQueue();
        factQueue = opening.factQueue();
        JournalSettings settings = opening.settings();
        boolean synced = settings.durability() == Durability.SYNCED;
        inputAppender = new QueueAppender("inputs", inputQueue, opening.watch(), synced);
        factAppender = new QueueAppender("facts", factQueue, opening.watch(), false);
        snapshotWatch = opening.watch();
        lastInput = opening.lastInput();
        lastFact = opening.lastFact();
        report = opening.report();
    }

    /**
     * Opens the journal of a directory, which is made when it is not there.
     *
     * @throws JournalException when another journal has it, or the disk refuses
     */
    public static ChronicleJournal open(Path directory, JournalSettings settings) {
        try {
            Files.createDirectories(directory);
            return open(directory, settings, JournalEnvironment.of(directory));
        } catch (IOException e) {
            throw new JournalException("cannot open the journal " + directory, e);
        }
    }

    static ChronicleJournal open(Path directory, JournalSettings settings, JournalEnvironment environment)
            throws IOException {
        Files.createDirectories(directory);
        DirectoryLock lock = DirectoryLock.acquire(directory);
        JournalOpening opening = new JournalOpening(directory, settings, environment);
        try {
            opening.run();
            ChronicleJournal journal = new ChronicleJournal(lock, opening);
            journal.log(directory);
            return journal;
        } catch (RuntimeException | InternalError e) {
            opening.abandon();
            lock.close();
            throw e instanceof JournalException
                    ? (JournalException) e
                    : new JournalException("cannot open the journal " + directory, e);
        }
    }

    private void log(Path directory) {
        for (JournalFinding finding : report.findings()) {
            if (finding.kind().isDamage()) {
                LOG.error("journal directory={} finding=\"{}\"", directory, finding);
            } else {
                LOG.warn("journal directory={} finding=\"{}\"", directory, finding);
            }
        }
        LOG.info("journal directory={} sound={} inputs={} facts={} lastInput={} lastFact={}", directory,
                report.isSound(), report.inputs(), report.facts(), report.lastInputSequence(),
                report.lastFactSequence());
    }

    /** What the walk at opening found. */
    public JournalReport report() {
        return report;
    }

    @Override
    public void appendInput(JournalledInput input) {
        inputAppender.begin();
        try {
            append(input);
        } finally {
            inputAppender.end();
        }
    }

    private void append(JournalledInput input) {
        JournalledInput last = lastInput;
        long expected = last == null ? 1 : last.sequence() + 1;
        if (input.sequence() != expected) {
            throw new JournalException("input " + input.sequence() + " where " + expected + " is next", null);
        }
        if (input.payload().length() > JournalLimits.INPUT_BYTES_MAX) {
            throw new JournalException("input " + input.sequence() + " has " + input.payload().length()
                    + " bytes, more than " + JournalLimits.INPUT_BYTES_MAX, null);
        }
        byte[] buffer = inputAppender.buffer(input.payload().length());
        inputAppender.append(inputAppender.view().writeInput(buffer, input));
        lastInput = input;
    }

    @Override
    public void appendFact(JournalledFact fact) {
        factAppender.begin();
        try {
            append(fact);
        } finally {
            factAppender.end();
        }
    }

    private void append(JournalledFact fact) {
        JournalledFact last = lastFact;
        boolean sameInput = last != null && fact.inputSequence() == last.inputSequence();
        int expected = sameInput ? last.index() + 1 : 0;
        if (fact.index() != expected || last != null && fact.inputSequence() < last.inputSequence()) {
            throw new JournalException("fact " + fact.inputSequence() + '.' + fact.index() + " after "
                    + (last == null ? "none" : last.inputSequence() + "." + last.index()), null);
        }
        if (fact.payload().length() > JournalLimits.FACT_BYTES_MAX) {
            throw new JournalException("fact " + fact.inputSequence() + '.' + fact.index() + " has "
                    + fact.payload().length() + " bytes, more than " + JournalLimits.FACT_BYTES_MAX, null);
        }
        byte[] buffer = factAppender.buffer(fact.payload().length());
        factAppender.append(factAppender.view().writeFact(buffer, fact));
        lastFact = fact;
    }

    /** The last input known to have been journalled; its payload is empty when it was lost. */
    @Override
    public Optional<JournalledInput> lastInput() {
        return Optional.ofNullable(lastInput);
    }

    @Override
    public Optional<JournalledFact> lastFact() {
        return Optional.ofNullable(lastFact);
    }

    @Override
    public Reader<JournalledInput> inputs(long fromSequence) {
        return reader(inputDirectory, new Place(fromSequence, 0), InputMaker.INSTANCE);
    }

    @Override
    public Reader<JournalledFact> facts(long fromInputSequence) {
        return reader(factDirectory, new Place(fromInputSequence, 0), FactMaker.INSTANCE);
    }

    private <T> Reader<T> reader(QueueDirectory directory, Place from, GenerationReader.Maker<T> maker) {
        boolean facts = directory == factDirectory;
        return new GenerationReader<>(directory, new GenerationReader.Live() {
            @Override
            public LiveQueue open() {
                return facts ? factQueue : inputQueue;
            }

            @Override
            public boolean isStale() {
                return false;
            }

            @Override
            public Place acknowledged() {
                return facts ? factPlace(lastFact) : inputPlace(lastInput);
            }

            @Override
            public void release() {
                // The journal owns the queue.
            }
        }, from, maker);
    }

    private static Place factPlace(JournalledFact fact) {
        return fact == null ? null : new Place(fact.inputSequence(), fact.index());
    }

    private static Place inputPlace(JournalledInput input) {
        return input == null ? null : new Place(input.sequence(), 0);
    }

    /**
     * Keeps a snapshot. Inputs and facts that were appended before are forced to the disk first, whatever the
     * durability: recovery begins at the snapshot, and what power loss took from before it would never be made again.
     */
    @Override
    public void saveSnapshot(long sequence, byte[] snapshot) {
        synchronized (snapshots) {
            snapshotWatch.before(Math.max(snapshot.length, JournalLimits.FREE_SPACE_CHECK_BYTES));
            inputDirectory.forceNewest();
            factDirectory.forceNewest();
            snapshots.save(sequence, snapshot);
        }
    }

    @Override
    public Optional<StoredSnapshot> latestSnapshot() {
        return snapshots.latest(new Findings());
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Exception first = null;
        for (AutoCloseable part : List.of(inputAppender, factAppender, inputQueue, factQueue, lock)) {
            try {
                part.close();
            } catch (Exception e) {
                // The rest must be closed all the same, the lock above all.
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw new JournalException("cannot close the journal", first);
        }
    }
}
