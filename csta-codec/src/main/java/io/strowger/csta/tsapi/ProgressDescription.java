package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What a call's progress means.
 *
 * @param value
 *            the number on the wire
 */
public record ProgressDescription(int value) implements Enumerated {
    public static final ProgressDescription PD_NONE = new ProgressDescription(-1);
    public static final ProgressDescription PD_CALL_OFF_ISDN = new ProgressDescription(1);
    public static final ProgressDescription PD_DEST_NOT_ISDN = new ProgressDescription(2);
    public static final ProgressDescription PD_ORIG_NOT_ISDN = new ProgressDescription(3);
    public static final ProgressDescription PD_CALL_ON_ISDN = new ProgressDescription(4);
    public static final ProgressDescription PD_INBAND = new ProgressDescription(8);

    private static final NamedValues<ProgressDescription> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ProgressDescription.class);

    /** The constant of this number, or a nameless value. */
    public static ProgressDescription of(int value) {
        ProgressDescription named = NAMED.find(value);
        return named != null ? named : new ProgressDescription(value);
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
