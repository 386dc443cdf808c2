package io.strowger.calllog;

import io.strowger.core.port.Journal.JournalException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.TableStoreWriteLock;
import net.openhft.chronicle.threads.BusyTimedPauser;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * One Chronicle queue: a file a day in UTC, raw bytes, no named tailers. Any thread; what it makes is confined to one
 * thread each.
 */
final class LiveQueue implements AutoCloseable {

    private static final RollCycles ROLL_CYCLE = RollCycles.FAST_DAILY;
    private static final String METADATA = "metadata.cq4t";

    private final SingleChronicleQueue queue;

    private LiveQueue(SingleChronicleQueue queue) {
        this.queue = queue;
    }

    /**
     * For appending and reading, by the holder of the journal's lock. The day never goes back, whatever the clock does.
     */
    static LiveQueue open(Path directory, int blockBytes, LongSupplier wallMillis) {
        ChronicleSwitches.apply();
        AtomicLong latest = new AtomicLong();
        SingleChronicleQueue queue = SingleChronicleQueueBuilder.single(directory.toFile()).rollCycle(ROLL_CYCLE)
                .blockSize(blockBytes).checkInterrupts(false)
                .timeProvider(() -> latest.accumulateAndGet(wallMillis.getAsLong(), Math::max)).build();
        releaseWriteLock(queue);
        if (queue.firstIndex() != Long.MAX_VALUE) {
            long newestDay = (long) queue.lastCycle() * ROLL_CYCLE.lengthInMillis();
            latest.accumulateAndGet(newestDay, Math::max);
        }
        return new LiveQueue(queue);
    }

    /**
     * The store keeps its write lock in a file, as the process id of the holder. One that was killed in the middle of
     * an append leaves it there, and where ids come round again, in a container for instance, it would seem to be held
     * for ever.
     */
    private static void releaseWriteLock(SingleChronicleQueue queue) {
        try (TableStoreWriteLock lock = new TableStoreWriteLock(queue.metaStore(), BusyTimedPauser::new, 0L)) {
            if (lock.locked()) {
                lock.forceUnlock();
            }
        }
    }

    /** For reading only, while another process may append; null as long as there is nothing to open. */
    static LiveQueue openReadOnly(Path directory, int blockBytes) {
        ChronicleSwitches.apply();
        if (!Files.exists(directory.resolve(METADATA)) || QueueDirectory.files(directory).isEmpty()) {
            return null;
        }
        return new LiveQueue(SingleChronicleQueueBuilder.single(directory.toFile()).rollCycle(ROLL_CYCLE)
                .blockSize(blockBytes).readOnly(true).build());
    }

    /** Confined to the thread that uses it; the journal sees to that, so that it may be closed from another. */
    ExcerptAppender appender() {
        ExcerptAppender appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
        return appender;
    }

    /**
     * What the index of each file counts, oldest file first. All of the index is looked at.
     *
     * @throws RuntimeException when a place of the index leads to no document
     */
    List<Long> documentsByFile() {
        List<Long> documents = new ArrayList<>();
        try (ExcerptTailer tailer = tailer()) {
            for (int cycle : cycles()) {
                long count = tailer.excerptsInCycle(cycle);
                for (long i = 0; i < count; i += ROLL_CYCLE.defaultIndexSpacing()) {
                    if (!tailer.moveToIndex(ROLL_CYCLE.toIndex(cycle, i))) {
                        throw new JournalException("the index leads to no document at " + i + " of " + count, null);
                    }
                }
                documents.add(count);
            }
        }
        return documents;
    }

    private ExcerptTailer tailer() {
        ExcerptTailer tailer = queue.createTailer();
        tailer.singleThreadedCheckDisabled(true);
        return tailer;
    }

    private List<Integer> cycles() {
        if (queue.firstIndex() == Long.MAX_VALUE) {
            return List.of();
        }
        return queue.listCyclesBetween(queue.firstCycle(), queue.lastCycle()).stream().map(Long::intValue).toList();
    }

    /** The place from which on this queue has the records, or null in an empty queue. */
    Place firstPlace() {
        RecordView view = new RecordView();
        try (Source source = new Source(tailer())) {
            return source.next(view) ? Place.coveredFrom(view) : null;
        }
    }

    /** Place of the last record, or null in an empty queue. */
    Place lastPlace() {
        RecordView view = new RecordView();
        List<Integer> cycles = cycles();
        ExcerptTailer tailer = tailer();
        try (Source source = new Source(tailer)) {
            for (int i = cycles.size() - 1; i >= 0; i--) {
                long count = tailer.excerptsInCycle(cycles.get(i));
                if (count > 0 && tailer.moveToIndex(ROLL_CYCLE.toIndex(cycles.get(i), count - 1))
                        && source.next(view)) {
                    return Place.of(view);
                }
            }
            return null;
        }
    }

    /** Reads from a record at or shortly before the place on. */
    RecordSource from(Place place) {
        ExcerptTailer tailer = tailer();
        Source source = new Source(tailer);
        try {
            position(source, tailer, place);
            return source;
        } catch (RuntimeException | InternalError e) {
            // Damage on the way, in a record or in the index: read from the start, the reader leaves out what comes
            // before the place.
            source.close();
            return new Source(tailer());
        }
    }

    private void position(Source source, ExcerptTailer tailer, Place place) {
        RecordView view = new RecordView();
        List<Integer> cycles = cycles();
        for (int i = cycles.size() - 1; i >= 0; i--) {
            int cycle = cycles.get(i);
            if (tailer.moveToIndex(ROLL_CYCLE.toIndex(cycle, 0)) && source.next(view)
                    && Place.of(view).compareTo(place) <= 0) {
                search(source, tailer, cycle, place);
                return;
            }
        }
        tailer.toStart();
    }

    /** Leaves the tailer at the last record of the cycle whose place is not behind the one sought. */
    private static void search(Source source, ExcerptTailer tailer, int cycle, Place place) {
        RecordView view = new RecordView();
        long low = 0;
        long high = tailer.excerptsInCycle(cycle);
        while (high - low > 1) {
            long middle = low + high >>> 1;
            if (tailer.moveToIndex(ROLL_CYCLE.toIndex(cycle, middle)) && source.next(view)
                    && Place.of(view).compareTo(place) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        tailer.moveToIndex(ROLL_CYCLE.toIndex(cycle, low));
    }

    @Override
    public void close() {
        queue.close();
    }

    private static final class Source implements RecordSource {

        private final ExcerptTailer tailer;
        private byte[] buffer = new byte[4096];

        Source(ExcerptTailer tailer) {
            this.tailer = tailer;
        }

        @Override
        public boolean next(RecordView view) {
            int length;
            try (DocumentContext document = tailer.readingDocument()) {
                if (!document.isPresent()) {
                    return false;
                }
                Bytes<?> bytes = document.wire().bytes();
                length = (int) Math.min(bytes.readRemaining(), RecordView.RECORD_BYTES_MAX);
                if (length > buffer.length) {
                    buffer = new byte[Math.max(length, Math.min(2 * buffer.length, RecordView.RECORD_BYTES_MAX))];
                }
                bytes.read(buffer, 0, length);
            } catch (RuntimeException | InternalError e) {
                throw new JournalException("the queue cannot be read", e);
            }
            RecordFault fault = view.wrap(buffer, 0, length);
            if (fault != null) {
                throw new JournalException("a record of the queue is damaged: " + fault + " at index "
                        + Long.toHexString(tailer.lastReadIndex()), null);
            }
            return true;
        }

        @Override
        public void close() {
            tailer.close();
        }
    }
}
