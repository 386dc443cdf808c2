package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * How a call to a busy device is to be completed.
 *
 * @param value
 *            the number on the wire
 */
public record Feature(int value) implements Enumerated {
    public static final Feature FT_CAMP_ON = new Feature(0);
    public static final Feature FT_CALL_BACK = new Feature(1);
    public static final Feature FT_INTRUDE = new Feature(2);

    private static final NamedValues<Feature> NAMED = NamedValues.collect(MethodHandles.lookup(), Feature.class);

    /** The constant of this number, or a nameless value. */
    public static Feature of(int value) {
        Feature named = NAMED.find(value);
        return named != null ? named : new Feature(value);
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
