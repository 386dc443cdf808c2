package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Which requests the server checks against its device lists; without CSTA checking the lists are not enforced.
 *
 * @param value
 *            the number on the wire
 */
public record SDBLevel(int value) implements Enumerated {
    public static final SDBLevel NO_SDB_CHECKING = new SDBLevel(-1);
    public static final SDBLevel ACS_AND_CSTA_CHECKING = new SDBLevel(0);
    public static final SDBLevel ACS_ONLY = new SDBLevel(1);

    private static final NamedValues<SDBLevel> NAMED = NamedValues.collect(MethodHandles.lookup(), SDBLevel.class);

    /** The constant of this number, or a nameless value. */
    public static SDBLevel of(int value) {
        SDBLevel named = NAMED.find(value);
        return named != null ? named : new SDBLevel(value);
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
