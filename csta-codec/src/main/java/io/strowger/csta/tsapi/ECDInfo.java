package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Expected call duration information of a route select; no value has a public name.
 *
 * @param value
 *            the number on the wire
 */
public record ECDInfo(int value) implements Enumerated {

    private static final NamedValues<ECDInfo> NAMED = NamedValues.collect(MethodHandles.lookup(), ECDInfo.class);

    /** The constant of this number, or a nameless value. */
    public static ECDInfo of(int value) {
        ECDInfo named = NAMED.find(value);
        return named != null ? named : new ECDInfo(value);
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
