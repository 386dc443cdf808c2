package io.strowger.core.input;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Tag;
import io.strowger.core.model.CallCompletionFeature;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ForwardingType;
import io.strowger.core.site.AgentSite;
import java.util.List;
import java.util.Map;

/** What a client may ask for. Each gets exactly one outcome. */
public sealed interface Command {
    /** Logs the session's agent in at a station. */
    @Tag(1)
    record LogOn(String switchName, String station) implements Command {}

    @Tag(2)
    record LogOff(int reasonCode) implements Command {}

    /** Ready; manual = one call, then after-call work until the agent says otherwise. */
    @Tag(3)
    record SetReady(boolean manual) implements Command {}

    /** Not ready; on a call the change is pending and takes effect when the call ends. */
    @Tag(4)
    record SetNotReady(int reasonCode) implements Command {}

    @Tag(5)
    record SetAfterCallWork() implements Command {}

    @Tag(10)
    record AnswerCall(CallKey call) implements Command {}

    @Tag(11)
    record HoldCall(CallKey call) implements Command {}

    @Tag(12)
    record RetrieveCall(CallKey call) implements Command {}

    @Tag(13)
    record ClearConnection(CallKey call) implements Command {}

    /**
     * Calls a number.
     *
     * @param accountCode the account that the call is charged to; empty = none
     * @param authorisationCode a code that allows the call; empty = none. Not both
     */
    @Tag(14)
    record MakeCall(String destination, Bytes userToUser, String accountCode, String authorisationCode)
            implements
                Command {
        /** Without codes. */
        public MakeCall(String destination, Bytes userToUser) {
            this(destination, userToUser, "", "");
        }
    }

    /** An IVR says which ports are its own; a later list replaces the earlier. */
    @Tag(30)
    record RegisterPorts(String switchName, List<String> ports) implements Command {}

    /** Attaches data to the contact on a port of the IVR, key by key; an empty value removes the key. */
    @Tag(31)
    record AttachData(String port, Map<String, String> data) implements Command {}

    /** Asks for an agent for the contact on a port of the IVR. The contact waits with its place from now on. */
    @Tag(32)
    record RequestAgent(String port, String skill, int priority) implements Command {}

    /** Withdraws a contact's request for an agent; used by an IVR whose caller changed his mind. */
    @Tag(33)
    record CancelAgentRequest(ContactId contact) implements Command {}

    /** Ends a call for everybody in it. */
    @Tag(50)
    record ClearCall(CallKey call) implements Command {}

    /** Holds the active call and takes the held one back. */
    @Tag(51)
    record AlternateCall(CallKey activeCall, CallKey heldCall) implements Command {}

    /** Leaves the active call and takes the held one back. */
    @Tag(52)
    record ReconnectCall(CallKey activeCall, CallKey heldCall) implements Command {}

    /** Holds the call and calls somebody about it, who sees the same contact. */
    @Tag(53)
    record ConsultationCall(CallKey call, String destination, Bytes userToUser) implements Command {}

    /** Joins the held and the active call; the agent stays. */
    @Tag(54)
    record ConferenceCall(CallKey heldCall, CallKey activeCall) implements Command {}

    /** Joins the held and the active call; the agent leaves. */
    @Tag(55)
    record TransferCall(CallKey heldCall, CallKey activeCall) implements Command {}

    /** Consults and transfers at once, without waiting for an answer; on every link. */
    @Tag(56)
    record BlindTransferCall(CallKey call, String destination) implements Command {}

    /** Sends the call on in one step. Needs a link that has the service. */
    @Tag(57)
    record SingleStepTransferCall(CallKey call, String destination) implements Command {}

    /** Brings a device into the call; it rings there first. */
    @Tag(58)
    record SingleStepConferenceCall(CallKey call, String device) implements Command {}

    /** Sends a ringing call elsewhere. */
    @Tag(59)
    record DeflectCall(CallKey call, String destination) implements Command {}

    /** Takes the call that rings at another station. */
    @Tag(60)
    record PickupCall(String station) implements Command {}

    /** Takes the call that rings longest in the pickup group of the agent's station. */
    @Tag(61)
    record GroupPickupCall() implements Command {}

    /** Parks the call for the agent's station, as the switch's dialling forms say. */
    @Tag(62)
    record ParkCall(CallKey call) implements Command {}

    /** Takes the call that is parked for a station. */
    @Tag(63)
    record RetrieveParkedCall(String station) implements Command {}

    /** Sends tones into the call. */
    @Tag(64)
    record SendDtmfTone(CallKey call, String tones) implements Command {}

    /** Completes a call that found its destination busy or silent. */
    @Tag(65)
    record CallCompletion(CallKey call, CallCompletionFeature feature) implements Command {}

    /** At the agent's own station. */
    @Tag(66)
    record SetDoNotDisturb(boolean on) implements Command {}

    /** At the agent's own station; the destination is empty when the rule goes off. */
    @Tag(67)
    record SetForwarding(ForwardingType type, boolean on, String destination) implements Command {}

    /** The lamp of any station of the switch. */
    @Tag(68)
    record SetMessageWaiting(String station, boolean on) implements Command {}

    /** Calls the number again that was last dialled at the agent's station. */
    @Tag(69)
    record RedialLastNumber() implements Command {}

    /** Attaches data to the contact of a call at the agent's station, key by key; an empty value removes the key. */
    @Tag(70)
    record AttachCallData(CallKey call, Map<String, String> data) implements Command {}

    /** What became of the contact that the agent speaks with, or spoke with last; a later one replaces the earlier. */
    @Tag(71)
    record SetWrapUp(ContactId contact, String code, String notes) implements Command {}

    /** A supervisor hears an agent's call and is not heard. */
    @Tag(80)
    record ListenToAgent(String agentId) implements Command {}

    /** A supervisor hears an agent's call and is heard by the agent only. */
    @Tag(81)
    record WhisperToAgent(String agentId) implements Command {}

    /** A supervisor joins an agent's call as a third party. */
    @Tag(82)
    record JoinAgent(String agentId) implements Command {}

    /** A supervisor takes an agent's call over. */
    @Tag(83)
    record InterceptCall(String agentId) implements Command {}

    /** The supervisor leaves the call that he observes. */
    @Tag(84)
    record StopObserving() implements Command {}

    /** A supervisor makes an agent ready. The text is told to the agent. */
    @Tag(85)
    record ForceReady(String agentId, String text) implements Command {}

    /** A supervisor makes an agent not ready. */
    @Tag(86)
    record ForceNotReady(String agentId, int reasonCode, String text) implements Command {}

    /** A supervisor logs an agent off. */
    @Tag(87)
    record ForceLogOff(String agentId, int reasonCode, String text) implements Command {}

    /** A supervisor tells an agent something. */
    @Tag(88)
    record SendNotice(String agentId, String text) implements Command {}

    /**
     * Sets a variable that the configuration lets the supervisor set.
     *
     * @param value written as in rules, a text without quotes
     * @param forMillis for so long; 0 = as long as the configuration says
     */
    @Tag(130)
    record SetVariable(String name, String value, long forMillis) implements Command {}

    /** The variable's configured value holds again. */
    @Tag(131)
    record ResetVariable(String name) implements Command {}

    /**
     * An IVR's caller wants to be called back. He keeps the place that he has, or gets now.
     *
     * @param number empty = the caller's own
     * @param skill empty = what the contact waits for
     * @param notBeforeMillis wall time in milliseconds; 0 = in its turn
     * @param notAfterMillis wall time; 0 = as long as the site tries
     */
    @Tag(141)
    record RequestCallback(String port, String number, String skill, int priority, long notBeforeMillis,
            long notAfterMillis) implements Command {}

    /**
     * An agent arranges that a customer is called.
     *
     * @param contact that it is about, null = none
     * @param notBeforeMillis as in {@link RequestCallback}
     * @param text for whoever calls
     */
    @Tag(142)
    record ScheduleCallback(ContactId contact, String number, String skill, int priority, long notBeforeMillis,
            long notAfterMillis, String text) implements Command {}

    /** Takes a callback back as long as nobody calls. */
    @Tag(143)
    record CancelCallback(ContactId callback) implements Command {}

    /** The agent calls the customer who was offered to him, now. */
    @Tag(144)
    record DialCallback(ContactId callback) implements Command {}

    /** The agent does not call the customer who was offered to him; another one does. */
    @Tag(145)
    record RejectCallback(ContactId callback) implements Command {}

    /**
     * Asks for the place and the expected wait of the contact on a port of the IVR; the answer is a push before the outcome.
     *
     * @param skill that it would ask for with the priority; empty = the one that it waits for
     */
    @Tag(140)
    record QueryQueue(String port, String skill, int priority) implements Command {}

    /**
     * A supervisor gives an agent these skills and no others, at once and until they are taken back or the configuration no longer has them. The text is told
     * to the agent.
     */
    @Tag(150)
    record SetAgentSkills(String agentId, List<AgentSite.SkillLevel> skills, String text) implements Command {}

    /** The agent has the skills of the configuration again. */
    @Tag(151)
    record ResetAgentSkills(String agentId, String text) implements Command {}

    /** A supervisor changes the state of every agent of a team who is logged on; each has his own outcome. */
    @Tag(152)
    record ForceTeam(String team, ForcedState state, int reasonCode, String text) implements Command {}

    /** A supervisor tells something to everybody of a team, or with an empty team to everybody within his scope. */
    @Tag(153)
    record BroadcastNotice(String team, String text) implements Command {}

    /** A supervisor gives every agent of a team a skill at a level, or takes it with level 0; each has his own outcome. */
    @Tag(154)
    record SetTeamSkill(String team, String skill, int level, String text) implements Command {}

    /** An agent tells another something, from desk to desk. */
    @Tag(155)
    record SendMessage(String agentId, String text) implements Command {}

    /** An agent asks his supervisors for help; the contact of the call, if he names one, is shown to them. */
    @Tag(156)
    record RequestHelp(CallKey call, String text) implements Command {}

    /** A supervisor takes a request for help upon himself. */
    @Tag(157)
    record AnswerHelp(String agentId) implements Command {}

    /** The agent needs no help any more. */
    @Tag(158)
    record CancelHelp() implements Command {}

    /**
     * The customer at a port of the IVR has rated what he was given.
     *
     * @param question names what was asked, empty where there is one question only
     * @param rating 0 to 99, as his key said
     */
    @Tag(159)
    record SetRating(String port, String question, int rating) implements Command {}

    /**
     * Whoever brings work that is no call hands in an item; its contact is in the detail of the outcome. It waits for the skill's agents as calls do.
     *
     * @param reference what whoever brings it calls it; no two open items have the same
     * @param from the customer's address
     * @param text for the agent
     * @param data attached to the contact
     * @param weight how much of an agent it takes, in hundredths: at least the weight of its medium; 0 = that
     */
    @Tag(185)
    record SubmitItem(String skill, int priority, String reference, String from, String text,
            Map<String, String> data, int weight) implements Command {
        /** An item that weighs what its medium says. */
        public SubmitItem(String skill, int priority, String reference, String from, String text,
                Map<String, String> data) {
            this(skill, priority, reference, from, text, data, 0);
        }
    }

    /** The customer has gone, or the item is done with elsewhere: it is over, wherever it is. */
    @Tag(186)
    record EndItem(ContactId contact) implements Command {}

    /** The agent takes the item that is offered to him. */
    @Tag(187)
    record AcceptItem(ContactId contact) implements Command {}

    /** He does not; another one is looked for. */
    @Tag(188)
    record RejectItem(ContactId contact) implements Command {}

    /** The agent lays an item aside and has room for another meanwhile. */
    @Tag(189)
    record ParkItem(ContactId contact) implements Command {}

    /** He takes it up again. */
    @Tag(190)
    record ResumeItem(ContactId contact) implements Command {}

    /** The agent is done with an item. */
    @Tag(191)
    record CompleteItem(ContactId contact) implements Command {}

    /** The agent gives an item to the queue of another skill, or of the same. */
    @Tag(192)
    record TransferItem(ContactId contact, String skill, int priority) implements Command {}

    /** A supervisor gives an agent these attributes and no others, at once and until they are taken back. The text is told to the agent. */
    @Tag(193)
    record SetAgentAttributes(String agentId, List<AgentSite.Attribute> attributes, String text) implements Command {}

    /** The agent has the attributes of the configuration again. */
    @Tag(194)
    record ResetAgentAttributes(String agentId, String text) implements Command {}

    /** What a supervisor makes of a team. Constants are only appended. */
    enum ForcedState {
        READY, NOT_READY, LOGGED_OFF
    }
}
