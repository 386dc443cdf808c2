package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * How an endpoint signals.
 *
 * @param value
 *            the number on the wire
 */
public record EndpointSignalingProtocol(int value) implements Enumerated {
    public static final EndpointSignalingProtocol SP_NOT_PROVIDED = new EndpointSignalingProtocol(-1);
    public static final EndpointSignalingProtocol SP_H323 = new EndpointSignalingProtocol(1);
    public static final EndpointSignalingProtocol SP_SIP = new EndpointSignalingProtocol(2);

    private static final NamedValues<EndpointSignalingProtocol> NAMED = NamedValues.collect(MethodHandles.lookup(),
            EndpointSignalingProtocol.class);

    /** The constant of this number, or a nameless value. */
    public static EndpointSignalingProtocol of(int value) {
        EndpointSignalingProtocol named = NAMED.find(value);
        return named != null ? named : new EndpointSignalingProtocol(value);
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
