package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Where an endpoint's media goes.
 *
 * @param value
 *            the number on the wire
 */
public record EndpointMediaMode(int value) implements Enumerated {
    public static final EndpointMediaMode MM_OTHER = new EndpointMediaMode(-1);
    public static final EndpointMediaMode MM_NONE = new EndpointMediaMode(0);
    public static final EndpointMediaMode MM_CLIENT_SERVER = new EndpointMediaMode(1);
    public static final EndpointMediaMode MM_TELECOMMUTER = new EndpointMediaMode(2);

    private static final NamedValues<EndpointMediaMode> NAMED = NamedValues.collect(MethodHandles.lookup(),
            EndpointMediaMode.class);

    /** The constant of this number, or a nameless value. */
    public static EndpointMediaMode of(int value) {
        EndpointMediaMode named = NAMED.find(value);
        return named != null ? named : new EndpointMediaMode(value);
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
