package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Where digits given to a call come from.
 *
 * @param value
 *            the number on the wire
 */
public record ProvidedCodeType(int value) implements Enumerated {
    public static final ProvidedCodeType UP_NONE = new ProvidedCodeType(0);
    public static final ProvidedCodeType UP_DATA_BASE_PROVIDED = new ProvidedCodeType(17);

    private static final NamedValues<ProvidedCodeType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ProvidedCodeType.class);

    /** The constant of this number, or a nameless value. */
    public static ProvidedCodeType of(int value) {
        ProvidedCodeType named = NAMED.find(value);
        return named != null ? named : new ProvidedCodeType(value);
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
