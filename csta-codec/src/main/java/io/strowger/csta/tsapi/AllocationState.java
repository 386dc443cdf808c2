package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * When a predictive call is given to the calling device.
 *
 * @param value
 *            the number on the wire
 */
public record AllocationState(int value) implements Enumerated {
    public static final AllocationState AS_CALL_DELIVERED = new AllocationState(0);
    public static final AllocationState AS_CALL_ESTABLISHED = new AllocationState(1);

    private static final NamedValues<AllocationState> NAMED = NamedValues.collect(MethodHandles.lookup(),
            AllocationState.class);

    /** The constant of this number, or a nameless value. */
    public static AllocationState of(int value) {
        AllocationState named = NAMED.find(value);
        return named != null ? named : new AllocationState(value);
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
