package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Where a user entered code comes from.
 *
 * @param value
 *            the number on the wire
 */
public record UserEnteredCodeType(int value) implements Enumerated {
    public static final UserEnteredCodeType UE_NONE = new UserEnteredCodeType(-1);
    public static final UserEnteredCodeType UE_ANY = new UserEnteredCodeType(0);
    public static final UserEnteredCodeType UE_LOGIN_DIGITS = new UserEnteredCodeType(2);
    public static final UserEnteredCodeType UE_CALL_PROMPTER = new UserEnteredCodeType(5);
    public static final UserEnteredCodeType UE_DATA_BASE_PROVIDED = new UserEnteredCodeType(17);
    public static final UserEnteredCodeType UE_TONE_DETECTOR = new UserEnteredCodeType(32);

    private static final NamedValues<UserEnteredCodeType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            UserEnteredCodeType.class);

    /** The constant of this number, or a nameless value. */
    public static UserEnteredCodeType of(int value) {
        UserEnteredCodeType named = NAMED.find(value);
        return named != null ? named : new UserEnteredCodeType(value);
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
