package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * State of a call at a device, in snapshots.
 *
 * @param value
 *            the number on the wire
 */
public record LocalCallState(int value) implements Enumerated {
    public static final LocalCallState ATT_CS_INITIATED = new LocalCallState(1);
    public static final LocalCallState ATT_CS_ALERTING = new LocalCallState(2);
    public static final LocalCallState ATT_CS_CONNECTED = new LocalCallState(3);
    public static final LocalCallState ATT_CS_HELD = new LocalCallState(4);
    public static final LocalCallState ATT_CS_BRIDGED = new LocalCallState(5);
    public static final LocalCallState ATT_CS_OTHER = new LocalCallState(6);

    private static final NamedValues<LocalCallState> NAMED = NamedValues.collect(MethodHandles.lookup(),
            LocalCallState.class);

    /** The constant of this number, or a nameless value. */
    public static LocalCallState of(int value) {
        LocalCallState named = NAMED.find(value);
        return named != null ? named : new LocalCallState(value);
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
