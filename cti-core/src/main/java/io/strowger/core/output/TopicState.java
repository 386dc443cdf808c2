package io.strowger.core.output;

import io.strowger.core.codec.Tag;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.VdnCounters;
import io.strowger.core.model.WorkMode;
import java.util.List;

/** The whole state of a topic at one version; a newer one replaces it. Times are engine time in milliseconds. */
public sealed interface TopicState {
    /** Topic {@code agent/ID}: the agent and the calls at his station. */
    @Tag(1)
    record AgentView(String agentId, AgentState state, long sinceMillis, WorkMode workMode, int reasonCode,
            WorkMode pendingWorkMode, int pendingReasonCode, String switchName, String station, boolean linkUp,
            List<CallView> calls, CallActivity activity, long guardUntilMillis) implements TopicState {}

    /**
     * Topic {@code skill/NAME}. Its agents are counted once each: ready, ringing, on calls, in after-call work, or not ready; together they are those logged on.
     *
     * @param oldestSinceMillis since when the contact waits that has waited longest; 0 when none waits
     * @param ready able to take a contact by both axes; those in their guard time and those whose desktop vanished too
     * @param ringing at an agent, or on its way to him
     * @param onCalls talking or with a held call, own calls too
     * @param notReady without a call
     * @param expectedWaitMillis of a contact that would come now, behind all others; -1 when nobody works for the skill
     */
    @Tag(2)
    record SkillView(String skill, int waiting, long oldestSinceMillis, int loggedOn, int ready, int onCalls,
            int ringing, int afterCallWork, int notReady, long expectedWaitMillis) implements TopicState {}

    /**
     * Topic {@code vdn/SWITCH/ID}.
     *
     * @param routed the server routes its calls
     * @param contacts that came in by it and have not ended
     * @param waiting of these, those who wait for an agent
     * @param oldestSinceMillis since when the one waits that has waited longest; 0 when none waits
     * @param expectedWaitMillis of a contact that would come in now, with the VDN's skill and priority; -1 when nobody works for the skill
     * @param total counted since the journal began
     * @param interval counted in the quarter of an hour that began at {@code intervalMillis}; a reader whose own quarter is a later one takes it for zero
     */
    @Tag(10)
    record VdnView(String switchName, String vdn, boolean routed, int contacts, int waiting, long oldestSinceMillis,
            long expectedWaitMillis, VdnCounters total, VdnCounters interval, long intervalMillis)
            implements
                TopicState {}

    /**
     * Topic {@code truth/SWITCH/LINK}: how true is what the link lets us believe.
     *
     * @param score of a million comparisons of the last round how many agreed
     * @param boundMillis within which a difference is found; 0 = nothing is compared
     */
    @Tag(30)
    record TruthView(String switchName, String link, int score, long checks, long differences, long boundMillis)
            implements
                TopicState {}

    /**
     * Topic {@code variable/NAME}.
     *
     * @param value that holds now, written as in rules
     * @param setBy who set it; empty = it has its configured value
     * @param untilMillis 0 = until it is reset
     */
    @Tag(31)
    record VariableView(String name, String value, String setBy, long sinceMillis, long untilMillis)
            implements
                TopicState {}

    /** Topic {@code port/SWITCH/DEVICE}: the call at an IVR's port; call null = idle. */
    @Tag(3)
    record PortView(String switchName, String port, CallView call) implements TopicState {}
}
