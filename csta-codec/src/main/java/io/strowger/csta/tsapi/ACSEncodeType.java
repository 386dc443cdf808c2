package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * How the server wants the password to be hidden.
 *
 * @param value
 *            the number on the wire
 */
public record ACSEncodeType(int value) implements Enumerated {
    public static final ACSEncodeType CAN_USE_BINDERY_ENCRYPTION = new ACSEncodeType(1);
    public static final ACSEncodeType NDS_AUTH_CONNID = new ACSEncodeType(2);
    public static final ACSEncodeType WIN_NT_LOCAL = new ACSEncodeType(3);
    public static final ACSEncodeType WIN_NT_NAMED_PIPE = new ACSEncodeType(4);
    public static final ACSEncodeType WIN_NT_WRITE_DATA = new ACSEncodeType(5);

    private static final NamedValues<ACSEncodeType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ACSEncodeType.class);

    /** The constant of this number, or a nameless value. */
    public static ACSEncodeType of(int value) {
        ACSEncodeType named = NAMED.find(value);
        return named != null ? named : new ACSEncodeType(value);
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
