package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * With what digits are collected.
 *
 * @param value
 *            the number on the wire
 */
public record CollectCodeType(int value) implements Enumerated {
    public static final CollectCodeType UC_NONE = new CollectCodeType(0);
    public static final CollectCodeType UC_TONE_DETECTOR = new CollectCodeType(32);

    private static final NamedValues<CollectCodeType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            CollectCodeType.class);

    /** The constant of this number, or a nameless value. */
    public static CollectCodeType of(int value) {
        CollectCodeType named = NAMED.find(value);
        return named != null ? named : new CollectCodeType(value);
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
