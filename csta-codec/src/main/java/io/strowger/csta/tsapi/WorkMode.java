package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Work mode of an agent.
 *
 * @param value
 *            the number on the wire
 */
public record WorkMode(int value) implements Enumerated {
    public static final WorkMode WM_NONE = new WorkMode(-1);
    public static final WorkMode WM_AUX_WORK = new WorkMode(1);
    public static final WorkMode WM_AFTCAL_WK = new WorkMode(2);
    public static final WorkMode WM_AUTO_IN = new WorkMode(3);
    public static final WorkMode WM_MANUAL_IN = new WorkMode(4);

    private static final NamedValues<WorkMode> NAMED = NamedValues.collect(MethodHandles.lookup(), WorkMode.class);

    /** The constant of this number, or a nameless value. */
    public static WorkMode of(int value) {
        WorkMode named = NAMED.find(value);
        return named != null ? named : new WorkMode(value);
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
