package io.strowger.calllog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads one queue file without the store, so that damage which stops the store does not stop us.
 *
 * <p>A queue file is a chain of documents. Each begins at a multiple of four bytes with a little-endian word: bit 31
 * says not complete, bit 30 says metadata, the rest is the length. A word of zero is the end so far; {@value
 * #END_OF_FILE} ends a file for ever. The scanner follows the chain; where it breaks it hunts for the next sound record
 * at any multiple of four.
 *
 * <p>Reads through the page cache and never maps, because a file that shrinks under a mapping is a fault of the
 * process. May run while another process appends. Confined to one thread.
 */
final class QueueFileScanner implements AutoCloseable {

    /** Where damage is told as it is passed. */
    interface Listener {
        void found(FindingKind kind, long offset, String detail);
    }

    static final int END_OF_FILE = 0xC0000000;
    private static final int NOT_COMPLETE = 0x80000000;
    private static final int META_DATA = 0x40000000;
    private static final int LENGTH_MASK = 0x3FFFFFFF;
    private static final int WORD = 4;
    private static final int WINDOW_BYTES = 4 * 1024 * 1024;
    /** Nothing that a queue writes is longer; metadata are a few pages. */
    private static final int DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

    private final FileChannel channel;
    private final long size;
    private final Listener listener;
    private final byte[] window = new byte[WINDOW_BYTES];
    private final ByteBuffer words = ByteBuffer.wrap(window).order(ByteOrder.LITTLE_ENDIAN);
    private long windowStart;
    private int windowLength;

    private long position;
    private boolean hunting;
    private long breakAt;
    private boolean breakReported;
    private boolean torn;
    private boolean finished;
    private long documents;
    private long recordAt;

    QueueFileScanner(Path file, Listener listener) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        size = channel.size();
        this.listener = listener;
    }

    /** Moves to the next sound record; false at the end of the file. */
    boolean next(RecordView view) throws IOException {
        while (!finished) {
            if (hunting ? hunt(view) : follow(view)) {
                return true;
            }
        }
        return false;
    }

    /** Where the document of the last record begins. */
    long recordAt() {
        return recordAt;
    }

    /** Documents in the chain so far; equal to what the index should count as long as nothing was found. */
    long documents() {
        return documents;
    }

    /** One step along the chain; true when it came upon a sound record. */
    private boolean follow(RecordView view) throws IOException {
        if (available(position, WORD) < WORD) {
            finished = true;
            return false;
        }
        int word = wordAt(position);
        if (word == 0 || word == END_OF_FILE || (word & NOT_COMPLETE) != 0) {
            breakAt = position;
            breakReported = false;
            torn = word != 0 && word != END_OF_FILE;
            startHunt(position + WORD);
            return false;
        }
        int length = word & LENGTH_MASK;
        if (length > DOCUMENT_BYTES_MAX || position + WORD + length > size) {
            listener.found(FindingKind.NOT_A_RECORD, position, "document of " + length + " bytes");
            breakReported = true;
            startHunt(position + WORD);
            return false;
        }
        if ((word & META_DATA) == 0) {
            return document(view, length);
        }
        metaData(view, length);
        return false;
    }

    /** Nothing is known of its content but that no record is in it: one that covers a record has another word in front of it than was written. */
    private void metaData(RecordView view, int length) throws IOException {
        long begin = position;
        long behind = aligned(begin + WORD + length);
        position = begin + WORD;
        if (seek(view, behind)) {
            listener.found(FindingKind.NOT_A_RECORD, begin, "metadata of " + length + " bytes with a record in it");
            breakReported = true;
            startHunt(begin + WORD);
        } else {
            position = behind;
        }
    }

    private boolean document(RecordView view, int length) throws IOException {
        documents++;
        long start = position + WORD;
        int have = available(start, Math.min(length, RecordView.RECORD_BYTES_MAX));
        int at = (int) (start - windowStart);
        RecordFault fault = view.wrap(window, at, have);
        if (fault == null && view.length() == length) {
            recordAt = position;
            position = aligned(start + length);
            return true;
        }
        boolean lengthsAgree = have >= RecordView.HEADER_BYTES && RecordView.claimedLength(window, at) == length;
        listener.found(
                fault == RecordFault.CRC_MISMATCH && lengthsAgree ? FindingKind.CRC_MISMATCH : FindingKind.NOT_A_RECORD,
                position, fault == null ? "length differs" : fault.toString());
        if (lengthsAgree) {
            position = aligned(start + length);
        } else {
            breakReported = true;
            startHunt(start);
        }
        return false;
    }

    private void startHunt(long from) {
        position = aligned(from);
        hunting = true;
    }

    /**
     * Looks for a sound record from the position on; true when there is one, and the chain is followed again behind it.
     */
    private boolean hunt(RecordView view) throws IOException {
        if (!seek(view)) {
            finish();
            return false;
        }
        if (!breakReported) {
            if (completedMeanwhile()) {
                position = breakAt;
                hunting = false;
                return false;
            }
            long found = position;
            if (found == breakAt + WORD && !(seekBehind(view, found) && seekAgain(view, found))) {
                // A record is completed by the word in front of it. As nothing comes behind, this one never was.
                torn = true;
                finish();
                return false;
            }
            listener.found(FindingKind.QUIET_END, breakAt, "next readable record at byte " + found);
            breakReported = true;
        }
        recordAt = position - WORD;
        position = aligned(position + view.length());
        hunting = false;
        return true;
    }

    private void finish() {
        finished = true;
        if (!breakReported && torn) {
            listener.found(FindingKind.TORN_RECORD, breakAt, "");
        }
    }

    private boolean seekBehind(RecordView view, long found) throws IOException {
        position = aligned(found + view.length());
        return seek(view);
    }

    private boolean seekAgain(RecordView view, long found) throws IOException {
        position = found;
        return seek(view);
    }

    /** Moves the position to the next sound record at or behind it. */
    private boolean seek(RecordView view) throws IOException {
        return seek(view, Long.MAX_VALUE);
    }

    /** Likewise, if it begins before the limit. */
    private boolean seek(RecordView view, long limit) throws IOException {
        while (position < limit && available(position, RecordView.HEADER_BYTES) == RecordView.HEADER_BYTES) {
            int at = nextMagic((int) (position - windowStart));
            position = windowStart + at;
            if (position >= limit) {
                return false;
            }
            if (windowLength - at < RecordView.HEADER_BYTES) {
                continue;
            }
            int have = available(position, RecordView.RECORD_BYTES_MAX);
            if (view.wrap(window, (int) (position - windowStart), have) == null) {
                return true;
            }
            position += WORD;
        }
        return false;
    }

    /** The next place in the window, from {@code at} on, where a record may begin, or the last words of the window. */
    private int nextMagic(int at) {
        int last = windowLength - RecordView.HEADER_BYTES;
        int candidate = at;
        while (candidate <= last && words.getInt(candidate) != RecordView.MAGIC) {
            candidate += WORD;
        }
        return candidate;
    }

    /** Whether an appender has gone on since the chain seemed to end; then the chain is followed again from there. */
    private boolean completedMeanwhile() throws IOException {
        ByteBuffer word = ByteBuffer.allocate(WORD).order(ByteOrder.LITTLE_ENDIAN);
        if (channel.read(word, breakAt) < WORD || word.getInt(0) == 0 || (word.getInt(0) & NOT_COMPLETE) != 0) {
            return false;
        }
        // The window may be older than the word.
        windowLength = 0;
        return true;
    }

    private static long aligned(long offset) {
        return offset + WORD - 1 & -WORD;
    }

    private int wordAt(long offset) {
        return words.getInt((int) (offset - windowStart));
    }

    /** Makes up to {@code wanted} bytes from {@code offset} on stand in the window and says how many there are. */
    private int available(long offset, int wanted) throws IOException {
        long end = Math.min(size, offset + wanted);
        if (offset < windowStart || end > windowStart + windowLength) {
            windowStart = offset;
            windowLength = 0;
            ByteBuffer target = ByteBuffer.wrap(window);
            while (target.hasRemaining()) {
                int read = channel.read(target, offset + target.position());
                if (read < 0) {
                    break;
                }
            }
            windowLength = target.position();
        }
        return (int) Math.max(0, Math.min(end, windowStart + windowLength) - offset);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
