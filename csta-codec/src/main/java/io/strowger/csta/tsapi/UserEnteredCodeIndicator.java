package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Whether a user entered code was collected or entered.
 *
 * @param value
 *            the number on the wire
 */
public record UserEnteredCodeIndicator(int value) implements Enumerated {
    public static final UserEnteredCodeIndicator UE_COLLECT = new UserEnteredCodeIndicator(0);
    public static final UserEnteredCodeIndicator UE_ENTERED = new UserEnteredCodeIndicator(1);

    private static final NamedValues<UserEnteredCodeIndicator> NAMED = NamedValues.collect(MethodHandles.lookup(),
            UserEnteredCodeIndicator.class);

    /** The constant of this number, or a nameless value. */
    public static UserEnteredCodeIndicator of(int value) {
        UserEnteredCodeIndicator named = NAMED.find(value);
        return named != null ? named : new UserEnteredCodeIndicator(value);
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
