package io.strowger.calllog;

import io.strowger.core.port.Journal.JournalException;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.Journal.StoredSnapshot;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A journal for reading, by any process, while a server appends to it or while none does. Takes no lock and writes
 * nothing. Readers follow the journal also when it is opened anew and a damaged queue is set aside. Any thread; each
 * reader is confined to one.
 */
public final class ReadOnlyJournal {

    private final QueueDirectory inputDirectory;
    private final QueueDirectory factDirectory;
    private final SnapshotStore snapshots;

    private ReadOnlyJournal(Path directory) {
        snapshots = new SnapshotStore(directory.resolve(ChronicleJournal.SNAPSHOTS));
        inputDirectory = new QueueDirectory(directory, RecordView.INPUT);
        factDirectory = new QueueDirectory(directory, RecordView.FACT);
    }

    /**
     * Looks at a journal.
     *
     * @throws JournalException when there is no such directory
     */
    public static ReadOnlyJournal of(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new JournalException(directory + " is not a directory", null);
        }
        return new ReadOnlyJournal(directory);
    }

    /** Reads inputs from the given sequence on. */
    public Reader<JournalledInput> inputs(long fromSequence) {
        return reader(inputDirectory, fromSequence, InputMaker.INSTANCE);
    }

    /** Reads facts from the first one of the given input sequence on. */
    public Reader<JournalledFact> facts(long fromInputSequence) {
        return reader(factDirectory, fromInputSequence, FactMaker.INSTANCE);
    }

    /** The newest readable snapshot that was taken after that input or before it. */
    public Optional<StoredSnapshot> latestSnapshot(long sequence) {
        return snapshots.latest(sequence, new Findings());
    }

    /** Input sequence of the last fact in the live queue, 0 when there is none. */
    public long lastFactSequence() {
        OwnQueue own = new OwnQueue(factDirectory);
        try {
            LiveQueue queue = own.open();
            Place last = queue == null ? null : queue.lastPlace();
            return last == null ? 0 : last.sequence();
        } finally {
            own.release();
        }
    }

    private static <T> Reader<T> reader(QueueDirectory directory, long from, GenerationReader.Maker<T> maker) {
        return new GenerationReader<>(directory, new OwnQueue(directory), new Place(from, 0), maker);
    }

    /** Each reader has its own queue, which is cheap and makes it independent of the others' threads. */
    private static final class OwnQueue implements GenerationReader.Live {

        private final QueueDirectory directory;
        private LiveQueue queue;
        private Object identity;

        OwnQueue(QueueDirectory directory) {
            this.directory = directory;
        }

        @Override
        public LiveQueue open() {
            if (queue == null) {
                identity = directory.liveIdentity();
                try {
                    queue = LiveQueue.openReadOnly(directory.live(), JournalLimits.BLOCK_BYTES_MIN);
                } catch (RuntimeException | InternalError e) {
                    throw new JournalException("cannot open " + directory.live() + " for reading", e);
                }
            }
            return queue;
        }

        @Override
        public boolean isStale() {
            return !directory.isLive(identity);
        }

        @Override
        public Place acknowledged() {
            return null;
        }

        @Override
        public void release() {
            if (queue != null) {
                queue.close();
                queue = null;
            }
        }
    }
}
