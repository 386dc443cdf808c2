package io.strowger.csta.phase3;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Whether the calling device is prompted before it goes off hook (ECMA-285, AutoOriginate).
 *
 * @param value
 *            the number on the wire
 */
public record AutoOriginate(int value) implements Enumerated {
    public static final AutoOriginate PROMPT = new AutoOriginate(0);
    public static final AutoOriginate DO_NOT_PROMPT = new AutoOriginate(1);

    private static final NamedValues<AutoOriginate> NAMED = NamedValues.collect(MethodHandles.lookup(),
            AutoOriginate.class);

    /** The constant of this number, or a nameless value. */
    public static AutoOriginate of(int value) {
        AutoOriginate named = NAMED.find(value);
        return named != null ? named : new AutoOriginate(value);
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
