package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Which kind of route is asked for.
 *
 * @param value
 *            the number on the wire
 */
public record SelectValue(int value) implements Enumerated {
    public static final SelectValue SV_NORMAL = new SelectValue(0);
    public static final SelectValue SV_LEAST_COST = new SelectValue(1);
    public static final SelectValue SV_EMERGENCY = new SelectValue(2);
    public static final SelectValue SV_ACD = new SelectValue(3);
    public static final SelectValue SV_USER_DEFINED = new SelectValue(4);

    private static final NamedValues<SelectValue> NAMED = NamedValues.collect(MethodHandles.lookup(),
            SelectValue.class);

    /** The constant of this number, or a nameless value. */
    public static SelectValue of(int value) {
        SelectValue named = NAMED.find(value);
        return named != null ? named : new SelectValue(value);
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
