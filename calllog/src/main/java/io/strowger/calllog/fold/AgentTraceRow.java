package io.strowger.calllog.fold;

import io.strowger.core.model.AgentState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.WorkMode;

/** One row of the trace of an agent. Times are engine time in milliseconds. */
public sealed interface AgentTraceRow {

    String agentId();

    /** When it happened, or began. */
    long atMillis();

    record LoggedOn(String agentId, long atMillis, String switchName, String station) implements AgentTraceRow {}

    /**
     * A log-off.
     *
     * @param loggedOnMillis how long the agent had been logged on
     */
    record LoggedOff(String agentId, long atMillis, String switchName, String station, int reasonCode,
            long loggedOnMillis) implements AgentTraceRow {}

    /**
     * A time that an agent spent in one state, work mode and reason. The rows of an agent between log-on and log-off
     * have neither gaps nor overlaps.
     *
     * @param workMode null when its beginning is not among the facts folded
     * @param because why it began, as the engine put it
     * @param complete false while it lasts, or when its beginning is not among the facts folded
     */
    record StateSpent(String agentId, long atMillis, AgentState state, WorkMode workMode, int reasonCode,
            long durationMillis, String because, boolean complete) implements AgentTraceRow {}

    /**
     * A customer rated the agent's work.
     *
     * @param serial of the contact
     */
    record Rated(String agentId, long atMillis, String serial, String question, int rating) implements AgentTraceRow {}

    /** He said what became of a contact; a later one replaces the earlier. */
    record WrappedUp(String agentId, long atMillis, ContactId contact, int segment, String code)
            implements
                AgentTraceRow {}
}
