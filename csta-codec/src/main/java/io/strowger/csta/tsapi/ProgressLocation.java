package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Where in the network a call's progress was noticed.
 *
 * @param value
 *            the number on the wire
 */
public record ProgressLocation(int value) implements Enumerated {
    public static final ProgressLocation PL_NONE = new ProgressLocation(-1);
    public static final ProgressLocation PL_USER = new ProgressLocation(0);
    public static final ProgressLocation PL_PUB_LOCAL = new ProgressLocation(1);
    public static final ProgressLocation PL_PUB_REMOTE = new ProgressLocation(4);
    public static final ProgressLocation PL_PRIV_REMOTE = new ProgressLocation(5);

    private static final NamedValues<ProgressLocation> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ProgressLocation.class);

    /** The constant of this number, or a nameless value. */
    public static ProgressLocation of(int value) {
        ProgressLocation named = NAMED.find(value);
        return named != null ? named : new ProgressLocation(value);
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
