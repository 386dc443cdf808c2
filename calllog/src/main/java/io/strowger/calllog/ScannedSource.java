package io.strowger.calllog;

import io.strowger.core.port.Journal.JournalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** All readable records of a directory that was set aside, read past its damage. */
final class ScannedSource implements RecordSource {

    private static final QueueFileScanner.Listener IGNORED = (kind, offset, detail) -> {};

    private final Deque<Path> files;
    private QueueFileScanner scanner;

    /**
     * Begins with the last file whose first record is not behind the place, so that at most one file is read in vain.
     */
    ScannedSource(Path directory, Place from) {
        List<Path> all = QueueDirectory.files(directory);
        int first = all.size() - 1;
        while (first > 0 && !startsBeforeOrAt(all.get(first), from)) {
            first--;
        }
        files = new ArrayDeque<>(all.subList(Math.max(0, first), all.size()));
    }

    private static boolean startsBeforeOrAt(Path file, Place place) {
        RecordView view = new RecordView();
        try (QueueFileScanner scanner = new QueueFileScanner(file, IGNORED)) {
            return scanner.next(view) && Place.of(view).compareTo(place) <= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The place from which on a directory has the records, or null when it has none. */
    static Place firstPlace(Path directory) {
        RecordView view = new RecordView();
        try (ScannedSource source = new ScannedSource(directory, Place.FIRST)) {
            return source.next(view) ? Place.coveredFrom(view) : null;
        }
    }

    @Override
    public boolean next(RecordView view) {
        while (scanner != null || !files.isEmpty()) {
            try {
                if (scanner == null) {
                    scanner = new QueueFileScanner(files.removeFirst(), IGNORED);
                }
                if (scanner.next(view)) {
                    return true;
                }
            } catch (IOException e) {
                close();
                throw new JournalException("a file of the journal cannot be read", e);
            }
            close();
        }
        return false;
    }

    @Override
    public void close() {
        try {
            if (scanner != null) {
                scanner.close();
            }
        } catch (IOException e) {
            throw new JournalException("cannot close a file of the journal", e);
        } finally {
            scanner = null;
        }
    }
}
