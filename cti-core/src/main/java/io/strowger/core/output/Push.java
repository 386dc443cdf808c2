package io.strowger.core.output;

import io.strowger.core.codec.Tag;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ObservationMode;
import io.strowger.core.site.AgentSite;
import java.util.List;

/** What a client must be told, once and in order. */
public sealed interface Push {
    /** The one outcome of a request. Reason NONE = done. A call that the request made is named. */
    @Tag(1)
    record RequestOutcome(long requestId, RefusalReason reason, String detail, CallKey call) implements Push {}

    /** A call rings at the agent's station, or he was put through to a contact without a ring; with everything a screen pop needs. */
    @Tag(2)
    record CallOffered(CallView call) implements Push {}

    /** A call at the agent's station is over for him. */
    @Tag(3)
    record CallEnded(CallKey call, String cause) implements Push {}

    /** The server changed the agent's state, not he himself. */
    @Tag(4)
    record StateForced(String agentState, int reasonCode, String text) implements Push {}

    /** Somebody tells the agent something. */
    @Tag(20)
    record Notice(String from, String text) implements Push {}

    /** A supervisor is at the agent's call from now on. Told only where the site says so. */
    @Tag(21)
    record ObservationBegan(CallKey call, String supervisorId, ObservationMode mode) implements Push {}

    /** The supervisor has left the agent's call, or to the supervisor himself: what he observed is over. */
    @Tag(22)
    record ObservationEnded(CallKey call, String supervisorId) implements Push {}

    /** The agent is to call a customer back: by himself with DialCallback, or the server does it after the preview. */
    @Tag(36)
    record CallbackOffered(TopicState.CallbackView callback, String serial, long previewMillis) implements Push {}

    /**
     * To an IVR that asked for it, before the outcome of its request.
     *
     * @param contact the contact at the port
     * @param position its place in the queue, from 1; of one that does not wait for the skill the place that it would get; 0 = beyond {@code ExpectedWait.POSITION_MAX}
     * @param expectedWaitMillis how long it will still wait, or would wait; -1 when nobody works for the skill
     * @param waitedMillis how long it has waited
     */
    @Tag(35)
    record QueueReported(long requestId, ContactId contact, String skill, int position, long expectedWaitMillis,
            long waitedMillis) implements Push {}

    /** What became of a command for a team, agent by agent; the command's own outcome follows. */
    @Tag(40)
    record TeamOutcome(long requestId, String team, List<AgentOutcome> agents) implements Push {}

    /** Somebody at another desk says something. */
    @Tag(41)
    record MessageReceived(String fromAgentId, String fromName, String text, long sentMillis) implements Push {}

    /** To supervisors: an agent asks for help. The call is absent when he named none. */
    @Tag(42)
    record HelpRequested(String agentId, String agentName, String text, CallView call, long sinceMillis)
            implements
                Push {}

    /** A request for help is over: a supervisor has taken it, or with an empty id it was withdrawn. */
    @Tag(43)
    record HelpEnded(String agentId, String supervisorId) implements Push {}

    /** To supervisors: an item of a board has crossed its threshold, or is back. */
    @Tag(44)
    record ThresholdCrossed(TopicState.AlertView alert) implements Push {}

    /** Somebody changed the agent's skills. */
    @Tag(45)
    record SkillsChanged(String supervisorId, List<AgentSite.SkillLevel> skills, boolean overridden, String text)
            implements
                Push {}

    /** To an agent: an item is offered to him, or one of his is over. To whoever brought it: every change, without its data. */
    @Tag(55)
    record ItemChanged(ItemView item) implements Push {}

    /** Somebody changed the agent's attributes. */
    @Tag(56)
    record AttributesChanged(String supervisorId, List<AgentSite.Attribute> attributes, boolean overridden,
            String text) implements Push {}

    /** What became of a command for one of several agents. */
    record AgentOutcome(String agentId, RefusalReason reason, String detail) {}
}
