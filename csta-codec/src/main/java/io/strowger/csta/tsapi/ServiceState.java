package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Whether a device is in service.
 *
 * @param value
 *            the number on the wire
 */
public record ServiceState(int value) implements Enumerated {
    public static final ServiceState UNKNOWN = new ServiceState(-1);
    public static final ServiceState OUT_OF_SERVICE = new ServiceState(0);
    public static final ServiceState IN_SERVICE = new ServiceState(1);

    private static final NamedValues<ServiceState> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ServiceState.class);

    /** The constant of this number, or a nameless value. */
    public static ServiceState of(int value) {
        ServiceState named = NAMED.find(value);
        return named != null ? named : new ServiceState(value);
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
