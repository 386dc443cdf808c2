package io.strowger.calllog;

import io.strowger.core.port.Journal.JournalException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.BufferOverflowException;
import java.util.concurrent.atomic.AtomicReference;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Appends to one queue. Threads may take turns, each of which must see what the one before did; two at a time are refused. Any failure of the store
 * itself is final: nothing is appended any more until the journal is opened again, because what a half-failed append
 * left behind is for the verifier to say.
 */
final class QueueAppender implements AutoCloseable {

    private static final int BUFFER_BYTES = 4096;

    private final String name;
    private final LiveQueue queue;
    private final FreeSpaceWatch watch;
    private final boolean synced;
    private final RecordView view = new RecordView();
    private byte[] buffer = new byte[BUFFER_BYTES];
    private final AtomicReference<Thread> busy = new AtomicReference<>();
    private ExcerptAppender appender;
    private RandomAccessFile syncFile;
    private int syncCycle;
    private volatile Throwable failure;
    private volatile boolean closed;

    QueueAppender(String name, LiveQueue queue, FreeSpaceWatch watch, boolean synced) {
        this.name = name;
        this.queue = queue;
        this.watch = watch;
        this.synced = synced;
    }

    /** Begins an append, which {@link #end()} ends. Throws when another is under way, or when nothing may be appended at all. */
    void begin() {
        if (closed) {
            throw new JournalException("the journal is closed", null);
        }
        if (failure != null) {
            throw new JournalException("the journal failed before; open it again", failure);
        }
        if (!busy.compareAndSet(null, Thread.currentThread())) {
            throw new IllegalStateException(name + " are appended by " + busy.get() + " and not at the same time by "
                    + Thread.currentThread());
        }
    }

    /** Ends what {@link #begin()} began, however it went. */
    void end() {
        busy.setRelease(null);
    }

    /** The view that writes records to {@link #buffer}. */
    RecordView view() {
        return view;
    }

    /** A buffer with room for a record of that payload. */
    byte[] buffer(int payloadLength) {
        int length = RecordView.HEADER_BYTES + payloadLength;
        if (length > buffer.length) {
            buffer = new byte[Math.max(length, Math.min(2 * buffer.length, RecordView.RECORD_BYTES_MAX))];
        }
        return buffer;
    }

    /** Appends the first {@code length} bytes of the buffer; on return they are as durable as the setting says. */
    void append(int length) {
        watch.before(length);
        try {
            if (appender == null) {
                appender = queue.appender();
            }
            write(length);
            if (synced) {
                sync();
            }
        } catch (IOException | RuntimeException | InternalError | AssertionError e) {
            // InternalError is how the JVM tells of a mapped page that could not be written.
            failure = e;
            throw new JournalException(name + " cannot be appended to", e);
        }
    }

    private void write(int length) {
        try (DocumentContext document = appender.writingDocument()) {
            try {
                document.wire().bytes().write(buffer, 0, length);
            } catch (BufferOverflowException | InternalError | IllegalStateException e) {
                document.rollbackOnClose();
                throw e;
            }
        }
    }

    /**
     * Forces all of the present file to the disk. The store's own sync does nothing unless a mode is set for its
     * mappings, and leaves out the head of the file even then.
     */
    private void sync() throws IOException {
        if (syncFile == null || appender.cycle() != syncCycle) {
            closeSyncFile();
            syncFile = new RandomAccessFile(appender.currentFile(), "rw");
            syncCycle = appender.cycle();
            // The name of a new file is in its directory.
            QueueDirectory.sync(appender.currentFile().toPath().getParent());
        }
        syncFile.getFD().sync();
    }

    private void closeSyncFile() throws IOException {
        if (syncFile != null) {
            syncFile.close();
            syncFile = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            closeSyncFile();
        } catch (IOException e) {
            throw new JournalException("cannot close a file of " + name, e);
        } finally {
            if (appender != null) {
                appender.close();
            }
        }
    }
}
