package io.strowger.csta.phase3;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Which calls a monitor follows (ECMA-285, MonitorType).
 *
 * @param value
 *            the number on the wire
 */
public record MonitorType(int value) implements Enumerated {
    public static final MonitorType CALL = new MonitorType(0);
    public static final MonitorType DEVICE = new MonitorType(1);

    private static final NamedValues<MonitorType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            MonitorType.class);

    /** The constant of this number, or a nameless value. */
    public static MonitorType of(int value) {
        MonitorType named = NAMED.find(value);
        return named != null ? named : new MonitorType(value);
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
