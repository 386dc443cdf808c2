package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Which calls are forwarded.
 *
 * @param value
 *            the number on the wire
 */
public record ForwardingType(int value) implements Enumerated {
    public static final ForwardingType FWD_IMMEDIATE = new ForwardingType(0);
    public static final ForwardingType FWD_BUSY = new ForwardingType(1);
    public static final ForwardingType FWD_NO_ANS = new ForwardingType(2);
    public static final ForwardingType FWD_BUSY_INT = new ForwardingType(3);
    public static final ForwardingType FWD_BUSY_EXT = new ForwardingType(4);
    public static final ForwardingType FWD_NO_ANS_INT = new ForwardingType(5);
    public static final ForwardingType FWD_NO_ANS_EXT = new ForwardingType(6);

    private static final NamedValues<ForwardingType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ForwardingType.class);

    /** The constant of this number, or a nameless value. */
    public static ForwardingType of(int value) {
        ForwardingType named = NAMED.find(value);
        return named != null ? named : new ForwardingType(value);
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
