package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Which switch resource to drop with a connection.
 *
 * @param value
 *            the number on the wire
 */
public record DropResource(int value) implements Enumerated {
    public static final DropResource DR_NONE = new DropResource(-1);
    public static final DropResource DR_CALL_CLASSIFIER = new DropResource(0);
    public static final DropResource DR_TONE_GENERATOR = new DropResource(1);

    private static final NamedValues<DropResource> NAMED = NamedValues.collect(MethodHandles.lookup(),
            DropResource.class);

    /** The constant of this number, or a nameless value. */
    public static DropResource of(int value) {
        DropResource named = NAMED.find(value);
        return named != null ? named : new DropResource(value);
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
