package io.strowger.calllog;

import io.strowger.core.port.Journal.JournalException;
import io.strowger.core.port.Journal.StoredSnapshot;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.nio.file.Path;
import java.util.List;

/** The steps of opening a journal, in their order. Used once, by one thread, under the directory's lock. */
final class JournalOpening {

    private final Path journal;
    private final JournalSettings settings;
    private final JournalEnvironment environment;
    private final Findings findings = new Findings();
    private final SnapshotStore snapshots;
    private final QueueDirectory inputDirectory;
    private final QueueDirectory factDirectory;
    private LiveQueue inputQueue;
    private LiveQueue factQueue;
    private QueueWalk inputWalk;
    private QueueWalk factWalk;
    private long indexedBeyond;
    private JournalledInput lastInput;
    private JournalledFact lastFact;

    JournalOpening(Path journal, JournalSettings settings, JournalEnvironment environment) {
        this.journal = journal;
        this.settings = settings;
        this.environment = environment;
        snapshots = new SnapshotStore(journal.resolve(ChronicleJournal.SNAPSHOTS));
        inputDirectory = new QueueDirectory(journal, RecordView.INPUT);
        factDirectory = new QueueDirectory(journal, RecordView.FACT);
    }

    /** Walks, sets aside what is damaged, opens, and bridges what is lost. */
    void run() {
        snapshots.tidy();
        watch().before(JournalLimits.FREE_SPACE_CHECK_BYTES);
        factWalk = QueueWalk.over(factDirectory, factDirectory.live(), findings);
        factQueue = settle(factDirectory, factWalk);
        lastFact = lastRecord(factDirectory, factWalk) instanceof RecordView record ? record.toFact() : null;
        indexedBeyond = 0;
        inputWalk = QueueWalk.over(inputDirectory, inputDirectory.live(), findings);
        inputQueue = settle(inputDirectory, inputWalk);
        lastInput = lastRecord(inputDirectory, inputWalk) instanceof RecordView record ? record.toInput() : null;
        bridge();
    }

    /** The live queue: the one that was walked when it is sound, else a fresh one in its stead. */
    private LiveQueue settle(QueueDirectory directory, QueueWalk walk) {
        if (!walk.isDamaged()) {
            LiveQueue queue = null;
            try {
                queue = openLive(directory);
                List<Long> indexed = queue.documentsByFile();
                indexedBeyond = JournalVerifier.compare(directory, walk, indexed, findings);
                if (indexed.size() != walk.files().size()) {
                    findings.add(new JournalFinding(FindingKind.QUEUE_UNUSABLE, directory.relative(directory.live()),
                            -1, 0, 0,
                            "the store sees " + indexed.size() + " files where there are " + walk.files().size()));
                }
            } catch (RuntimeException | InternalError e) {
                findings.add(new JournalFinding(FindingKind.QUEUE_UNUSABLE, directory.relative(directory.live()), -1, 0,
                        0, String.valueOf(e)));
            }
            if (queue != null && !walk.isDamaged()) {
                return queue;
            }
            if (queue != null) {
                queue.close();
            }
        }
        Path aside = directory.renameAside();
        findings.add(new JournalFinding(FindingKind.SET_ASIDE, directory.relative(aside), -1, 0, 0, ""));
        return openLive(directory);
    }

    private LiveQueue openLive(QueueDirectory directory) {
        return LiveQueue.open(directory.live(), settings.blockBytes(), environment.wallMillis());
    }

    /** The last record that can be read: of the queue that was walked, else of the newest older one that has any. */
    private static RecordView lastRecord(QueueDirectory directory, QueueWalk walk) {
        if (!walk.isEmpty()) {
            return walk.last();
        }
        List<Path> generations = directory.setAside();
        for (int i = generations.size() - 1; i >= 0; i--) {
            // What is wrong with these was reported when they were set aside.
            QueueWalk older = QueueWalk.over(directory, generations.get(i), new Findings());
            if (!older.isEmpty()) {
                return older.last();
            }
        }
        return null;
    }

    /**
     * Goes on behind inputs that are known to have been journalled and are not there any more: facts or a snapshot were
     * made of them, or the index counted them. The bridge's epoch is one that no lost input can have begun, since each
     * epoch begins with an input.
     */
    private void bridge() {
        long readable = lastInput == null ? 0 : lastInput.sequence();
        long known = readable + indexedBeyond;
        known = Math.max(known, lastFact == null ? 0 : lastFact.inputSequence());
        known = Math.max(known, snapshots.latest(findings).map(StoredSnapshot::sequence).orElse(0L));
        boolean freshGeneration = !inputDirectory.setAside().isEmpty() && inputQueue.firstPlace() == null;
        if (known == readable && !(freshGeneration && readable > 0)) {
            return;
        }
        long lost = known - readable;
        if (lost > 0) {
            findings.add(new JournalFinding(FindingKind.INPUTS_LOST, "inputs", -1, readable + 1, known, ""));
        }
        long time = Math.max(lastInput == null ? 0 : lastInput.timeNanos(),
                lastFact == null ? 0 : lastFact.timeNanos());
        JournalledInput bridge = InputMaker.INSTANCE.lost(known, (lastInput == null ? 0 : lastInput.epoch()) + lost,
                time);
        try (QueueAppender appender = new QueueAppender("inputs", inputQueue, watch(),
                settings.durability() == Durability.SYNCED)) {
            appender.append(appender.view().writeBridge(appender.buffer(0), bridge));
        }
        if (lost > 0) {
            lastInput = bridge;
        }
    }

    /** Gives back what was opened. */
    void abandon() {
        for (LiveQueue queue : new LiveQueue[]{inputQueue, factQueue}) {
            if (queue != null) {
                queue.close();
            }
        }
    }

    /** A watch of its own for each thread that writes. */
    FreeSpaceWatch watch() {
        return new FreeSpaceWatch(environment.usableBytes(), settings.freeBytesMin());
    }

    JournalSettings settings() {
        return settings;
    }

    SnapshotStore snapshots() {
        return snapshots;
    }

    QueueDirectory inputDirectory() {
        return inputDirectory;
    }

    QueueDirectory factDirectory() {
        return factDirectory;
    }

    LiveQueue inputQueue() {
        return inputQueue;
    }

    LiveQueue factQueue() {
        return factQueue;
    }

    JournalledInput lastInput() {
        return lastInput;
    }

    JournalledFact lastFact() {
        return lastFact;
    }

    JournalReport report() {
        if (inputWalk == null || factWalk == null) {
            throw new JournalException("the journal " + journal + " was not walked", null);
        }
        return new JournalReport(findings.list(), findings.dropped(), inputWalk.records(), factWalk.records(),
                lastInput == null ? 0 : lastInput.sequence(), lastFact == null ? 0 : lastFact.inputSequence());
    }
}
