package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Mode of a service observer's connection.
 *
 * @param value
 *            the number on the wire
 */
public record ServiceObserveConnState(int value) implements Enumerated {
    public static final ServiceObserveConnState SO_CONN_STATE_UNKNOWN = new ServiceObserveConnState(1);
    public static final ServiceObserveConnState SO_DEACTIVATED = new ServiceObserveConnState(2);
    public static final ServiceObserveConnState SO_NO_TALK_MODE = new ServiceObserveConnState(3);
    public static final ServiceObserveConnState SO_LISTEN_ONLY_MODE = new ServiceObserveConnState(4);
    public static final ServiceObserveConnState SO_COACH_MODE = new ServiceObserveConnState(5);
    public static final ServiceObserveConnState SO_LISTEN_TALK_MODE = new ServiceObserveConnState(6);

    private static final NamedValues<ServiceObserveConnState> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ServiceObserveConnState.class);

    /** The constant of this number, or a nameless value. */
    public static ServiceObserveConnState of(int value) {
        ServiceObserveConnState named = NAMED.find(value);
        return named != null ? named : new ServiceObserveConnState(value);
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
