package io.strowger.calllog;

import io.strowger.core.port.Journal.JournalException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Walks the files of a journal, record by record, and holds them against their checksums, their order and the index of
 * the store. Changes nothing; may run while a server appends. Any thread; reads all of the journal, about a gigabyte a
 * second from the page cache.
 */
public final class JournalVerifier {

    private JournalVerifier() {}

    /**
     * Verifies a journal with all its generations. Damage in generations that were set aside is reported again each
     * time.
     *
     * @throws JournalException when there is no such directory
     */
    public static JournalReport verify(Path journal) {
        if (!Files.isDirectory(journal)) {
            throw new JournalException(journal + " is not a directory", null);
        }
        Findings findings = new Findings();
        QueueWalk inputs = walk(new QueueDirectory(journal, RecordView.INPUT), findings);
        QueueWalk facts = walk(new QueueDirectory(journal, RecordView.FACT), findings);
        new SnapshotStore(journal.resolve(ChronicleJournal.SNAPSHOTS)).latest(findings);
        return new JournalReport(findings.list(), findings.dropped(), inputs.records(), facts.records(),
                inputs.isEmpty() ? 0 : inputs.last().sequence(), facts.isEmpty() ? 0 : facts.last().sequence());
    }

    private static QueueWalk walk(QueueDirectory directory, Findings findings) {
        // The index first: an appender may go on meanwhile, and then the walk finds more than the index said and not
        // less.
        List<Long> indexed = index(directory, findings);
        QueueWalk walk = QueueWalk.overAll(directory, findings);
        compare(directory, walk, indexed, findings);
        return walk;
    }

    private static List<Long> index(QueueDirectory directory, Findings findings) {
        try (LiveQueue queue = LiveQueue.openReadOnly(directory.live(), JournalLimits.BLOCK_BYTES_MIN)) {
            return queue == null ? List.of() : queue.documentsByFile();
        } catch (RuntimeException | InternalError e) {
            findings.add(new JournalFinding(FindingKind.QUEUE_UNUSABLE, directory.relative(directory.live()), -1, 0, 0,
                    String.valueOf(e)));
            return List.of();
        }
    }

    /**
     * Holds what the walk counted against the index of the store. An index that counts less is no fault: an appender
     * went on in between.
     *
     * @return how many records the index counts beyond those that are there
     */
    static long compare(QueueDirectory directory, QueueWalk walk, List<Long> indexed, Findings findings) {
        List<QueueWalk.WalkedFile> files = walk.files();
        long missing = 0;
        for (int i = 0; i < files.size(); i++) {
            long documents = files.get(i).documents();
            if (i < indexed.size() && indexed.get(i) > documents) {
                missing += indexed.get(i) - documents;
                findings.add(new JournalFinding(FindingKind.INDEX_BEYOND_END, directory.relative(files.get(i).file()),
                        -1, 0, 0, "the index counts " + indexed.get(i) + " and the file has " + documents));
            }
        }
        return missing;
    }
}
