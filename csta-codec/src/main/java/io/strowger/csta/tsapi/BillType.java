package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * How a call is billed.
 *
 * @param value
 *            the number on the wire
 */
public record BillType(int value) implements Enumerated {
    public static final BillType BT_NEW_RATE = new BillType(16);
    public static final BillType BT_FLAT_RATE = new BillType(17);
    public static final BillType BT_PREMIUM_CHARGE = new BillType(18);
    public static final BillType BT_PREMIUM_CREDIT = new BillType(19);
    public static final BillType BT_FREE_CALL = new BillType(24);

    private static final NamedValues<BillType> NAMED = NamedValues.collect(MethodHandles.lookup(), BillType.class);

    /** The constant of this number, or a nameless value. */
    public static BillType of(int value) {
        BillType named = NAMED.find(value);
        return named != null ? named : new BillType(value);
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
