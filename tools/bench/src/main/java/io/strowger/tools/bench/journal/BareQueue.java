package io.strowger.tools.bench.journal;

import java.nio.file.Path;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** The baseline: a queue of the same shape as the journal's, and bytes appended to it as they are. Confined to a thread. */
public final class BareQueue implements AutoCloseable {
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final boolean synced;

    /** Opens one in a directory of its own; synced = each append is forced to the disk. */
    public BareQueue(Path directory, int blockBytes, boolean synced) {
        queue = SingleChronicleQueueBuilder.single(directory.toFile()).rollCycle(RollCycles.FAST_DAILY)
                .blockSize(blockBytes).checkInterrupts(false).build();
        appender = queue.createAppender();
        this.synced = synced;
    }

    /** Appends. */
    public void append(byte[] bytes) {
        try (DocumentContext document = appender.writingDocument()) {
            document.wire().bytes().write(bytes);
        }
        if (synced) {
            appender.sync();
        }
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
