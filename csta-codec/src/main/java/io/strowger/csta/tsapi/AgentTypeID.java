package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What the agent identifier of a measurement request is.
 *
 * @param value
 *            the number on the wire
 */
public record AgentTypeID(int value) implements Enumerated {
    public static final AgentTypeID EXTENSION_ID = new AgentTypeID(0);
    public static final AgentTypeID LOGICAL_ID = new AgentTypeID(1);

    private static final NamedValues<AgentTypeID> NAMED = NamedValues.collect(MethodHandles.lookup(),
            AgentTypeID.class);

    /** The constant of this number, or a nameless value. */
    public static AgentTypeID of(int value) {
        AgentTypeID named = NAMED.find(value);
        return named != null ? named : new AgentTypeID(value);
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
