package io.strowger.calllog;

import io.strowger.core.port.Journal;
import io.strowger.core.port.Journal.JournalException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads one queue of a journal across its generations: those set aside, past their damage, then the live one, which it
 * follows. Places only rise. Sequences of inputs have no gaps: for each that was lost something is made that says so.
 * Files that were archived are not a loss: the first record there is may be any.
 *
 * @param <T> what a record is made into
 */
final class GenerationReader<T> implements Journal.Reader<T> {

    /** How the reader gets at the live queue. */
    interface Live {

        /** The live queue, or null while there is none. */
        LiveQueue open();

        /** Whether the queue that was opened is no longer the live one. */
        boolean isStale();

        /** Place of the last record that was acknowledged, or null when this process does not append. */
        Place acknowledged();

        /** Gives the queue back. */
        void release();
    }

    /** Makes records into what the reader delivers. */
    interface Maker<T> {

        T make(RecordView view);

        /**
         * What stands for a record that is lost, or null where sequences may have gaps.
         *
         * @param epoch of the record before, or of the bridge that stands for this one
         */
        T lost(long sequence, long epoch, long timeNanos);
    }

    private final QueueDirectory directory;
    private final Live live;
    private final Maker<T> maker;
    private final RecordView view = new RecordView();
    private final Deque<Path> generations = new ArrayDeque<>();
    private final Place from;
    private Place delivered;
    /** The last record that was passed, delivered or not; its sequence is 0 before the first. */
    private long passed;
    private long passedEpoch;
    private long passedTimeNanos;
    /** The view holds a record that is still to be delivered, after those that were lost before it. */
    private boolean held;
    private boolean planned;
    private RecordSource source;
    private boolean sourceIsLive;
    private boolean closed;

    GenerationReader(QueueDirectory directory, Live live, Place from, Maker<T> maker) {
        this.directory = directory;
        this.live = live;
        this.from = from;
        this.maker = maker;
    }

    @Override
    public T next() {
        if (closed) {
            throw new JournalException("the reader is closed", null);
        }
        while (true) {
            if (held) {
                T next = deliver();
                if (next != null) {
                    return next;
                }
                continue;
            }
            Place acknowledged = live.acknowledged();
            if (source == null && !openNext()) {
                return null;
            }
            if (source.next(view)) {
                held = true;
            } else if (!sourceIsLive) {
                dropSource();
            } else if (live.isStale()) {
                // A journal was opened anew and set the directory aside: begin again behind what was delivered.
                dropSource();
                live.release();
                planned = false;
            } else {
                checkEnd(acknowledged);
                return null;
            }
        }
    }

    /** The next lost record before the one in the view, or that one; null when there is nothing to deliver of it. */
    private T deliver() {
        boolean bridge = view.kind() == RecordView.BRIDGE;
        long sequence = view.sequence();
        long lost = Math.max(passed + 1, from.sequence());
        if (passed == 0 && !bridge) {
            lost = sequence;
        }
        if (lost < sequence) {
            T stand = maker.lost(lost, passedEpoch, passedTimeNanos);
            if (stand != null) {
                passed = lost;
                delivered = new Place(lost, 0);
                return stand;
            }
        }
        held = false;
        Place place = Place.of(view);
        boolean wanted = place.compareTo(from) >= 0 && (delivered == null || place.compareTo(delivered) > 0);
        boolean news = sequence > passed;
        if (sequence >= passed) {
            passed = sequence;
            passedEpoch = view.epoch();
            passedTimeNanos = view.timeNanos();
        }
        if (!wanted) {
            return null;
        }
        delivered = place;
        if (!bridge) {
            return maker.make(view);
        }
        return news ? maker.lost(sequence, passedEpoch, passedTimeNanos) : null;
    }

    /** The queue says that it ends here; what this process has appended before it was asked must have come. */
    private void checkEnd(Place acknowledged) {
        if (acknowledged != null && acknowledged.compareTo(from) >= 0
                && (delivered == null || delivered.compareTo(acknowledged) < 0)) {
            throw new JournalException("the queue ends at " + delivered + " and " + acknowledged
                    + " was appended: the file was damaged, reopen the journal", null);
        }
    }

    private boolean openNext() {
        Place place = delivered == null ? from : delivered;
        if (!planned) {
            plan(place);
            planned = true;
        }
        if (!generations.isEmpty()) {
            source = new ScannedSource(generations.removeFirst(), place);
            sourceIsLive = false;
            return true;
        }
        LiveQueue queue = live.open();
        if (queue == null) {
            // Whatever comes into being later may have generations before it.
            planned = false;
            return false;
        }
        try {
            source = queue.from(place);
        } catch (RuntimeException | InternalError e) {
            throw e instanceof JournalException
                    ? (JournalException) e
                    : new JournalException("the queue cannot be read", e);
        }
        sourceIsLive = true;
        return true;
    }

    /** Leaves out the generations that end before the place: all before the newest one that begins at or before it. */
    private void plan(Place place) {
        generations.clear();
        LiveQueue queue = live.open();
        Place first = queue == null ? null : firstPlace(queue);
        if (first != null && first.compareTo(place) <= 0) {
            return;
        }
        List<Path> all = directory.setAside();
        for (int i = all.size() - 1; i >= 0; i--) {
            generations.addFirst(all.get(i));
            Place start = ScannedSource.firstPlace(all.get(i));
            if (start != null && start.compareTo(place) <= 0) {
                return;
            }
        }
    }

    private static Place firstPlace(LiveQueue queue) {
        try {
            return queue.firstPlace();
        } catch (JournalException e) {
            return null;
        }
    }

    private void dropSource() {
        source.close();
        source = null;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                if (source != null) {
                    source.close();
                }
            } finally {
                live.release();
            }
        }
    }
}
