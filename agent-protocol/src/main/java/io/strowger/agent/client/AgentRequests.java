package io.strowger.agent.client;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.model.CallCompletionFeature;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ForwardingType;
import io.strowger.core.output.Push;
import io.strowger.core.site.AgentSite;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of agents and supervisors, a method each. A future completes with the request's outcome, whose reason is NONE when it is done; a refusal is an
 * outcome and no exception. Every command of an agent or a supervisor has a method; a test holds that.
 */
public interface AgentRequests {
    /** Makes any request. */
    CompletableFuture<Push.RequestOutcome> request(Command command);

    // ---- the agent

    /** Logs the agent on at a station. */
    default CompletableFuture<Push.RequestOutcome> logOn(String onSwitch, String station) {
        return request(new Command.LogOn(onSwitch, station));
    }

    /** Logs the agent off; the session stays. */
    default CompletableFuture<Push.RequestOutcome> logOff(int reasonCode) {
        return request(new Command.LogOff(reasonCode));
    }

    /** Ready for calls, one after another. */
    default CompletableFuture<Push.RequestOutcome> ready() {
        return request(new Command.SetReady(false));
    }

    /** Ready for one call, then after-call work until the agent says otherwise. */
    default CompletableFuture<Push.RequestOutcome> readyForOne() {
        return request(new Command.SetReady(true));
    }

    /** Not ready, with a reason code of the site. */
    default CompletableFuture<Push.RequestOutcome> notReady(int reasonCode) {
        return request(new Command.SetNotReady(reasonCode));
    }

    /** After-call work. */
    default CompletableFuture<Push.RequestOutcome> afterCallWork() {
        return request(new Command.SetAfterCallWork());
    }

    // ---- calls

    /** Answers a ringing call. */
    default CompletableFuture<Push.RequestOutcome> answer(CallKey call) {
        return request(new Command.AnswerCall(call));
    }

    /** Holds a call. */
    default CompletableFuture<Push.RequestOutcome> hold(CallKey call) {
        return request(new Command.HoldCall(call));
    }

    /** Takes a held call back. */
    default CompletableFuture<Push.RequestOutcome> retrieve(CallKey call) {
        return request(new Command.RetrieveCall(call));
    }

    /** Leaves a call; the agent's Connection is cleared. */
    default CompletableFuture<Push.RequestOutcome> clearConnection(CallKey call) {
        return request(new Command.ClearConnection(call));
    }

    /** Ends a call for everybody. */
    default CompletableFuture<Push.RequestOutcome> clearCall(CallKey call) {
        return request(new Command.ClearCall(call));
    }

    /** Calls a number; the outcome names the call. */
    default CompletableFuture<Push.RequestOutcome> makeCall(String destination) {
        return makeCall(destination, Bytes.EMPTY);
    }

    /** Calls a number and gives information along. */
    default CompletableFuture<Push.RequestOutcome> makeCall(String destination, Bytes userToUser) {
        return request(new Command.MakeCall(destination, userToUser));
    }

    /** Calls a number that is charged to an account. */
    default CompletableFuture<Push.RequestOutcome> makeCallWithAccountCode(String destination, Bytes userToUser,
            String accountCode) {
        return request(new Command.MakeCall(destination, userToUser, accountCode, ""));
    }

    /** Calls a number that the station may call with this code only. */
    default CompletableFuture<Push.RequestOutcome> makeCallWithAuthorisationCode(String destination, Bytes userToUser,
            String authorisationCode) {
        return request(new Command.MakeCall(destination, userToUser, "", authorisationCode));
    }

    /** Holds a call and calls somebody about it; the outcome names the new call. */
    default CompletableFuture<Push.RequestOutcome> consult(CallKey call, String destination) {
        return request(new Command.ConsultationCall(call, destination, Bytes.EMPTY));
    }

    /** The same with information for whoever is called. */
    default CompletableFuture<Push.RequestOutcome> consult(CallKey call, String destination, Bytes userToUser) {
        return request(new Command.ConsultationCall(call, destination, userToUser));
    }

    /** Holds the active call, takes the held one back. */
    default CompletableFuture<Push.RequestOutcome> alternate(CallKey activeCall, CallKey heldCall) {
        return request(new Command.AlternateCall(activeCall, heldCall));
    }

    /** Leaves the active call, takes the held one back. */
    default CompletableFuture<Push.RequestOutcome> reconnect(CallKey activeCall, CallKey heldCall) {
        return request(new Command.ReconnectCall(activeCall, heldCall));
    }

    /** Joins both calls; the agent stays. */
    default CompletableFuture<Push.RequestOutcome> conference(CallKey heldCall, CallKey activeCall) {
        return request(new Command.ConferenceCall(heldCall, activeCall));
    }

    /** Joins both calls; the agent leaves. */
    default CompletableFuture<Push.RequestOutcome> transfer(CallKey heldCall, CallKey activeCall) {
        return request(new Command.TransferCall(heldCall, activeCall));
    }

    /** Consults and transfers at once. */
    default CompletableFuture<Push.RequestOutcome> blindTransfer(CallKey call, String destination) {
        return request(new Command.BlindTransferCall(call, destination));
    }

    /** Transfers in one step, where the link has the service. */
    default CompletableFuture<Push.RequestOutcome> singleStepTransfer(CallKey call, String destination) {
        return request(new Command.SingleStepTransferCall(call, destination));
    }

    /** Brings a device into a call. */
    default CompletableFuture<Push.RequestOutcome> singleStepConference(CallKey call, String device) {
        return request(new Command.SingleStepConferenceCall(call, device));
    }

    /** Completes a call that found its destination busy or silent. */
    default CompletableFuture<Push.RequestOutcome> completeCall(CallKey call, CallCompletionFeature feature) {
        return request(new Command.CallCompletion(call, feature));
    }

    /** Sends a ringing call elsewhere. */
    default CompletableFuture<Push.RequestOutcome> deflect(CallKey call, String destination) {
        return request(new Command.DeflectCall(call, destination));
    }

    /** Takes the call that rings at another station. */
    default CompletableFuture<Push.RequestOutcome> pickup(String station) {
        return request(new Command.PickupCall(station));
    }

    /** Takes the call that rings longest in the pickup group. */
    default CompletableFuture<Push.RequestOutcome> groupPickup() {
        return request(new Command.GroupPickupCall());
    }

    /** Parks a call for the agent's station. */
    default CompletableFuture<Push.RequestOutcome> park(CallKey call) {
        return request(new Command.ParkCall(call));
    }

    /** Takes the call that is parked for a station. */
    default CompletableFuture<Push.RequestOutcome> retrieveParked(String station) {
        return request(new Command.RetrieveParkedCall(station));
    }

    /** Sends tones into a call: 0-9, A-D, * and #. */
    default CompletableFuture<Push.RequestOutcome> sendDtmfTone(CallKey call, String tones) {
        return request(new Command.SendDtmfTone(call, tones));
    }

    /** Calls the number last dialled at the agent's station. */
    default CompletableFuture<Push.RequestOutcome> redialLastNumber() {
        return request(new Command.RedialLastNumber());
    }

    /** Attaches data to the contact of a call, key by key; an empty value removes its key. */
    default CompletableFuture<Push.RequestOutcome> attachData(CallKey call, Map<String, String> data) {
        return request(new Command.AttachCallData(call, data));
    }

    /** What became of a contact that the agent speaks with, or did last. */
    default CompletableFuture<Push.RequestOutcome> wrapUp(ContactId contact, String code, String notes) {
        return request(new Command.SetWrapUp(contact, code, notes));
    }

    // ---- the agent's station

    /** Lets the agent's station take no calls, or take them again. */
    default CompletableFuture<Push.RequestOutcome> doNotDisturb(boolean on) {
        return request(new Command.SetDoNotDisturb(on));
    }

    /** Sends the calls of the agent's station elsewhere from now on. */
    default CompletableFuture<Push.RequestOutcome> forward(ForwardingType type, String destination) {
        return request(new Command.SetForwarding(type, true, destination));
    }

    /** Sends them elsewhere no longer. */
    default CompletableFuture<Push.RequestOutcome> cancelForwarding(ForwardingType type) {
        return request(new Command.SetForwarding(type, false, ""));
    }

    /** Switches the lamp of a station. */
    default CompletableFuture<Push.RequestOutcome> messageWaiting(String station, boolean on) {
        return request(new Command.SetMessageWaiting(station, on));
    }

    // ---- the supervisor

    /** Hears an agent's call and is not heard. */
    default CompletableFuture<Push.RequestOutcome> listenTo(String agentId) {
        return request(new Command.ListenToAgent(agentId));
    }

    /** Is heard by the agent only. */
    default CompletableFuture<Push.RequestOutcome> whisperTo(String agentId) {
        return request(new Command.WhisperToAgent(agentId));
    }

    /** Is a third party of the agent's call. */
    default CompletableFuture<Push.RequestOutcome> join(String agentId) {
        return request(new Command.JoinAgent(agentId));
    }

    /** Takes the agent's call over. */
    default CompletableFuture<Push.RequestOutcome> intercept(String agentId) {
        return request(new Command.InterceptCall(agentId));
    }

    /** Leaves the call that is observed. */
    default CompletableFuture<Push.RequestOutcome> stopObserving() {
        return request(new Command.StopObserving());
    }

    /** Makes an agent ready; he is told who and why. */
    default CompletableFuture<Push.RequestOutcome> forceReady(String agentId, String text) {
        return request(new Command.ForceReady(agentId, text));
    }

    /** Makes an agent not ready; he is told who and why. */
    default CompletableFuture<Push.RequestOutcome> forceNotReady(String agentId, int reasonCode, String text) {
        return request(new Command.ForceNotReady(agentId, reasonCode, text));
    }

    /** Logs an agent off; he is told who and why. */
    default CompletableFuture<Push.RequestOutcome> forceLogOff(String agentId, int reasonCode, String text) {
        return request(new Command.ForceLogOff(agentId, reasonCode, text));
    }

    /** Shows an agent a text. */
    default CompletableFuture<Push.RequestOutcome> sendNotice(String agentId, String text) {
        return request(new Command.SendNotice(agentId, text));
    }

    /** Sets a variable that rules read, for so long; 0 = as long as the configuration says. For supervisors whom the site lets. */
    default CompletableFuture<Push.RequestOutcome> setVariable(String name, String value, long forMillis) {
        return request(new Command.SetVariable(name, value, forMillis));
    }

    /** The variable's configured value holds again. */
    default CompletableFuture<Push.RequestOutcome> resetVariable(String name) {
        return request(new Command.ResetVariable(name));
    }

    /** Changes an agent's skills and levels from now on; he is told who and why. */
    default CompletableFuture<Push.RequestOutcome> setAgentSkills(String agentId, List<AgentSite.SkillLevel> skills,
            String text) {
        return request(new Command.SetAgentSkills(agentId, skills, text));
    }

    /** Gives an agent the skills of the configuration again. */
    default CompletableFuture<Push.RequestOutcome> resetAgentSkills(String agentId, String text) {
        return request(new Command.ResetAgentSkills(agentId, text));
    }

    /** Shows every agent of a team a text. */
    default CompletableFuture<Push.RequestOutcome> broadcastNotice(String team, String text) {
        return request(new Command.BroadcastNotice(team, text));
    }

    /** Changes the state of every agent of a team who is logged on; a TeamOutcome tells what became of each. */
    default CompletableFuture<Push.RequestOutcome> forceTeam(String team, Command.ForcedState state, int reasonCode,
            String text) {
        return request(new Command.ForceTeam(team, state, reasonCode, text));
    }

    /** Gives every agent of a team a skill at a level, or takes it with level 0; a TeamOutcome tells what became of each. */
    default CompletableFuture<Push.RequestOutcome> setTeamSkill(String team, String skill, int level, String text) {
        return request(new Command.SetTeamSkill(team, skill, level, text));
    }

    // ---- desk to desk

    /** Sends a text to another desk. */
    default CompletableFuture<Push.RequestOutcome> sendMessage(String agentId, String text) {
        return request(new Command.SendMessage(agentId, text));
    }

    /** Asks a supervisor for help with a call. */
    default CompletableFuture<Push.RequestOutcome> requestHelp(CallKey call, String text) {
        return request(new Command.RequestHelp(call, text));
    }

    /** Takes a request for help on. */
    default CompletableFuture<Push.RequestOutcome> answerHelp(String agentId) {
        return request(new Command.AnswerHelp(agentId));
    }

    /** Needs no help any more. */
    default CompletableFuture<Push.RequestOutcome> cancelHelp() {
        return request(new Command.CancelHelp());
    }

    /** Changes an agent's attributes from now on, and with them the computed skills that he has; he is told who and why. */
    default CompletableFuture<Push.RequestOutcome> setAgentAttributes(String agentId,
            List<AgentSite.Attribute> attributes, String text) {
        return request(new Command.SetAgentAttributes(agentId, attributes, text));
    }

    /** Gives an agent the attributes of the configuration again. */
    default CompletableFuture<Push.RequestOutcome> resetAgentAttributes(String agentId, String text) {
        return request(new Command.ResetAgentAttributes(agentId, text));
    }

    // ---- items of work

    /** Takes the item that is offered. */
    default CompletableFuture<Push.RequestOutcome> acceptItem(ContactId contact) {
        return request(new Command.AcceptItem(contact));
    }

    /** Leaves the item that is offered to another agent. */
    default CompletableFuture<Push.RequestOutcome> rejectItem(ContactId contact) {
        return request(new Command.RejectItem(contact));
    }

    /** Lays an item aside; it takes no room meanwhile. */
    default CompletableFuture<Push.RequestOutcome> parkItem(ContactId contact) {
        return request(new Command.ParkItem(contact));
    }

    /** Takes a parked item up again. */
    default CompletableFuture<Push.RequestOutcome> resumeItem(ContactId contact) {
        return request(new Command.ResumeItem(contact));
    }

    /** Is done with an item. */
    default CompletableFuture<Push.RequestOutcome> completeItem(ContactId contact) {
        return request(new Command.CompleteItem(contact));
    }

    /** Gives an item to the queue of a skill of its medium; priority 1 is the highest. */
    default CompletableFuture<Push.RequestOutcome> transferItem(ContactId contact, String skill, int priority) {
        return request(new Command.TransferItem(contact, skill, priority));
    }

    // ---- callbacks

    /** Arranges that a customer is called; when and about what is in it. */
    default CompletableFuture<Push.RequestOutcome> scheduleCallback(Command.ScheduleCallback callback) {
        return request(callback);
    }

    /** Arranges that a customer is called in his turn. */
    default CompletableFuture<Push.RequestOutcome> scheduleCallback(ContactId contact, String number, String skill,
            int priority, String text) {
        return request(new Command.ScheduleCallback(contact, number, skill, priority, 0, 0, text));
    }

    /** Calls the customer back whose callback was offered. */
    default CompletableFuture<Push.RequestOutcome> dialCallback(ContactId callback) {
        return request(new Command.DialCallback(callback));
    }

    /** Does not take the callback that was offered. */
    default CompletableFuture<Push.RequestOutcome> rejectCallback(ContactId callback) {
        return request(new Command.RejectCallback(callback));
    }

    /** Takes a callback back that was asked for. */
    default CompletableFuture<Push.RequestOutcome> cancelCallback(ContactId callback) {
        return request(new Command.CancelCallback(callback));
    }
}
