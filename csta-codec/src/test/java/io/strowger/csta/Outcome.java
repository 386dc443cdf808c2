package io.strowger.csta;

import static org.junit.jupiter.api.Assertions.fail;

/** What a test expects decoding to give. */
public final class Outcome {
    private Outcome() {}

    /** The value, or the test fails. */
    public static <T> T value(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T> value -> value.value();
            case Decoded.Fault<T> fault -> fail(fault.toString());
        };
    }

    /** The fault, or the test fails. */
    public static <T> Decoded.Fault<T> fault(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T> value -> fail("decoded to " + value.value());
            case Decoded.Fault<T> fault -> fault;
        };
    }
}
