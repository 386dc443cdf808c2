package io.strowger.calllog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A walk over all files of one queue directory: counts, checks order and checksums, keeps the last record. */
final class QueueWalk {

    /** A file and the documents in its chain. */
    record WalkedFile(Path file, long documents) {}

    private final QueueDirectory directory;
    private final Findings findings;
    private final List<WalkedFile> files = new ArrayList<>();
    private final boolean acrossGenerations;
    private final long damagesBefore;
    private final RecordView view = new RecordView();
    private byte[] last = new byte[0];
    private int lastLength;
    private long records;
    private long sequence;
    private int index = -1;

    private QueueWalk(QueueDirectory directory, Findings findings, boolean acrossGenerations) {
        this.directory = directory;
        this.findings = findings;
        this.acrossGenerations = acrossGenerations;
        damagesBefore = findings.damages();
    }

    /** Walks {@code path}, the live directory or a generation of it, which may not exist. */
    static QueueWalk over(QueueDirectory directory, Path path, Findings findings) {
        QueueWalk walk = new QueueWalk(directory, findings, false);
        QueueDirectory.files(path).forEach(walk::file);
        return walk;
    }

    /**
     * Walks the generations that were set aside and the live one as one queue; what a bridge leaps over is then a loss.
     */
    static QueueWalk overAll(QueueDirectory directory, Findings findings) {
        QueueWalk walk = new QueueWalk(directory, findings, true);
        for (Path generation : directory.setAside()) {
            QueueDirectory.files(generation).forEach(walk::file);
        }
        // The files of the live generation are those that the caller compares with the index.
        walk.files.clear();
        QueueDirectory.files(directory.live()).forEach(walk::file);
        return walk;
    }

    private void file(Path file) {
        String name = directory.relative(file);
        QueueFileScanner.Listener listener = (kind, offset, detail) -> findings
                .add(new JournalFinding(kind, name, offset, sequence + 1, 0, detail));
        try (QueueFileScanner scanner = new QueueFileScanner(file, listener)) {
            while (scanner.next(view)) {
                record(name, scanner.recordAt());
            }
            files.add(new WalkedFile(file, scanner.documents()));
        } catch (IOException e) {
            findings.add(new JournalFinding(FindingKind.FILE_UNREADABLE, name, -1, 0, 0, String.valueOf(e)));
        }
    }

    private void record(String name, long offset) {
        if (view.kind() == RecordView.FACT != (directory.kind() == RecordView.FACT)) {
            findings.add(new JournalFinding(FindingKind.NOT_A_RECORD, name, offset, 0, 0, "kind " + view.kind()));
            return;
        }
        long nextSequence = view.sequence();
        int nextIndex = view.index();
        boolean bridge = view.kind() == RecordView.BRIDGE;
        if (lastLength > 0 && !bridge && !follows(nextSequence, nextIndex)) {
            boolean backwards = nextSequence < sequence || nextSequence == sequence && nextIndex <= index;
            findings.add(backwards
                    ? new JournalFinding(FindingKind.OUT_OF_ORDER, name, offset, nextSequence, nextSequence, "")
                    : gap(name, offset, nextSequence, nextIndex));
            if (backwards) {
                return;
            }
        }
        if (bridge && acrossGenerations && nextSequence > sequence) {
            findings.add(new JournalFinding(FindingKind.INPUTS_LOST, name, offset, sequence + 1, nextSequence, ""));
        }
        records += bridge ? 0 : 1;
        sequence = nextSequence;
        index = nextIndex;
        if (last.length < view.length()) {
            last = new byte[Math.max(view.length(), 2 * last.length)];
        }
        lastLength = view.copyTo(last);
    }

    private boolean follows(long nextSequence, int nextIndex) {
        if (directory.kind() != RecordView.FACT) {
            return nextSequence == sequence + 1;
        }
        return nextSequence == sequence ? nextIndex == index + 1 : nextSequence > sequence && nextIndex == 0;
    }

    private JournalFinding gap(String name, long offset, long nextSequence, int nextIndex) {
        if (directory.kind() != RecordView.FACT) {
            return new JournalFinding(FindingKind.GAP, name, offset, sequence + 1, nextSequence - 1, "");
        }
        return new JournalFinding(FindingKind.GAP, name, offset, sequence, nextSequence,
                "facts after " + sequence + '.' + index + " and before " + nextSequence + '.' + nextIndex);
    }

    /** Whether damage was found on this walk. */
    boolean isDamaged() {
        return findings.damages() > damagesBefore;
    }

    /** Readable records, bridges not counted. */
    long records() {
        return records;
    }

    List<WalkedFile> files() {
        return files;
    }

    boolean isEmpty() {
        return lastLength == 0;
    }

    /** The last record in order; only when not empty. */
    RecordView last() {
        RecordView record = new RecordView();
        byte[] copy = Arrays.copyOf(last, lastLength);
        if (record.wrap(copy, 0, lastLength) != null) {
            throw new IllegalStateException("a record that was sound is not");
        }
        return record;
    }
}
