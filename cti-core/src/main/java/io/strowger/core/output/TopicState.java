package io.strowger.core.output;

import io.strowger.core.codec.Tag;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.WorkMode;
import java.util.List;

/** The whole state of a topic at one version; a newer one replaces it. Times are engine time in milliseconds. */
public sealed interface TopicState {
    /** Topic {@code agent/ID}: the agent and the calls at his station. */
    @Tag(1)
    record AgentView(String agentId, AgentState state, long sinceMillis, WorkMode workMode, int reasonCode,
            WorkMode pendingWorkMode, int pendingReasonCode, String switchName, String station, boolean linkUp,
            List<CallView> calls) implements TopicState {}

    /** Topic {@code skill/NAME}. */
    @Tag(2)
    record SkillView(String skill, int waiting, long oldestSinceMillis, int loggedOn, int ready, int onCalls)
            implements
                TopicState {}

    /** Topic {@code port/SWITCH/DEVICE}: the call at an IVR's port; call null = idle. */
    @Tag(3)
    record PortView(String switchName, String port, CallView call) implements TopicState {}
}
