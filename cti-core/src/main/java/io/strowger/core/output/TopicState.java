package io.strowger.core.output;

import io.strowger.core.codec.Tag;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.CallbackOutcome;
import io.strowger.core.model.CallbackState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ObservationMode;
import io.strowger.core.model.VdnCounters;
import io.strowger.core.model.WorkMode;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeskSite.BoardItem;
import java.util.List;

/** The whole state of a topic at one version; a newer one replaces it. Times are engine time in milliseconds. */
public sealed interface TopicState {
    /**
     * Topic {@code agent/ID}: the agent and the calls at his station.
     *
     * @param desktopPresent whether his desktop is connected; while it is not he is offered nothing
     * @param overriddenSkills the skills that a supervisor gave him; empty while he has those of the configuration
     * @param items of work that are offered to him or with him
     * @param overriddenAttributes as with skills
     * @param helpSinceMillis since when he asks supervisors for help and nobody has answered; 0 = he does not
     * @param helpText what it is about
     * @param observedAgentId the agent at whose call a supervisor is, from his station; empty = none
     * @param observationMode what he does there; null = nothing
     */
    @Tag(1)
    record AgentView(String agentId, AgentState state, long sinceMillis, WorkMode workMode, int reasonCode,
            WorkMode pendingWorkMode, int pendingReasonCode, String switchName, String station, boolean linkUp,
            List<CallView> calls, CallActivity activity, long guardUntilMillis, boolean desktopPresent,
            List<AgentSite.SkillLevel> overriddenSkills, List<ItemView> items,
            List<AgentSite.Attribute> overriddenAttributes, long helpSinceMillis, String helpText,
            String observedAgentId, ObservationMode observationMode)
            implements
                TopicState {
        public AgentView {
            helpText = helpText == null ? "" : helpText;
            observedAgentId = observedAgentId == null ? "" : observedAgentId;
        }

        /** An agent without items and with the attributes of the configuration. */
        public AgentView(String agentId, AgentState state, long sinceMillis, WorkMode workMode, int reasonCode,
                WorkMode pendingWorkMode, int pendingReasonCode, String switchName, String station, boolean linkUp,
                List<CallView> calls, CallActivity activity, long guardUntilMillis, boolean desktopPresent,
                List<AgentSite.SkillLevel> overriddenSkills) {
            this(agentId, state, sinceMillis, workMode, reasonCode, pendingWorkMode, pendingReasonCode, switchName,
                    station, linkUp, calls, activity, guardUntilMillis, desktopPresent, overriddenSkills, List.of(),
                    List.of(), 0, "", "", null);
        }
    }

    /**
     * Topic {@code skill/NAME}. Its agents are counted once each, as {@link io.strowger.core.model.AgentTime} says: ready, ringing, on calls, in after-call work,
     * not ready, or other; together they are those logged on.
     *
     * @param oldestSinceMillis since when the contact waits that has waited longest; 0 when none waits
     * @param ready able to take a contact by both axes; those in their guard time and those whose desktop vanished too
     * @param ringing at an agent, or on its way to him
     * @param onCalls talking with a contact
     * @param afterCallWork with own calls in it too
     * @param notReady likewise
     * @param expectedWaitMillis of a contact that would come now, behind all others; -1 when nobody works for the skill
     * @param expectationsMeasured expected waits that have been held against the waits that they foretold
     * @param expectationErrorMillis their mean absolute error
     * @param expectationBiasMillis their mean error; above 0 where too much was foretold
     * @param inflow contacts that overflowed into it since the journal began
     * @param outflow contacts that overflowed out of it
     * @param recentAnswered contacts that an agent answered after a wait, callbacks left out, in the last 15 minutes, the present one among them
     * @param recentInObjective of these, within the service objective of the skill
     * @param recentAbandoned contacts whose caller gave up the wait in that time
     * @param other ready but for a call of their own, a consultation or a held call
     */
    @Tag(2)
    record SkillView(String skill, int waiting, long oldestSinceMillis, int loggedOn, int ready, int onCalls,
            int ringing, int afterCallWork, int notReady, long expectedWaitMillis, long expectationsMeasured,
            long expectationErrorMillis, long expectationBiasMillis, long inflow, long outflow, int recentAnswered,
            int recentInObjective, int recentAbandoned, int other)
            implements
                TopicState {
        /** Nothing has ended lately. */
        public SkillView(String skill, int waiting, long oldestSinceMillis, int loggedOn, int ready, int onCalls,
                int ringing, int afterCallWork, int notReady, long expectedWaitMillis, long expectationsMeasured,
                long expectationErrorMillis, long expectationBiasMillis, long inflow, long outflow) {
            this(skill, waiting, oldestSinceMillis, loggedOn, ready, onCalls, ringing, afterCallWork, notReady,
                    expectedWaitMillis, expectationsMeasured, expectationErrorMillis, expectationBiasMillis, inflow,
                    outflow, 0, 0, 0, 0);
        }
    }

    /**
     * Topic {@code queue/NAME}: who waits for the skill, the next one first, as of its last change.
     *
     * @param waiting how many there are; of these the first {@link #SHOWN_MAX} are named
     */
    @Tag(35)
    record QueueView(String skill, int waiting, List<QueuePlace> first) implements TopicState {
        /** Contacts that are named. */
        public static final int SHOWN_MAX = 10;
    }

    /**
     * A contact's place in a queue.
     *
     * @param position from 1
     * @param sinceMillis since when it waits
     * @param expectedWaitMillis how long it will still wait; -1 when nobody works for the skill
     */
    record QueuePlace(ContactId contact, String serial, int position, int priority, long sinceMillis,
            long expectedWaitMillis) {}

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

    /**
     * Topic {@code path/FROM/TO}: the trunks between two switches.
     *
     * @param inUse by contacts that were sent across, on their way or there
     * @param failures in a row
     * @param blockedUntilMillis nothing is sent before; 0 = it may be, -1 = until the switch says that a trunk is free
     * @param idleTrunks as the switch said last; -1 = not known
     */
    @Tag(36)
    record PathView(String fromSwitch, String toSwitch, int inUse, int capacity, int failures, long blockedUntilMillis,
            int idleTrunks) implements TopicState {}

    /**
     * Topic {@code callback/ID}: a customer who is to be called back.
     *
     * @param first the contact that it grew out of; null = none
     * @param attempts that reached nobody
     * @param agentId who calls, empty = nobody
     * @param notBeforeMillis 0 = at once
     * @param arranger the agent who arranged it, empty = the customer asked for it by himself
     */
    @Tag(37)
    record CallbackView(ContactId callback, ContactId first, String number, String skill, CallbackState state,
            int attempts, CallbackOutcome last, String agentId, long notBeforeMillis, long expiresMillis, String text,
            String arranger) implements TopicState {

        public CallbackView {
            arranger = arranger == null ? "" : arranger;
        }
    }

    /** Topic {@code port/SWITCH/DEVICE}: the call at an IVR's port; call null = idle. */
    @Tag(3)
    record PortView(String switchName, String port, CallView call) implements TopicState {}

    /** Topic {@code team/NAME}: the agents of a team, counted once each as in {@link SkillView}. */
    @Tag(40)
    record TeamView(String team, int loggedOn, int ready, int onCalls, int ringing, int afterCallWork, int notReady,
            int other) implements TopicState {}

    /**
     * Topic {@code alert/BOARD/ITEM}, where BOARD is the board's topic: whether an item is beyond its threshold.
     *
     * @param topic of the board
     * @param value of the item when it last crossed
     * @param limit that was crossed
     * @param sinceMillis when it last crossed; 0 when it never has
     */
    @Tag(41)
    record AlertView(String topic, BoardItem item, boolean beyond, long value, long limit, long sinceMillis)
            implements
                TopicState {}
}
