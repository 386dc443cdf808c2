import { Client } from "./client.js";
import type {
  AgentSiteAttribute,
  AgentSiteSkillLevel,
  CallCompletionFeature,
  CallKey,
  CommandForcedState,
  CommandMakeCall,
  CommandScheduleCallback,
  ContactId,
  ForwardingType,
} from "./messages.js";
import type { Outcome } from "./session.js";

/** The commands of agents and supervisors, a method each; a test holds that none is missing. */
export abstract class AgentCommands<Events extends object> extends Client<Events> {
  // ---- the agent

  /** Logs the agent off; the session stays. */
  logOff(reasonCode = 0): Promise<Outcome> {
    return this.perform({ logOff: { reasonCode } });
  }

  /** Ready for calls; manual = for one, then after-call work until the agent says otherwise. */
  ready(manual = false): Promise<Outcome> {
    return this.perform({ setReady: { manual } });
  }

  /** Not ready, with a reason code of the site. */
  notReady(reasonCode = 0): Promise<Outcome> {
    return this.perform({ setNotReady: { reasonCode } });
  }

  afterCallWork(): Promise<Outcome> {
    return this.perform({ setAfterCallWork: {} });
  }

  // ---- calls

  answer(call: CallKey): Promise<Outcome> {
    return this.perform({ answerCall: { call } });
  }

  hold(call: CallKey): Promise<Outcome> {
    return this.perform({ holdCall: { call } });
  }

  retrieve(call: CallKey): Promise<Outcome> {
    return this.perform({ retrieveCall: { call } });
  }

  /** Leaves a call; the agent's connection is cleared. */
  clearConnection(call: CallKey): Promise<Outcome> {
    return this.perform({ clearConnection: { call } });
  }

  /** Ends a call for everybody. */
  clearCall(call: CallKey): Promise<Outcome> {
    return this.perform({ clearCall: { call } });
  }

  /** Calls a number; the outcome names the call. */
  makeCall(destination: string, more: Omit<CommandMakeCall, "destination"> = {}): Promise<Outcome> {
    return this.perform({ makeCall: { destination, ...more } });
  }

  /** Holds a call and calls somebody about it; the outcome names the new call. */
  consult(call: CallKey, destination: string, userToUser = ""): Promise<Outcome> {
    return this.perform({ consultationCall: { call, destination, userToUser } });
  }

  /** Holds the active call, takes the held one back. */
  alternate(activeCall: CallKey, heldCall: CallKey): Promise<Outcome> {
    return this.perform({ alternateCall: { activeCall, heldCall } });
  }

  /** Leaves the active call, takes the held one back. */
  reconnect(activeCall: CallKey, heldCall: CallKey): Promise<Outcome> {
    return this.perform({ reconnectCall: { activeCall, heldCall } });
  }

  /** Joins both calls; the agent stays. */
  conference(heldCall: CallKey, activeCall: CallKey): Promise<Outcome> {
    return this.perform({ conferenceCall: { heldCall, activeCall } });
  }

  /** Joins both calls; the agent leaves. */
  transfer(heldCall: CallKey, activeCall: CallKey): Promise<Outcome> {
    return this.perform({ transferCall: { heldCall, activeCall } });
  }

  /** Consults and transfers at once. */
  blindTransfer(call: CallKey, destination: string): Promise<Outcome> {
    return this.perform({ blindTransferCall: { call, destination } });
  }

  /** Transfers in one step, where the link has the service. */
  singleStepTransfer(call: CallKey, destination: string): Promise<Outcome> {
    return this.perform({ singleStepTransferCall: { call, destination } });
  }

  /** Brings a device into a call. */
  singleStepConference(call: CallKey, device: string): Promise<Outcome> {
    return this.perform({ singleStepConferenceCall: { call, device } });
  }

  /** Sends a ringing call elsewhere. */
  deflect(call: CallKey, destination: string): Promise<Outcome> {
    return this.perform({ deflectCall: { call, destination } });
  }

  /** Takes the call that rings at another station. */
  pickup(station: string): Promise<Outcome> {
    return this.perform({ pickupCall: { station } });
  }

  /** Takes the call that rings longest in the pickup group. */
  groupPickup(): Promise<Outcome> {
    return this.perform({ groupPickupCall: {} });
  }

  /** Parks a call for the agent's station. */
  park(call: CallKey): Promise<Outcome> {
    return this.perform({ parkCall: { call } });
  }

  /** Takes the call that is parked for a station. */
  retrieveParked(station: string): Promise<Outcome> {
    return this.perform({ retrieveParkedCall: { station } });
  }

  /** Sends tones into a call: 0-9, A-D, * and #. */
  sendTones(call: CallKey, tones: string): Promise<Outcome> {
    return this.perform({ sendDtmfTone: { call, tones } });
  }

  /** Completes a call that found its destination busy or silent. */
  completeCall(call: CallKey, feature: CallCompletionFeature): Promise<Outcome> {
    return this.perform({ callCompletion: { call, feature } });
  }

  /** Calls the number last dialled at the agent's station. */
  redialLastNumber(): Promise<Outcome> {
    return this.perform({ redialLastNumber: {} });
  }

  /** Attaches data to the contact of a call, key by key; an empty value removes its key. */
  attachData(call: CallKey, data: Record<string, string>): Promise<Outcome> {
    return this.perform({ attachCallData: { call, data } });
  }

  /** What became of a contact that the agent speaks with, or did last. */
  wrapUp(contact: ContactId, code: string, notes = ""): Promise<Outcome> {
    return this.perform({ setWrapUp: { contact, code, notes } });
  }

  // ---- the agent's station

  /** Lets the agent's station take no calls, or take them again. */
  doNotDisturb(on: boolean): Promise<Outcome> {
    return this.perform({ setDoNotDisturb: { on } });
  }

  /** Sends the calls of the agent's station elsewhere from now on. */
  forward(type: ForwardingType, destination: string): Promise<Outcome> {
    return this.perform({ setForwarding: { type, on: true, destination } });
  }

  /** Sends them elsewhere no longer. */
  cancelForwarding(type: ForwardingType): Promise<Outcome> {
    return this.perform({ setForwarding: { type, on: false, destination: "" } });
  }

  /** Switches the lamp of a station. */
  messageWaiting(station: string, on: boolean): Promise<Outcome> {
    return this.perform({ setMessageWaiting: { station, on } });
  }

  // ---- desk to desk

  /** Sends a text to another desk. */
  sendMessage(agentId: string, text: string): Promise<Outcome> {
    return this.perform({ sendMessage: { agentId, text } });
  }

  /** Asks a supervisor for help with a call, or with none. */
  requestHelp(call: CallKey | undefined, text: string): Promise<Outcome> {
    return this.perform({ requestHelp: { ...(call ? { call } : {}), text } });
  }

  /** Needs no help any more. */
  cancelHelp(): Promise<Outcome> {
    return this.perform({ cancelHelp: {} });
  }

  // ---- callbacks

  /** Arranges that a customer is called; `contactId` of the outcome's detail is what it is cancelled by. */
  scheduleCallback(callback: CommandScheduleCallback): Promise<Outcome> {
    return this.perform({ scheduleCallback: callback });
  }

  /** Takes a callback back that nobody calls yet: of a skill of the agent's, or of the contact that he spoke with last. */
  cancelCallback(callback: ContactId): Promise<Outcome> {
    return this.perform({ cancelCallback: { callback } });
  }

  /** Calls the customer back whose callback was offered. */
  dialCallback(callback: ContactId): Promise<Outcome> {
    return this.perform({ dialCallback: { callback } });
  }

  /** Does not take the callback that was offered. */
  rejectCallback(callback: ContactId): Promise<Outcome> {
    return this.perform({ rejectCallback: { callback } });
  }

  // ---- work that is no call

  /** Takes an item of work that is offered. */
  acceptItem(contact: ContactId): Promise<Outcome> {
    return this.perform({ acceptItem: { contact } });
  }

  /** Leaves an item that is offered to another agent. */
  rejectItem(contact: ContactId): Promise<Outcome> {
    return this.perform({ rejectItem: { contact } });
  }

  /** Lays an item aside; it stays with the agent and takes no room of his. */
  parkItem(contact: ContactId): Promise<Outcome> {
    return this.perform({ parkItem: { contact } });
  }

  /** Goes on with an item that was laid aside. */
  resumeItem(contact: ContactId): Promise<Outcome> {
    return this.perform({ resumeItem: { contact } });
  }

  /** The item is done. */
  completeItem(contact: ContactId): Promise<Outcome> {
    return this.perform({ completeItem: { contact } });
  }

  /** Hands an item on: it waits for a skill of its medium; priority 1 is the highest. */
  transferItem(contact: ContactId, skill: string, priority: number): Promise<Outcome> {
    return this.perform({ transferItem: { contact, skill, priority } });
  }

  // ---- the supervisor

  /** Hears an agent's call and is not heard. */
  listenTo(agentId: string): Promise<Outcome> {
    return this.perform({ listenToAgent: { agentId } });
  }

  /** Is heard by the agent only. */
  whisperTo(agentId: string): Promise<Outcome> {
    return this.perform({ whisperToAgent: { agentId } });
  }

  /** Is a third party of the agent's call. */
  join(agentId: string): Promise<Outcome> {
    return this.perform({ joinAgent: { agentId } });
  }

  /** Takes the agent's call over. */
  intercept(agentId: string): Promise<Outcome> {
    return this.perform({ interceptCall: { agentId } });
  }

  /** Leaves the call that is observed. */
  stopObserving(): Promise<Outcome> {
    return this.perform({ stopObserving: {} });
  }

  /** Makes an agent ready; he is told who and why. */
  forceReady(agentId: string, text = ""): Promise<Outcome> {
    return this.perform({ forceReady: { agentId, text } });
  }

  /** Makes an agent not ready; he is told who and why. */
  forceNotReady(agentId: string, reasonCode: number, text = ""): Promise<Outcome> {
    return this.perform({ forceNotReady: { agentId, reasonCode, text } });
  }

  /** Logs an agent off; he is told who and why. */
  forceLogOff(agentId: string, reasonCode: number, text = ""): Promise<Outcome> {
    return this.perform({ forceLogOff: { agentId, reasonCode, text } });
  }

  /** Changes the state of every agent of a team who is logged on; `teamOutcome` tells what became of each. */
  forceTeam(team: string, state: CommandForcedState, reasonCode: number, text = ""): Promise<Outcome> {
    return this.perform({ forceTeam: { team, state, reasonCode, text } });
  }

  /** Shows an agent a text. */
  sendNotice(agentId: string, text: string): Promise<Outcome> {
    return this.perform({ sendNotice: { agentId, text } });
  }

  /** Shows every agent of a team a text, or with an empty team everybody within the supervisor's scope. */
  broadcastNotice(team: string, text: string): Promise<Outcome> {
    return this.perform({ broadcastNotice: { team, text } });
  }

  /** Changes an agent's skills and levels from now on; he is told who and why. */
  setAgentSkills(agentId: string, skills: AgentSiteSkillLevel[], text = ""): Promise<Outcome> {
    return this.perform({ setAgentSkills: { agentId, skills, text } });
  }

  /** Gives an agent the skills of the configuration again. */
  resetAgentSkills(agentId: string, text = ""): Promise<Outcome> {
    return this.perform({ resetAgentSkills: { agentId, text } });
  }

  /** Changes an agent's attributes from now on; he is told who and why. */
  setAgentAttributes(agentId: string, attributes: AgentSiteAttribute[], text = ""): Promise<Outcome> {
    return this.perform({ setAgentAttributes: { agentId, attributes, text } });
  }

  /** Gives an agent the attributes of the configuration again. */
  resetAgentAttributes(agentId: string, text = ""): Promise<Outcome> {
    return this.perform({ resetAgentAttributes: { agentId, text } });
  }

  /** Gives every agent of a team a skill at a level, or takes it with level 0. */
  setTeamSkill(team: string, skill: string, level: number, text = ""): Promise<Outcome> {
    return this.perform({ setTeamSkill: { team, skill, level, text } });
  }

  /** Takes a request for help on. */
  answerHelp(agentId: string): Promise<Outcome> {
    return this.perform({ answerHelp: { agentId } });
  }

  /** Sets a variable that rules read, for so long; 0 = as long as the configuration says. */
  setVariable(name: string, value: string, forMillis = 0): Promise<Outcome> {
    return this.perform({ setVariable: { name, value, forMillis: String(forMillis) } });
  }

  /** The variable's configured value holds again. */
  resetVariable(name: string): Promise<Outcome> {
    return this.perform({ resetVariable: { name } });
  }
}
