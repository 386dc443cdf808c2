package io.strowger.csta.phase3;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import io.strowger.csta.codec.TagClass;
import io.strowger.csta.codec.Tagged;
import java.lang.invoke.MethodHandles;

/**
 * State of a connection at a device (ECMA-285, LocalConnectionState).
 *
 * @param value
 *            the number on the wire
 */
@Tagged(value = 14, tagClass = TagClass.APPLICATION)
public record LocalConnectionState(int value) implements Enumerated {
    public static final LocalConnectionState NULL = new LocalConnectionState(0);
    public static final LocalConnectionState INITIATED = new LocalConnectionState(1);
    public static final LocalConnectionState ALERTING = new LocalConnectionState(2);
    public static final LocalConnectionState CONNECTED = new LocalConnectionState(3);
    public static final LocalConnectionState HOLD = new LocalConnectionState(4);
    public static final LocalConnectionState QUEUED = new LocalConnectionState(5);
    public static final LocalConnectionState FAIL = new LocalConnectionState(6);

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
