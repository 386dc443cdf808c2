package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What is wrong with a charge.
 *
 * @param value
 *            the number on the wire
 */
public record ChargeError(int value) implements Enumerated {
    public static final ChargeError CE_NONE = new ChargeError(0);
    public static final ChargeError CE_NO_FINAL_CHARGE = new ChargeError(1);
    public static final ChargeError CE_LESS_FINAL_CHARGE = new ChargeError(2);
    public static final ChargeError CE_CHARGE_TOO_LARGE = new ChargeError(3);
    public static final ChargeError CE_NETWORK_BUSY = new ChargeError(4);

    private static final NamedValues<ChargeError> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ChargeError.class);

    /** The constant of this number, or a nameless value. */
    public static ChargeError of(int value) {
        ChargeError named = NAMED.find(value);
        return named != null ? named : new ChargeError(value);
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
