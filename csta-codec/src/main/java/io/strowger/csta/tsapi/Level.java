package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Privilege level asked for when a stream is opened.
 *
 * @param value
 *            the number on the wire
 */
public record Level(int value) implements Enumerated {
    public static final Level ACS_LEVEL1 = new Level(1);
    public static final Level ACS_LEVEL2 = new Level(2);
    public static final Level ACS_LEVEL3 = new Level(3);
    public static final Level ACS_LEVEL4 = new Level(4);

    private static final NamedValues<Level> NAMED = NamedValues.collect(MethodHandles.lookup(), Level.class);

    /** The constant of this number, or a nameless value. */
    public static Level of(int value) {
        Level named = NAMED.find(value);
        return named != null ? named : new Level(value);
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
