package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What a stream is opened for.
 *
 * @param value
 *            the number on the wire
 */
public record StreamType(int value) implements Enumerated {
    public static final StreamType ST_CSTA = new StreamType(1);
    public static final StreamType ST_OAM = new StreamType(2);
    public static final StreamType ST_DIRECTORY = new StreamType(3);
    public static final StreamType ST_NMSRV = new StreamType(4);
    public static final StreamType ST_CSTA_TRUSTED_APP = new StreamType(5);

    private static final NamedValues<StreamType> NAMED = NamedValues.collect(MethodHandles.lookup(), StreamType.class);

    /** The constant of this number, or a nameless value. */
    public static StreamType of(int value) {
        StreamType named = NAMED.find(value);
        return named != null ? named : new StreamType(value);
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
