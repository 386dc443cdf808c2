package io.strowger.csta.phase3;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Direction of the media of a connection (ECMA-285, ConnectionInformation).
 *
 * @param value
 *            the number on the wire
 */
public record ConnectionFlow(int value) implements Enumerated {
    public static final ConnectionFlow TRANSMIT = new ConnectionFlow(0);
    public static final ConnectionFlow RECEIVE = new ConnectionFlow(1);
    public static final ConnectionFlow TRANSMIT_AND_RECEIVE = new ConnectionFlow(2);
    public static final ConnectionFlow NONE = new ConnectionFlow(3);

    private static final NamedValues<ConnectionFlow> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ConnectionFlow.class);

    /** The constant of this number, or a nameless value. */
    public static ConnectionFlow of(int value) {
        ConnectionFlow named = NAMED.find(value);
        return named != null ? named : new ConnectionFlow(value);
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
