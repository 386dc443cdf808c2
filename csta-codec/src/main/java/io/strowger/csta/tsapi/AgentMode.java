package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What a set-agent-state request asks for.
 *
 * @param value
 *            the number on the wire
 */
public record AgentMode(int value) implements Enumerated {
    public static final AgentMode AM_LOG_IN = new AgentMode(0);
    public static final AgentMode AM_LOG_OUT = new AgentMode(1);
    public static final AgentMode AM_NOT_READY = new AgentMode(2);
    public static final AgentMode AM_READY = new AgentMode(3);
    public static final AgentMode AM_WORK_NOT_READY = new AgentMode(4);
    public static final AgentMode AM_WORK_READY = new AgentMode(5);

    private static final NamedValues<AgentMode> NAMED = NamedValues.collect(MethodHandles.lookup(), AgentMode.class);

    /** The constant of this number, or a nameless value. */
    public static AgentMode of(int value) {
        AgentMode named = NAMED.find(value);
        return named != null ? named : new AgentMode(value);
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
