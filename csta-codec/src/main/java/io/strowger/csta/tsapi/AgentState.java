package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What a query-agent-state reply says.
 *
 * @param value
 *            the number on the wire
 */
public record AgentState(int value) implements Enumerated {
    public static final AgentState AG_NOT_READY = new AgentState(0);
    public static final AgentState AG_NULL = new AgentState(1);
    public static final AgentState AG_READY = new AgentState(2);
    public static final AgentState AG_WORK_NOT_READY = new AgentState(3);
    public static final AgentState AG_WORK_READY = new AgentState(4);

    private static final NamedValues<AgentState> NAMED = NamedValues.collect(MethodHandles.lookup(), AgentState.class);

    /** The constant of this number, or a nameless value. */
    public static AgentState of(int value) {
        AgentState named = NAMED.find(value);
        return named != null ? named : new AgentState(value);
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
