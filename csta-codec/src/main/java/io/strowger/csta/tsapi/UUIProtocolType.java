package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * How user-to-user information is coded.
 *
 * @param value
 *            the number on the wire
 */
public record UUIProtocolType(int value) implements Enumerated {
    public static final UUIProtocolType UUI_NONE = new UUIProtocolType(-1);
    public static final UUIProtocolType UUI_USER_SPECIFIC = new UUIProtocolType(0);
    public static final UUIProtocolType UUI_IA5_ASCII = new UUIProtocolType(4);
    public static final UUIProtocolType UUI_Q931_CALLCTRL = new UUIProtocolType(8);

    private static final NamedValues<UUIProtocolType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            UUIProtocolType.class);

    /** The constant of this number, or a nameless value. */
    public static UUIProtocolType of(int value) {
        UUIProtocolType named = NAMED.find(value);
        return named != null ? named : new UUIProtocolType(value);
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
