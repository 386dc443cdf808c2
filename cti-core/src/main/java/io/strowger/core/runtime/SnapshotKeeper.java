package io.strowger.core.runtime;

import io.strowger.core.engine.Engine;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineState;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps snapshots without stopping the core thread: whenever the journal has grown far enough, a second engine takes up the last snapshot, replays what came
 * after, and saves a new one. On a thread of its own.
 */
final class SnapshotKeeper {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.snapshots");
    private static final long LOOK_MILLIS = 1_000;

    private final Journal journal;
    private final LongSupplier sequence;
    private final int everyInputs;
    private final Thread thread = new Thread(this::run, "strowger-snapshots");
    private final Object monitor = new Object();
    private boolean closing;
    private long saved;

    /**
     * @param sequence of the last input whose facts are in the journal, readable by any thread
     * @param everyInputs a snapshot after so many inputs
     */
    SnapshotKeeper(Journal journal, LongSupplier sequence, int everyInputs) {
        this.journal = journal;
        this.sequence = sequence;
        this.everyInputs = everyInputs;
        this.saved = journal.latestSnapshot().map(Journal.StoredSnapshot::sequence).orElse(0L);
    }

    void start() {
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void run() {
        try {
            while (await()) {
                long upTo = sequence.getAsLong();
                if (upTo - saved >= everyInputs) {
                    saved = keep(journal, upTo);
                    LOG.info("snapshot kept sequence={}", saved);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Without new snapshots a restart takes longer and loses nothing.
            LOG.error("no more snapshots are kept in this run", e);
        }
    }

    private boolean await() throws InterruptedException {
        synchronized (monitor) {
            if (!closing) {
                monitor.wait(LOOK_MILLIS);
            }
            return !closing;
        }
    }

    /** Saves the state after the given input, made from the last snapshot and the inputs after it; returns its sequence. */
    static long keep(Journal journal, long upTo) {
        Engine engine = journal.latestSnapshot().map(stored -> Engine.restore(stored.bytes()))
                .orElseGet(() -> new Engine(new EngineState()));
        try (Journal.Reader<JournalledInput> inputs = journal.inputs(engine.sequence() + 1)) {
            for (JournalledInput input = inputs.next(); input != null
                    && input.sequence() <= upTo; input = inputs.next()) {
                engine.apply(input);
            }
        }
        journal.saveSnapshot(engine.sequence(), engine.snapshot());
        return engine.sequence();
    }

    void close() throws InterruptedException {
        synchronized (monitor) {
            closing = true;
            monitor.notifyAll();
        }
        thread.join();
    }
}
