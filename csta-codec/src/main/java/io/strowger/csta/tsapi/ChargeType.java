package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Which report of a charge it is.
 *
 * @param value
 *            the number on the wire
 */
public record ChargeType(int value) implements Enumerated {
    public static final ChargeType CT_INTERMEDIATE_CHARGE = new ChargeType(1);
    public static final ChargeType CT_FINAL_CHARGE = new ChargeType(2);
    public static final ChargeType CT_SPLIT_CHARGE = new ChargeType(3);

    private static final NamedValues<ChargeType> NAMED = NamedValues.collect(MethodHandles.lookup(), ChargeType.class);

    /** The constant of this number, or a nameless value. */
    public static ChargeType of(int value) {
        ChargeType named = NAMED.find(value);
        return named != null ? named : new ChargeType(value);
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
