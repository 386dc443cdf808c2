package io.strowger.core.codec;

/**
 * A record or a sealed interface, compiled: how its message is written and read. Immutable once compilation has
 * ended.
 */
sealed interface MessagePlan permits RecordPlan, SealedPlan {

    /** The Java type. */
    Class<?> type();

    /** Writes the fields of {@code value}, without a length. */
    void write(RecordWriter out, Object value);

    /** Reads fields up to {@code end}; null where a sealed interface has no known variant. */
    Object read(RecordReader in, int end);

    /** Writes {@code value} as a nested message. */
    default void writeField(RecordWriter out, int tag, Object value) {
        int start = out.beginMessage(tag);
        write(out, value);
        out.endMessage(start);
    }

    /** An unchecked exception or error as it is; what else a handle may declare cannot happen. */
    static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
