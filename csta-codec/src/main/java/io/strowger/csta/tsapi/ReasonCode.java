package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * How a call was answered or why it was cleared.
 *
 * @param value
 *            the number on the wire
 */
public record ReasonCode(int value) implements Enumerated {
    public static final ReasonCode AR_NONE = new ReasonCode(0);
    public static final ReasonCode AR_ANSWER_NORMAL = new ReasonCode(1);
    public static final ReasonCode AR_ANSWER_TIMED = new ReasonCode(2);
    public static final ReasonCode AR_ANSWER_VOICE_ENERGY = new ReasonCode(3);
    public static final ReasonCode AR_ANSWER_MACHINE_DETECTED = new ReasonCode(4);
    public static final ReasonCode AR_SIT_REORDER = new ReasonCode(5);
    public static final ReasonCode AR_SIT_NO_CIRCUIT = new ReasonCode(6);
    public static final ReasonCode AR_SIT_INTERCEPT = new ReasonCode(7);
    public static final ReasonCode AR_SIT_VACANT_CODE = new ReasonCode(8);
    public static final ReasonCode AR_SIT_INEFFECTIVE_OTHER = new ReasonCode(9);
    public static final ReasonCode AR_SIT_UNKNOWN = new ReasonCode(10);
    public static final ReasonCode AR_IN_QUEUE = new ReasonCode(11);
    public static final ReasonCode AR_SERVICE_OBSERVER = new ReasonCode(12);

    private static final NamedValues<ReasonCode> NAMED = NamedValues.collect(MethodHandles.lookup(), ReasonCode.class);

    /** The constant of this number, or a nameless value. */
    public static ReasonCode of(int value) {
        ReasonCode named = NAMED.find(value);
        return named != null ? named : new ReasonCode(value);
    }

    @Override
    public String name() {
        return NAMED.name(value);
    }

    @Override
    public String toString() {
        return name();
    }
}
