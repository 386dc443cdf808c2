package io.strowger.core.output;

import io.strowger.core.model.VideoCall;

/**
 * What may be asked for with a new call. What is null, empty or false is not asked for.
 *
 * @param destRoute the trunk access code to go out by, when the called number does not say
 * @param priorityCalling rings with priority
 * @param agentCall null for an ordinary call
 * @param split the agent group of an agent call
 * @param videoCall null to leave it to the switch
 */
public record CallOptions(String destRoute, boolean priorityCalling, AgentCall agentCall, String split,
        VideoCall videoCall) {
    /** An ordinary call. */
    public static final CallOptions NONE = new CallOptions("", false, null, "", null);

    /** A call that counts as an agent's work: to one agent of a split, or to the split's supervisor. Constants are only appended. */
    public enum AgentCall {
        DIRECT_AGENT, SUPERVISOR_ASSIST
    }
}
