package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Where a call was delivered.
 *
 * @param value
 *            the number on the wire
 */
public record DeliveredType(int value) implements Enumerated {
    public static final DeliveredType DELIVERED_TO_ACD = new DeliveredType(1);
    public static final DeliveredType DELIVERED_TO_STATION = new DeliveredType(2);
    public static final DeliveredType DELIVERED_OTHER = new DeliveredType(3);

    private static final NamedValues<DeliveredType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            DeliveredType.class);

    /** The constant of this number, or a nameless value. */
    public static DeliveredType of(int value) {
        DeliveredType named = NAMED.find(value);
        return named != null ? named : new DeliveredType(value);
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
