package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Queue priority of a call before its interflow.
 *
 * @param value
 *            the number on the wire
 */
public record Priority(int value) implements Enumerated {
    public static final Priority LAI_NOT_IN_QUEUE = new Priority(0);
    public static final Priority LAI_LOW = new Priority(1);
    public static final Priority LAI_MEDIUM = new Priority(2);
    public static final Priority LAI_HIGH = new Priority(3);
    public static final Priority LAI_TOP = new Priority(4);

    private static final NamedValues<Priority> NAMED = NamedValues.collect(MethodHandles.lookup(), Priority.class);

    /** The constant of this number, or a nameless value. */
    public static Priority of(int value) {
        Priority named = NAMED.find(value);
        return named != null ? named : new Priority(value);
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
