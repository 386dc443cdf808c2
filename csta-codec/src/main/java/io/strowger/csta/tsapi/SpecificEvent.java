package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * When digit collection is reported.
 *
 * @param value
 *            the number on the wire
 */
public record SpecificEvent(int value) implements Enumerated {
    public static final SpecificEvent SE_DISCONNECT = new SpecificEvent(4);
    public static final SpecificEvent SE_ANSWER = new SpecificEvent(11);

    private static final NamedValues<SpecificEvent> NAMED = NamedValues.collect(MethodHandles.lookup(),
            SpecificEvent.class);

    /** The constant of this number, or a nameless value. */
    public static SpecificEvent of(int value) {
        SpecificEvent named = NAMED.find(value);
        return named != null ? named : new SpecificEvent(value);
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
