package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * State of the switch link as the server reports it.
 *
 * @param value
 *            the number on the wire
 */
public record SystemStatus(int value) implements Enumerated {
    public static final SystemStatus SS_INITIALIZING = new SystemStatus(0);
    public static final SystemStatus SS_ENABLED = new SystemStatus(1);
    public static final SystemStatus SS_NORMAL = new SystemStatus(2);
    public static final SystemStatus SS_MESSAGES_LOST = new SystemStatus(3);
    public static final SystemStatus SS_DISABLED = new SystemStatus(4);
    public static final SystemStatus SS_OVERLOAD_IMMINENT = new SystemStatus(5);
    public static final SystemStatus SS_OVERLOAD_REACHED = new SystemStatus(6);
    public static final SystemStatus SS_OVERLOAD_RELIEVED = new SystemStatus(7);

    private static final NamedValues<SystemStatus> NAMED = NamedValues.collect(MethodHandles.lookup(),
            SystemStatus.class);

    /** The constant of this number, or a nameless value. */
    public static SystemStatus of(int value) {
        SystemStatus named = NAMED.find(value);
        return named != null ? named : new SystemStatus(value);
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
