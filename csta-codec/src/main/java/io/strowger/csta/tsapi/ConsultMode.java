package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What a consultation was begun for.
 *
 * @param value
 *            the number on the wire
 */
public record ConsultMode(int value) implements Enumerated {
    public static final ConsultMode ATT_CM_NONE = new ConsultMode(0);
    public static final ConsultMode ATT_CM_CONSULTATION = new ConsultMode(1);
    public static final ConsultMode ATT_CM_TRANSFER = new ConsultMode(2);
    public static final ConsultMode ATT_CM_CONFERENCE = new ConsultMode(3);
    public static final ConsultMode ATT_CM_NOT_PROVIDED = new ConsultMode(4);

    private static final NamedValues<ConsultMode> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ConsultMode.class);

    /** The constant of this number, or a nameless value. */
    public static ConsultMode of(int value) {
        ConsultMode named = NAMED.find(value);
        return named != null ? named : new ConsultMode(value);
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
