package io.strowger.core.codec;

/**
 * What decoding gives: the value or the reason why there is none.
 *
 * @param <T> the decoded type
 */
public sealed interface Decoded<T> {

    /** The value for callers that hold bytes which cannot be bad; a fault becomes an {@link IllegalStateException}. */
    T orThrow();

    /**
     * @param value the record, never null
     */
    record Value<T>(T value) implements Decoded<T> {

        @Override
        public T orThrow() {
            return value;
        }
    }

    /**
     * @param offset bytes from the start of the outermost message to where the fault was seen
     * @param fault the kind
     * @param detail the particulars for a person: type and field names, numbers
     */
    record Fault<T>(int offset, DecodeFault fault, String detail) implements Decoded<T> {

        @Override
        public T orThrow() {
            throw new IllegalStateException(fault + " at byte " + offset + ": " + detail);
        }
    }
}
