package io.strowger.core.runtime;

import io.strowger.core.port.Journal;
import io.strowger.core.state.FrozenState;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes and saves snapshots on a thread of its own. The core thread hands over the state frozen, which shares its immutable rows, and goes on.
 */
final class SnapshotKeeper {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.snapshots");
    /** Pause between two looks at how far the facts are, in milliseconds. */
    private static final long LOOK_MILLIS = 50;

    private final Journal journal;
    private final LongSupplier factsWritten;
    private final int everyInputs;
    private final Thread thread = new Thread(this::run, "strowger-snapshots");
    private final Object monitor = new Object();
    private boolean closing;
    private FrozenState handed;
    /** Of the core thread: what was handed over last. */
    private long last;

    /**
     * @param factsWritten the last input whose facts are in the journal; readable by any thread. A snapshot is never saved ahead of the facts: what lies before
     *            it is not replayed, so its facts would not be made again
     * @param everyInputs a snapshot after so many inputs
     */
    SnapshotKeeper(Journal journal, LongSupplier factsWritten, int everyInputs) {
        this.journal = journal;
        this.factsWritten = factsWritten;
        this.everyInputs = everyInputs;
        this.last = journal.latestSnapshot().map(Journal.StoredSnapshot::sequence).orElse(0L);
    }

    void start() {
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /** Whether it is time for a snapshot and the one before is saved. The core thread asks. */
    boolean isDue(long sequence) {
        if (sequence - last < everyInputs) {
            return false;
        }
        synchronized (monitor) {
            return handed == null && thread.isAlive();
        }
    }

    /** Takes the state to be saved; never blocks. */
    void keep(FrozenState state) {
        last = state.sequence();
        synchronized (monitor) {
            handed = state;
            monitor.notifyAll();
        }
    }

    private void run() {
        try {
            for (FrozenState state = await(); state != null; state = await()) {
                journal.saveSnapshot(state.sequence(), state.bytes());
                LOG.info("snapshot kept sequence={}", state.sequence());
                synchronized (monitor) {
                    handed = null;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Without new snapshots a restart takes longer and loses nothing.
            LOG.error("no more snapshots are kept in this run", e);
        }
    }

    /** The next state whose facts are written, or null at the end. */
    private FrozenState await() throws InterruptedException {
        synchronized (monitor) {
            while (!closing && (handed == null || factsWritten.getAsLong() < handed.sequence())) {
                monitor.wait(handed == null ? 0 : LOOK_MILLIS);
            }
            return closing ? null : handed;
        }
    }

    void close() throws InterruptedException {
        synchronized (monitor) {
            closing = true;
            monitor.notifyAll();
        }
        thread.join();
    }
}
