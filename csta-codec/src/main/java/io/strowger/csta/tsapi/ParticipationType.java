package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Whether a joined device may speak.
 *
 * @param value
 *            the number on the wire
 */
public record ParticipationType(int value) implements Enumerated {
    public static final ParticipationType PT_SILENT = new ParticipationType(0);
    public static final ParticipationType PT_ACTIVE = new ParticipationType(1);

    private static final NamedValues<ParticipationType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ParticipationType.class);

    /** The constant of this number, or a nameless value. */
    public static ParticipationType of(int value) {
        ParticipationType named = NAMED.find(value);
        return named != null ? named : new ParticipationType(value);
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
