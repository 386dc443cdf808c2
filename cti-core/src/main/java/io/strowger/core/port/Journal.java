package io.strowger.core.port;

import java.util.Optional;

/**
 * The ordered record of inputs and facts. Implementations say how durable an append is when it returns.
 *
 * <p>Threads: inputs are appended by one thread at a time, each of which sees what the one before did; so are facts. Readers are independent, each confined to
 * its thread.
 */
public interface Journal extends AutoCloseable {
    /** Appends the input with the next sequence; throws {@link JournalException} when it cannot be kept. */
    void appendInput(JournalledInput input);

    /** Appends a fact; facts come in order of (input sequence, index). */
    void appendFact(JournalledFact fact);

    /** The last input, or empty in an empty journal. */
    Optional<JournalledInput> lastInput();

    /** The last fact, or empty. */
    Optional<JournalledFact> lastFact();

    /** Reads inputs from the given sequence on. */
    Reader<JournalledInput> inputs(long fromSequence);

    /** Reads facts from the first one of the given input sequence on. */
    Reader<JournalledFact> facts(long fromInputSequence);

    /** Keeps a snapshot of the engine's state as it is after the given input; older ones may be removed. */
    void saveSnapshot(long sequence, byte[] snapshot);

    /** The newest readable snapshot. */
    Optional<StoredSnapshot> latestSnapshot();

    /** A snapshot and the input after which it was taken. */
    record StoredSnapshot(long sequence, byte[] bytes) {}

    @Override
    void close();

    /** A position that moves forward; null from next() means: nothing more now. */
    interface Reader<T> extends AutoCloseable {
        T next();

        @Override
        void close();
    }

    /** The journal cannot keep or read a record: disk full, damage, closed. */
    final class JournalException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public JournalException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
