package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Two local connection states as one number, own state in the low four bits; derived, never on the wire.
 *
 * @param value
 *            the number on the wire
 */
public record SimpleCallState(int value) implements Enumerated {
    public static final SimpleCallState CALL_NULL = new SimpleCallState(0);
    public static final SimpleCallState CALL_PENDING = new SimpleCallState(1);
    public static final SimpleCallState CALL_ORIGINATED = new SimpleCallState(3);
    public static final SimpleCallState CALL_DELIVERED = new SimpleCallState(35);
    public static final SimpleCallState CALL_DELIVERED_HELD = new SimpleCallState(36);
    public static final SimpleCallState CALL_RECEIVED = new SimpleCallState(50);
    public static final SimpleCallState CALL_ESTABLISHED = new SimpleCallState(51);
    public static final SimpleCallState CALL_ESTABLISHED_HELD = new SimpleCallState(52);
    public static final SimpleCallState CALL_RECEIVED_ON_HOLD = new SimpleCallState(66);
    public static final SimpleCallState CALL_ESTABLISHED_ON_HOLD = new SimpleCallState(67);
    public static final SimpleCallState CALL_QUEUED = new SimpleCallState(83);
    public static final SimpleCallState CALL_QUEUED_HELD = new SimpleCallState(84);
    public static final SimpleCallState CALL_FAILED = new SimpleCallState(99);
    public static final SimpleCallState CALL_FAILED_HELD = new SimpleCallState(100);

    private static final NamedValues<SimpleCallState> NAMED = NamedValues.collect(MethodHandles.lookup(),
            SimpleCallState.class);

    /** The constant of this number, or a nameless value. */
    public static SimpleCallState of(int value) {
        SimpleCallState named = NAMED.find(value);
        return named != null ? named : new SimpleCallState(value);
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
