package io.strowger.csta;

/**
 * What decoding gave: a value and how many octets it took, or a fault.
 *
 * @param <T>
 *            what was to be decoded
 */
public sealed interface Decoded<T> {
    /**
     * Success.
     *
     * @param value
     *            what was decoded
     * @param length
     *            octets taken from the input
     */
    record Value<T>(T value, int length) implements Decoded<T> {}

    /**
     * Failure; nothing of the input may be used.
     *
     * @param offset
     *            where, in octets from the first octet of the input
     * @param fault
     *            what kind
     * @param reason
     *            the kind's sentence with the particulars
     */
    record Fault<T>(int offset, DecodeFault fault, String reason) implements Decoded<T> {
        /** The same fault where another type of value was wanted. */
        public <U> Fault<U> as() {
            return new Fault<>(offset, fault, reason);
        }
    }

    /**
     * The value.
     *
     * @throws IllegalStateException
     *             this is a fault; for callers that know it cannot be
     */
    default T orElseThrow() {
        return switch (this) {
            case Value<T> decoded -> decoded.value();
            case Fault<T> fault -> throw new IllegalStateException(fault.reason() + " at offset " + fault.offset());
        };
    }
}
