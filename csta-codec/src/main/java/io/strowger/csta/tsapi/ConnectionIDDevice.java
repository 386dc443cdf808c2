package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Whether the device of a connection identifier exists outside the call.
 *
 * @param value
 *            the number on the wire
 */
public record ConnectionIDDevice(int value) implements Enumerated {
    public static final ConnectionIDDevice STATIC_ID = new ConnectionIDDevice(0);
    public static final ConnectionIDDevice DYNAMIC_ID = new ConnectionIDDevice(1);

    private static final NamedValues<ConnectionIDDevice> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ConnectionIDDevice.class);

    /** The constant of this number, or a nameless value. */
    public static ConnectionIDDevice of(int value) {
        ConnectionIDDevice named = NAMED.find(value);
        return named != null ? named : new ConnectionIDDevice(value);
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
