package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * How far a routed call may be redirected.
 *
 * @param value
 *            the number on the wire
 */
public record RedirectType(int value) implements Enumerated {
    public static final RedirectType VDN = new RedirectType(0);
    public static final RedirectType NETWORK = new RedirectType(1);

    private static final NamedValues<RedirectType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            RedirectType.class);

    /** The constant of this number, or a nameless value. */
    public static RedirectType of(int value) {
        RedirectType named = NAMED.find(value);
        return named != null ? named : new RedirectType(value);
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
