package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What a consultation may become.
 *
 * @param value
 *            the number on the wire
 */
public record ConsultOptions(int value) implements Enumerated {
    public static final ConsultOptions UNRESTRICTED = new ConsultOptions(0);
    public static final ConsultOptions CONSULT_ONLY = new ConsultOptions(1);
    public static final ConsultOptions TRANSFER_ONLY = new ConsultOptions(2);
    public static final ConsultOptions CONFERENCE_ONLY = new ConsultOptions(3);

    private static final NamedValues<ConsultOptions> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ConsultOptions.class);

    /** The constant of this number, or a nameless value. */
    public static ConsultOptions of(int value) {
        ConsultOptions named = NAMED.find(value);
        return named != null ? named : new ConsultOptions(value);
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
