package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * State of a connection at the monitored device.
 *
 * @param value
 *            the number on the wire
 */
public record LocalConnectionState(int value) implements Enumerated {
    public static final LocalConnectionState CS_NONE = new LocalConnectionState(-1);
    public static final LocalConnectionState CS_NULL = new LocalConnectionState(0);
    public static final LocalConnectionState CS_INITIATE = new LocalConnectionState(1);
    public static final LocalConnectionState CS_ALERTING = new LocalConnectionState(2);
    public static final LocalConnectionState CS_CONNECT = new LocalConnectionState(3);
    public static final LocalConnectionState CS_HOLD = new LocalConnectionState(4);
    public static final LocalConnectionState CS_QUEUED = new LocalConnectionState(5);
    public static final LocalConnectionState CS_FAIL = new LocalConnectionState(6);

    private static final NamedValues<LocalConnectionState> NAMED = NamedValues.collect(MethodHandles.lookup(),
            LocalConnectionState.class);

    /** The constant of this number, or a nameless value. */
    public static LocalConnectionState of(int value) {
        LocalConnectionState named = NAMED.find(value);
        return named != null ? named : new LocalConnectionState(value);
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
