package io.strowger.server.watch;

import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the facts of the journal on a thread of its own and tells its listeners. */
public final class FactTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.facts");
    private static final RecordCodec<Fact> CODEC = RecordCodec.of(Fact.class);
    /** Pause when there is nothing new. */
    private static final long IDLE_NANOS = 10_000_000;

    private final Supplier<Journal.Reader<JournalledFact>> readers;
    private final List<FactListener> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "strowger-tail");
    private volatile boolean closing;

    /**
     * A tail that is not running yet.
     *
     * @param readers opens the reader, on the tail's thread
     */
    public FactTail(Supplier<Journal.Reader<JournalledFact>> readers) {
        this.readers = readers;
        thread.setDaemon(true);
    }

    /** Tells this listener, too, from now on. */
    public void add(FactListener listener) {
        listeners.add(listener);
    }

    /** Begins to follow. */
    public void start() {
        thread.start();
    }

    private void run() {
        try (Journal.Reader<JournalledFact> reader = readers.get()) {
            while (true) {
                // Read before the look at the journal: what was written before the end was wanted is still told.
                boolean last = closing;
                JournalledFact place = reader.next();
                if (place != null) {
                    tell(place);
                } else if (last) {
                    return;
                } else {
                    LockSupport.parkNanos(IDLE_NANOS);
                }
            }
        } catch (RuntimeException failure) {
            LOG.error("the tail of the facts has ended; metrics made from facts stand still", failure);
        }
    }

    private void tell(JournalledFact place) {
        switch (CODEC.decode(place.payload())) {
            case Decoded.Value<Fact>(Fact fact) -> listeners.forEach(listener -> tell(listener, place, fact));
            case Decoded.Fault<Fact> fault -> LOG.error("fact={}.{} cannot be read: {}", place.inputSequence(),
                    place.index(), fault);
        }
    }

    private static void tell(FactListener listener, JournalledFact place, Fact fact) {
        try {
            listener.onFact(place, fact);
        } catch (RuntimeException failure) {
            LOG.error("fact={}.{} a listener failed", place.inputSequence(), place.index(), failure);
        }
    }

    /** Tells what is in the journal now, and ends. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
