package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What the server wants a login to be made of.
 *
 * @param value
 *            the number on the wire
 */
public record ACSAuthType(int value) implements Enumerated {
    public static final ACSAuthType REQUIRES_EXTERNAL_AUTH = new ACSAuthType(-1);
    public static final ACSAuthType AUTH_LOGIN_ID_ONLY = new ACSAuthType(0);
    public static final ACSAuthType AUTH_LOGIN_ID_IS_DEFAULT = new ACSAuthType(1);
    public static final ACSAuthType NEED_LOGIN_ID_AND_PASSWD = new ACSAuthType(2);
    public static final ACSAuthType ANY_LOGIN_ID = new ACSAuthType(3);

    private static final NamedValues<ACSAuthType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ACSAuthType.class);

    /** The constant of this number, or a nameless value. */
    public static ACSAuthType of(int value) {
        ACSAuthType named = NAMED.find(value);
        return named != null ? named : new ACSAuthType(value);
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
