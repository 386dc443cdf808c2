package io.strowger.core.runtime;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.state.StateHash;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes facts on a thread of its own, so that encoding and appending them costs the core thread nothing. The core thread does not wake it either, as a wake-up
 * an input would be the dearest part of the hand-over: the thread looks by itself, and the longer nothing came the more seldom. Bounded: when the journal cannot
 * keep up the core thread waits, and with it, by their quotas, the sources.
 */
final class FactWriter {
    /** Inputs whose facts may wait. */
    static final int WAITING_MAX = 8_192;

    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final long POLL_MILLIS = 50;
    /** Between two looks at an empty queue; doubles up to the longest. What facts are late by at most. */
    private static final long PAUSE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PAUSE_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(16);
    /** Taken from the queue at once, so that the two threads seldom meet at its lock. */
    private static final int TAKEN_MAX = 256;

    private final Journal journal;
    private final StateHash hash;
    private final BlockingQueue<Applied> queue = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private volatile boolean closing;
    private volatile RuntimeException failure;
    private volatile long writtenThrough;

    /**
     * @param hash of the state after the last input that was applied; it belongs to this thread from now on
     * @param writtenThrough the last input whose facts are in the journal already
     */
    FactWriter(Journal journal, StateHash hash, long writtenThrough) {
        this.journal = journal;
        this.hash = hash;
        this.writtenThrough = writtenThrough;
        this.thread = new Thread(this::run, "strowger-facts");
    }

    void start() {
        thread.start();
    }

    /** Hands the facts of an input over; waits for room. Throws what stopped the writer. */
    void write(Applied applied) throws InterruptedException {
        boolean taken = queue.offer(applied);
        while (!taken) {
            if (failure != null) {
                throw failure;
            }
            taken = queue.offer(applied, POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether so many inputs can be handed over without a wait; only for who hands over. */
    boolean hasRoom(int inputs) {
        return failure == null && queue.remainingCapacity() >= inputs;
    }

    int waiting() {
        return queue.size();
    }

    /** The last input whose facts are all in the journal. */
    long writtenThrough() {
        return writtenThrough;
    }

    private void run() {
        try {
            List<Applied> taken = new ArrayList<>();
            long pauseNanos = PAUSE_NANOS_MIN;
            while (true) {
                boolean last = closing;
                queue.drainTo(taken, TAKEN_MAX);
                if (!taken.isEmpty()) {
                    taken.forEach(this::append);
                    taken.clear();
                    pauseNanos = PAUSE_NANOS_MIN;
                } else if (last) {
                    return;
                } else {
                    LockSupport.parkNanos(pauseNanos);
                    pauseNanos = Math.min(2 * pauseNanos, PAUSE_NANOS_MAX);
                }
            }
        } catch (RuntimeException | InternalError e) {
            // A fault of the mapped file surfaces as InternalError; the process goes on, the journal does not.
            failure = new IllegalStateException("facts cannot be written: " + e.getMessage(), e);
        }
    }

    private void append(Applied applied) {
        append(journal, applied, applied.facts(hash), 0);
        writtenThrough = applied.sequence();
    }

    /** Appends the facts of one input from the given index on; on the calling thread. */
    static void append(Journal journal, Applied applied, List<Fact> facts, int fromIndex) {
        for (int index = fromIndex; index < facts.size(); index++) {
            journal.appendFact(new JournalledFact(applied.sequence(), index, applied.timeNanos(), Engine.VERSION,
                    Bytes.owned(FACT.encode(facts.get(index)))));
        }
    }

    /** Writes what is waiting and ends the thread. */
    void close() throws InterruptedException {
        closing = true;
        LockSupport.unpark(thread);
        thread.join();
        if (failure != null) {
            throw failure;
        }
    }
}
