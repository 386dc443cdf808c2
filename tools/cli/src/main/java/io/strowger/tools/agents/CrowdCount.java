package io.strowger.tools.agents;

import io.strowger.core.model.AgentState;
import java.util.Map;

/**
 * What a crowd does and has done.
 *
 * @param states how many agents believe to be in which state, by what the server last told them
 * @param connected agents with a session
 * @param offered calls that rang
 * @param answered answers that the server carried out
 * @param ignored calls that the agents let ring on purpose
 * @param refused requests that the server refused, a hang-up that the caller's crossed included
 */
public record CrowdCount(Map<AgentState, Integer> states, int connected, long offered, long answered, long ignored,
        long refused) {
    /** Agents in a state. */
    public int in(AgentState state) {
        return states.getOrDefault(state, 0);
    }
}
