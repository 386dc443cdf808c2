package io.strowger.simulator.model;

/** What the switch says to a service request: done with a value, or refused with a reason. */
public sealed interface Answer<T> {
    /** The service was performed. */
    record Done<T>(T value) implements Answer<T> {}

    /** The service was refused and nothing changed. */
    record Refused<T>(Failure failure) implements Answer<T> {}

    /** What a service without a result answers. */
    enum Nothing { NOTHING }

    /** A done answer. */
    static <T> Answer<T> done(T value) {
        return new Done<>(value);
    }

    /** A done answer without a value. */
    static Answer<Nothing> done() {
        return new Done<>(Nothing.NOTHING);
    }

    /** A refusal. */
    static <T> Answer<T> refused(Failure failure) {
        return new Refused<>(failure);
    }
}
