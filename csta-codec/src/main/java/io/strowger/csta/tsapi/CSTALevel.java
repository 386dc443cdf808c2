package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Which permission list a device list is asked from.
 *
 * @param value
 *            the number on the wire
 */
public record CSTALevel(int value) implements Enumerated {
    public static final CSTALevel CSTA_HOME_WORK_TOP = new CSTALevel(1);
    public static final CSTALevel CSTA_AWAY_WORK_TOP = new CSTALevel(2);
    public static final CSTALevel CSTA_DEVICE_DEVICE_MONITOR = new CSTALevel(3);
    public static final CSTALevel CSTA_CALL_DEVICE_MONITOR = new CSTALevel(4);
    public static final CSTALevel CSTA_CALL_CONTROL = new CSTALevel(5);
    public static final CSTALevel CSTA_ROUTING = new CSTALevel(6);
    public static final CSTALevel CSTA_CALL_CALL_MONITOR = new CSTALevel(7);

    private static final NamedValues<CSTALevel> NAMED = NamedValues.collect(MethodHandles.lookup(), CSTALevel.class);

    /** The constant of this number, or a nameless value. */
    public static CSTALevel of(int value) {
        CSTALevel named = NAMED.find(value);
        return named != null ? named : new CSTALevel(value);
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
