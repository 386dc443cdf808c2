// src/emitter.ts
var Emitter = class {
  #listeners = /* @__PURE__ */ new Map();
  /** Listens from now on; what is given back ends it. */
  on(name, listener) {
    const listeners = this.#listeners.get(name) ?? /* @__PURE__ */ new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
  /** The next time that something happens. */
  once(name) {
    return new Promise((resolve) => {
      const off = this.on(name, (value2) => {
        off();
        resolve(value2);
      });
    });
  }
  /** A listener that fails must not keep others, or the session, from going on: its error is thrown apart. */
  emit(name, value2) {
    for (const listener of [...this.#listeners.get(name) ?? []]) {
      try {
        listener(value2);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
};

// src/refusals.ts
var REFUSALS = {
  NONE: { code: 0, kind: "OTHER", sentence: "done" },
  NOT_LOGGED_ON: { code: 1, kind: "OTHER", sentence: "log on at a station first" },
  ALREADY_LOGGED_ON: { code: 2, kind: "OTHER", sentence: "this agent is logged on already; log off first" },
  STATION_UNKNOWN: { code: 3, kind: "OTHER", sentence: "the switch has no such station in the configuration; check the number" },
  STATION_IN_USE: { code: 4, kind: "OTHER", sentence: "another agent is logged on at this station; choose another or let him log off" },
  STATION_OUT_OF_SERVICE: { code: 5, kind: "OTHER", sentence: "the station is out of service or not monitored; ask the PBX technician" },
  LINK_DOWN: { code: 6, kind: "PASSING", sentence: "the link to the switch is down; the server reconnects by itself, try again when it is up" },
  CALL_UNKNOWN: { code: 7, kind: "OTHER", sentence: "no such call at your station; it may have ended" },
  WRONG_CALL_STATE: { code: 8, kind: "OTHER", sentence: "the call is not in a state that allows this" },
  WRONG_AGENT_STATE: { code: 9, kind: "OTHER", sentence: "your present state does not allow this" },
  BAD_ARGUMENT: { code: 10, kind: "OTHER", sentence: "a field is missing or out of its range; see the protocol description" },
  SWITCH_REFUSED: { code: 11, kind: "OTHER", sentence: "the switch refused; its reason is in the detail" },
  SWITCH_SILENT: { code: 12, kind: "OTHER", sentence: "the switch did not answer in time; the call's state will tell whether it was done" },
  OUTCOME_UNKNOWN: { code: 13, kind: "PASSING", sentence: "the server or the link restarted while this was under way; the state shown is re-learned from the switch" },
  NOT_PERMITTED: { code: 14, kind: "FINAL", sentence: "your role does not allow this" },
  SESSION_UNKNOWN: { code: 15, kind: "END_OF_SESSION", sentence: "the session is gone; log in again" },
  SESSION_REPLACED: { code: 16, kind: "FINAL", sentence: "the same user logged in elsewhere and took the session over" },
  CLIENT_VANISHED: { code: 17, kind: "END_OF_SESSION", sentence: "the client did not come back within the grace" },
  CLIENT_CLOSED: { code: 18, kind: "FINAL", sentence: "the client ended the session" },
  TOO_MANY_PENDING: { code: 19, kind: "END_OF_SESSION", sentence: "too many pushes were not acknowledged; log in again and read the state" },
  CONFIGURATION_CHANGED: { code: 20, kind: "FINAL", sentence: "the user is no longer configured" },
  REQUEST_TOO_OLD: { code: 21, kind: "OTHER", sentence: "that request id lies before the window of remembered outcomes" },
  PORT_UNKNOWN: { code: 22, kind: "OTHER", sentence: "the port is not registered by this IVR" },
  CONTACT_UNKNOWN: { code: 23, kind: "OTHER", sentence: "there is no contact on that port" },
  SKILL_UNKNOWN: { code: 24, kind: "OTHER", sentence: "no such skill in the configuration" },
  BUSY: { code: 25, kind: "PASSING", sentence: "too many requests of this session are under way; wait for an outcome" },
  BAD_CREDENTIALS: { code: 40, kind: "FINAL", sentence: "user or password is wrong" },
  LOCKED_OUT: { code: 41, kind: "FINAL", sentence: "too many failed logins; wait and try again" },
  VERSION_UNSUPPORTED: { code: 42, kind: "FINAL", sentence: "no common protocol version; update the client or the server" },
  NOT_AUTHENTICATED: { code: 43, kind: "OTHER", sentence: "log in first" },
  BAD_FRAME: { code: 44, kind: "OTHER", sentence: "the bytes are not a frame of this protocol; see the detail" },
  FRAME_TOO_LARGE: { code: 45, kind: "OTHER", sentence: "the frame is larger than the limit" },
  RATE_EXCEEDED: { code: 46, kind: "PASSING", sentence: "the client sends faster than its limit" },
  HEARTBEAT_MISSED: { code: 47, kind: "OTHER", sentence: "nothing was received for two heartbeat intervals" },
  TOO_SLOW: { code: 48, kind: "OTHER", sentence: "the client did not read its pushes" },
  SERVER_FULL: { code: 49, kind: "PASSING", sentence: "the server has reached its limit of sessions" },
  DRAINING: { code: 50, kind: "PASSING", sentence: "the server is shutting down; connect again shortly" },
  LOGIN_UNKNOWN_TO_SWITCH: { code: 60, kind: "OTHER", sentence: "the switch has no such agent login; the administrator compares switch-login with the switch" },
  SWITCH_PASSWORD_REFUSED: { code: 61, kind: "OTHER", sentence: "the switch refused the agent's password; the administrator compares switch-credential with the switch" },
  SWITCH_PASSWORD_MISSING: { code: 62, kind: "OTHER", sentence: "the server has no password for this agent's login at the switch; the administrator adds the credential" },
  LOGGED_ON_ELSEWHERE: { code: 63, kind: "OTHER", sentence: "the switch has this agent logged on elsewhere, or somebody else at this station; log off there first" },
  STATION_ON_A_CALL: { code: 64, kind: "OTHER", sentence: "the switch does not allow this while the station has a call; end it and try again" },
  CHANGE_NOT_ALLOWED: { code: 65, kind: "OTHER", sentence: "the switch allows this change neither now nor at the end of the call; look at the state and try again" },
  REASON_CODE_REFUSED: { code: 66, kind: "OTHER", sentence: "the switch does not take this reason code or work mode; choose another" },
  STATION_NOT_CONTROLLED: { code: 67, kind: "OTHER", sentence: "the switch does not let the server control this station; the PBX technician permits it" },
  DIALLING_NOT_ALLOWED: { code: 80, kind: "OTHER", sentence: "your class of restriction, or your station's, does not allow calls to this kind of number; ask the supervisor" },
  OUTBOUND_NOT_ALLOWED: { code: 81, kind: "OTHER", sentence: "your class of restriction, or your station's, does not allow calls outside; ask the supervisor" },
  TRUNK_TRANSFER_NOT_ALLOWED: { code: 82, kind: "OTHER", sentence: "your class of restriction does not allow a party outside to be sent on to a number outside, or left with one; clear the whole call" },
  OBSERVING_NOT_ALLOWED: { code: 83, kind: "OTHER", sentence: "your class of restriction, or the agent's, does not allow his calls to be observed" },
  OUTSIDE_SCOPE: { code: 84, kind: "OTHER", sentence: "the agent is in none of the areas that you supervise" },
  AGENT_UNKNOWN: { code: 85, kind: "OTHER", sentence: "no such agent in the configuration; check the id" },
  AGENT_NOT_LOGGED_ON: { code: 86, kind: "OTHER", sentence: "the agent is not logged on" },
  AGENT_NOT_TALKING: { code: 87, kind: "OTHER", sentence: "the agent talks with nobody now; try again when he has a call" },
  CALL_IN_VECTOR: { code: 88, kind: "OTHER", sentence: "the call waits in a vector or queue; the switch refuses this until somebody has answered" },
  CALL_FULL: { code: 89, kind: "OTHER", sentence: "the call has as many parties as the switch allows; somebody must leave it first" },
  OBSERVING_ALREADY: { code: 90, kind: "OTHER", sentence: "you observe another agent; stop observing first" },
  NOT_OBSERVING: { code: 91, kind: "OTHER", sentence: "you observe no agent" },
  AGENT_BUSY: { code: 92, kind: "OTHER", sentence: "the agent has a call, and the site does not let forced changes wait; try again when he is free" },
  DATA_TOO_LARGE: { code: 93, kind: "OTHER", sentence: "the contact would have more attached data than the limit; remove something first" },
  FEATURE_NOT_CONFIGURED: { code: 94, kind: "OTHER", sentence: "the switch is not configured for this feature; ask the PBX technician for its dialling form" },
  NOT_POSSIBLE_ON_LINK: { code: 95, kind: "OTHER", sentence: "the link cannot carry this; the detail says what is missing" },
  DESTINATION_INVALID: { code: 96, kind: "OTHER", sentence: "the switch does not know this destination; check the number" },
  DESTINATION_BUSY: { code: 97, kind: "OTHER", sentence: "the destination is busy; try again or choose another" },
  DESTINATION_OUT_OF_SERVICE: { code: 98, kind: "OTHER", sentence: "the destination is out of service; choose another" },
  SWITCH_PRIVILEGE: { code: 99, kind: "OTHER", sentence: "the switch does not permit this to the device or the CTI user; ask the PBX technician for its class of restriction" },
  CALL_GONE: { code: 100, kind: "OTHER", sentence: "the switch does not know the call or connection any more; it has ended or moved" },
  SWITCH_STATE: { code: 101, kind: "OTHER", sentence: "for the switch the call or device is not in a state that allows this; the detail has its reason" },
  SWITCH_BUSY: { code: 102, kind: "OTHER", sentence: "the switch or its link is at a limit; wait and try again" },
  NOT_SUPPORTED: { code: 103, kind: "OTHER", sentence: "the switch does not have this service" },
  NO_LAST_NUMBER: { code: 104, kind: "OTHER", sentence: "the switch knows no number that was last dialled at this station" },
  CONTACT_NOT_YOURS: { code: 105, kind: "OTHER", sentence: "you neither speak with this contact nor did you last" },
  NOT_TRANSFERRED: { code: 106, kind: "OTHER", sentence: "the new party was called and the transfer was refused; transfer again, or reconnect to the caller" },
  NO_CALL_TO_PICK_UP: { code: 107, kind: "OTHER", sentence: "no call rings or is parked there" },
  DESKTOP_GONE: { code: 108, kind: "OTHER", sentence: "the agent has no desktop that could show this" },
  OBSERVER_BUSY: { code: 109, kind: "OTHER", sentence: "your station has a call; end it first" },
  VARIABLE_UNKNOWN: { code: 150, kind: "OTHER", sentence: "no such variable in the configuration; check the name" },
  VARIABLE_NOT_YOURS: { code: 151, kind: "OTHER", sentence: "the configuration lets supervisors of other areas set this variable; ask one of them" },
  VARIABLE_ILL_TYPED: { code: 152, kind: "OTHER", sentence: "the value is not of the variable's type; the detail says what may stand there" },
  PLAN_UNKNOWN: { code: 153, kind: "OTHER", sentence: "no such plan in the configuration" },
  NOT_WAITING: { code: 160, kind: "OTHER", sentence: "the contact waits for no agent; ask for one first, or name the skill that it would wait for" },
  TREATMENTS_EXHAUSTED: { code: 161, kind: "OTHER", sentence: "the contact was treated too often; its plans lead to each other, change them" },
  CALLBACK_NUMBER_BLOCKED: { code: 163, kind: "OTHER", sentence: "this number is never called back; ask for another" },
  CALLBACK_EXISTS: { code: 164, kind: "OTHER", sentence: "this number is to be called back already" },
  CALLBACKS_FULL: { code: 165, kind: "OTHER", sentence: "there are as many callbacks as the server keeps; try again later" },
  CALLBACK_UNKNOWN: { code: 166, kind: "OTHER", sentence: "no such callback; it may be over" },
  CALLBACK_TOO_LATE: { code: 167, kind: "OTHER", sentence: "somebody is calling the customer already, or the time given lies in the past" },
  CALLBACK_NOT_YOURS: { code: 168, kind: "OTHER", sentence: "this callback is neither offered to you, nor arranged by you, nor for a skill of yours" },
  NO_SUPERVISOR: { code: 170, kind: "OTHER", sentence: "no supervisor of yours has a desktop connected; ask somebody else" },
  TEAM_UNKNOWN: { code: 171, kind: "OTHER", sentence: "there is no such team in the configuration; check its name" },
  WRAP_UP_CODE_UNKNOWN: { code: 172, kind: "OTHER", sentence: "this is none of the wrap-up codes of the contact's skill; choose one of those in the detail" },
  HELP_UNKNOWN: { code: 173, kind: "OTHER", sentence: "the agent does not ask for help any more; somebody may have answered him" },
  TOPIC_NOT_PERMITTED: { code: 174, kind: "OTHER", sentence: "your role and scope do not include these topics; ask the administrator for the scope" },
  TOO_MANY_SUBSCRIPTIONS: { code: 175, kind: "OTHER", sentence: "the session has as many patterns as the limit; take some back first" },
  TOKEN_REFUSED: { code: 176, kind: "FINAL", sentence: "the login token is not valid here, or not any more; ask for a new one where it came from" },
  LOG_POSITION_GONE: { code: 177, kind: "OTHER", sentence: "the log does not begin at that position or does not reach it; begin at one that the detail names" },
  UPSTREAM_LOST: { code: 178, kind: "OTHER", sentence: "the proxy has no connection to the server; it comes back by itself, wait" },
  ITEM_UNKNOWN: { code: 220, kind: "OTHER", sentence: "no such item of work; it may be over" },
  ITEM_NOT_YOURS: { code: 221, kind: "OTHER", sentence: "this item is neither offered to you nor with you" },
  ITEM_STATE: { code: 222, kind: "OTHER", sentence: "the item is in a state in which this cannot be done; the detail says which" },
  ITEM_EXISTS: { code: 223, kind: "OTHER", sentence: "an open item has this reference already; the detail is its contact" },
  ITEMS_FULL: { code: 224, kind: "OTHER", sentence: "there are as many items as the server keeps; have some completed, and try again later" },
  SKILL_NOT_FOR_ITEMS: { code: 225, kind: "OTHER", sentence: "the skill is not of the item's medium; name one whose medium is" },
  CAPACITY_FULL: { code: 226, kind: "OTHER", sentence: "you have as much as your capacity allows; complete or park something first" },
  ATTRIBUTE_UNKNOWN: { code: 227, kind: "OTHER", sentence: "no computed skill looks at this attribute and no agent has it; check its name" },
  SKILL_NOT_FOR_CALLS: { code: 228, kind: "OTHER", sentence: "the contacts of this skill are items of work and no calls; name one whose medium is voice" }
};

// src/protocol.ts
var SUBPROTOCOL = "strowger.v1.json";
var VERSION_MIN = 1;
var VERSION_MAX = 1;
var HEARTBEATS_MISSED_MAX = 2;
var HEARTBEAT_DUE_SHARE = 0.9;
var ACKNOWLEDGE_PUSHES_MAX = 16;
var ACKNOWLEDGE_MILLIS_MAX = 200;
var REQUESTS_OUTSTANDING_MAX = 128;
var REQUESTS_SHARE = 0.8;
var HANDSHAKE_MILLIS_MAX = 45e3;
var BY_CODE = new Map(
  Object.keys(REFUSALS).map((reason) => [REFUSALS[reason].code, reason])
);
function reasonOfCode(code) {
  return BY_CODE.get(code ?? 0);
}
var PREFIX = "REFUSAL_REASON_";
function reasonOfName(name) {
  const short = name?.startsWith(PREFIX) ? name.slice(PREFIX.length) : void 0;
  return short !== void 0 && Object.hasOwn(REFUSALS, short) ? short : void 0;
}
function isFinal(reason) {
  return kind(reason) === "FINAL";
}
function isEndOfSession(reason) {
  return kind(reason) === "END_OF_SESSION";
}
function isTransient(reason) {
  return kind(reason) === "PASSING";
}
function kind(reason) {
  return reason === void 0 ? "PASSING" : REFUSALS[reason].kind;
}
function sentence(reason, detail) {
  const meaning = reason === void 0 ? "the server is newer than this client and has another reason" : REFUSALS[reason].sentence;
  return detail ? `${meaning} (${detail})` : meaning;
}

// src/refused.ts
var Refused = class extends Error {
  constructor(reason, detail) {
    super(sentence(reason, detail));
    this.reason = reason;
    this.detail = detail;
    this.name = "Refused";
  }
  reason;
  detail;
};

// src/client.ts
var Client = class extends Emitter {
  /** Connects and logs in; rejected with SessionOver when there will be no session. */
  connect() {
    return this.session.connect();
  }
  /** Ends the session; an agent who is logged on at a station is logged off. */
  logout() {
    return this.session.logout();
  }
  /** What another page needs to go on with this session. */
  get saved() {
    return this.session.saved;
  }
  /** Any command: settled when it is done, rejected with {@link Refused} when it is not. */
  async perform(command) {
    const outcome = await this.session.request(command);
    if (outcome.reason !== "NONE") {
      throw new Refused(outcome.reason, outcome.detail);
    }
    return outcome;
  }
};

// src/commands.ts
var AgentCommands = class extends Client {
  // ---- the agent
  /** Logs the agent off; the session stays. */
  logOff(reasonCode = 0) {
    return this.perform({ logOff: { reasonCode } });
  }
  /** Ready for calls; manual = for one, then after-call work until the agent says otherwise. */
  ready(manual = false) {
    return this.perform({ setReady: { manual } });
  }
  /** Not ready, with a reason code of the site. */
  notReady(reasonCode = 0) {
    return this.perform({ setNotReady: { reasonCode } });
  }
  afterCallWork() {
    return this.perform({ setAfterCallWork: {} });
  }
  // ---- calls
  answer(call) {
    return this.perform({ answerCall: { call } });
  }
  hold(call) {
    return this.perform({ holdCall: { call } });
  }
  retrieve(call) {
    return this.perform({ retrieveCall: { call } });
  }
  /** Leaves a call; the agent's connection is cleared. */
  clearConnection(call) {
    return this.perform({ clearConnection: { call } });
  }
  /** Ends a call for everybody. */
  clearCall(call) {
    return this.perform({ clearCall: { call } });
  }
  /** Calls a number; the outcome names the call. */
  makeCall(destination, more = {}) {
    return this.perform({ makeCall: { destination, ...more } });
  }
  /** Holds a call and calls somebody about it; the outcome names the new call. */
  consult(call, destination, userToUser = "") {
    return this.perform({ consultationCall: { call, destination, userToUser } });
  }
  /** Holds the active call, takes the held one back. */
  alternate(activeCall, heldCall) {
    return this.perform({ alternateCall: { activeCall, heldCall } });
  }
  /** Leaves the active call, takes the held one back. */
  reconnect(activeCall, heldCall) {
    return this.perform({ reconnectCall: { activeCall, heldCall } });
  }
  /** Joins both calls; the agent stays. */
  conference(heldCall, activeCall) {
    return this.perform({ conferenceCall: { heldCall, activeCall } });
  }
  /** Joins both calls; the agent leaves. */
  transfer(heldCall, activeCall) {
    return this.perform({ transferCall: { heldCall, activeCall } });
  }
  /** Consults and transfers at once. */
  blindTransfer(call, destination) {
    return this.perform({ blindTransferCall: { call, destination } });
  }
  /** Transfers in one step, where the link has the service. */
  singleStepTransfer(call, destination) {
    return this.perform({ singleStepTransferCall: { call, destination } });
  }
  /** Brings a device into a call. */
  singleStepConference(call, device) {
    return this.perform({ singleStepConferenceCall: { call, device } });
  }
  /** Sends a ringing call elsewhere. */
  deflect(call, destination) {
    return this.perform({ deflectCall: { call, destination } });
  }
  /** Takes the call that rings at another station. */
  pickup(station) {
    return this.perform({ pickupCall: { station } });
  }
  /** Takes the call that rings longest in the pickup group. */
  groupPickup() {
    return this.perform({ groupPickupCall: {} });
  }
  /** Parks a call for the agent's station. */
  park(call) {
    return this.perform({ parkCall: { call } });
  }
  /** Takes the call that is parked for a station. */
  retrieveParked(station) {
    return this.perform({ retrieveParkedCall: { station } });
  }
  /** Sends tones into a call: 0-9, A-D, * and #. */
  sendTones(call, tones) {
    return this.perform({ sendDtmfTone: { call, tones } });
  }
  /** Completes a call that found its destination busy or silent. */
  completeCall(call, feature) {
    return this.perform({ callCompletion: { call, feature } });
  }
  /** Calls the number last dialled at the agent's station. */
  redialLastNumber() {
    return this.perform({ redialLastNumber: {} });
  }
  /** Attaches data to the contact of a call, key by key; an empty value removes its key. */
  attachData(call, data) {
    return this.perform({ attachCallData: { call, data } });
  }
  /** What became of a contact that the agent speaks with, or did last. */
  wrapUp(contact, code, notes = "") {
    return this.perform({ setWrapUp: { contact, code, notes } });
  }
  // ---- the agent's station
  /** Lets the agent's station take no calls, or take them again. */
  doNotDisturb(on) {
    return this.perform({ setDoNotDisturb: { on } });
  }
  /** Sends the calls of the agent's station elsewhere from now on. */
  forward(type, destination) {
    return this.perform({ setForwarding: { type, on: true, destination } });
  }
  /** Sends them elsewhere no longer. */
  cancelForwarding(type) {
    return this.perform({ setForwarding: { type, on: false, destination: "" } });
  }
  /** Switches the lamp of a station. */
  messageWaiting(station, on) {
    return this.perform({ setMessageWaiting: { station, on } });
  }
  // ---- desk to desk
  /** Sends a text to another desk. */
  sendMessage(agentId, text) {
    return this.perform({ sendMessage: { agentId, text } });
  }
  /** Asks a supervisor for help with a call, or with none. */
  requestHelp(call, text) {
    return this.perform({ requestHelp: { ...call ? { call } : {}, text } });
  }
  /** Needs no help any more. */
  cancelHelp() {
    return this.perform({ cancelHelp: {} });
  }
  // ---- callbacks
  /** Arranges that a customer is called; `contactId` of the outcome's detail is what it is cancelled by. */
  scheduleCallback(callback) {
    return this.perform({ scheduleCallback: callback });
  }
  /** Takes a callback back that nobody calls yet: of a skill of the agent's, or of the contact that he spoke with last. */
  cancelCallback(callback) {
    return this.perform({ cancelCallback: { callback } });
  }
  /** Calls the customer back whose callback was offered. */
  dialCallback(callback) {
    return this.perform({ dialCallback: { callback } });
  }
  /** Does not take the callback that was offered. */
  rejectCallback(callback) {
    return this.perform({ rejectCallback: { callback } });
  }
  // ---- work that is no call
  /** Takes an item of work that is offered. */
  acceptItem(contact) {
    return this.perform({ acceptItem: { contact } });
  }
  /** Leaves an item that is offered to another agent. */
  rejectItem(contact) {
    return this.perform({ rejectItem: { contact } });
  }
  /** Lays an item aside; it stays with the agent and takes no room of his. */
  parkItem(contact) {
    return this.perform({ parkItem: { contact } });
  }
  /** Goes on with an item that was laid aside. */
  resumeItem(contact) {
    return this.perform({ resumeItem: { contact } });
  }
  /** The item is done. */
  completeItem(contact) {
    return this.perform({ completeItem: { contact } });
  }
  /** Hands an item on: it waits for a skill of its medium; priority 1 is the highest. */
  transferItem(contact, skill, priority) {
    return this.perform({ transferItem: { contact, skill, priority } });
  }
  // ---- the supervisor
  /** Hears an agent's call and is not heard. */
  listenTo(agentId) {
    return this.perform({ listenToAgent: { agentId } });
  }
  /** Is heard by the agent only. */
  whisperTo(agentId) {
    return this.perform({ whisperToAgent: { agentId } });
  }
  /** Is a third party of the agent's call. */
  join(agentId) {
    return this.perform({ joinAgent: { agentId } });
  }
  /** Takes the agent's call over. */
  intercept(agentId) {
    return this.perform({ interceptCall: { agentId } });
  }
  /** Leaves the call that is observed. */
  stopObserving() {
    return this.perform({ stopObserving: {} });
  }
  /** Makes an agent ready; he is told who and why. */
  forceReady(agentId, text = "") {
    return this.perform({ forceReady: { agentId, text } });
  }
  /** Makes an agent not ready; he is told who and why. */
  forceNotReady(agentId, reasonCode, text = "") {
    return this.perform({ forceNotReady: { agentId, reasonCode, text } });
  }
  /** Logs an agent off; he is told who and why. */
  forceLogOff(agentId, reasonCode, text = "") {
    return this.perform({ forceLogOff: { agentId, reasonCode, text } });
  }
  /** Changes the state of every agent of a team who is logged on; `teamOutcome` tells what became of each. */
  forceTeam(team, state, reasonCode, text = "") {
    return this.perform({ forceTeam: { team, state, reasonCode, text } });
  }
  /** Shows an agent a text. */
  sendNotice(agentId, text) {
    return this.perform({ sendNotice: { agentId, text } });
  }
  /** Shows every agent of a team a text, or with an empty team everybody within the supervisor's scope. */
  broadcastNotice(team, text) {
    return this.perform({ broadcastNotice: { team, text } });
  }
  /** Changes an agent's skills and levels from now on; he is told who and why. */
  setAgentSkills(agentId, skills, text = "") {
    return this.perform({ setAgentSkills: { agentId, skills, text } });
  }
  /** Gives an agent the skills of the configuration again. */
  resetAgentSkills(agentId, text = "") {
    return this.perform({ resetAgentSkills: { agentId, text } });
  }
  /** Changes an agent's attributes from now on; he is told who and why. */
  setAgentAttributes(agentId, attributes2, text = "") {
    return this.perform({ setAgentAttributes: { agentId, attributes: attributes2, text } });
  }
  /** Gives an agent the attributes of the configuration again. */
  resetAgentAttributes(agentId, text = "") {
    return this.perform({ resetAgentAttributes: { agentId, text } });
  }
  /** Gives every agent of a team a skill at a level, or takes it with level 0. */
  setTeamSkill(team, skill, level, text = "") {
    return this.perform({ setTeamSkill: { team, skill, level, text } });
  }
  /** Takes a request for help on. */
  answerHelp(agentId) {
    return this.perform({ answerHelp: { agentId } });
  }
  /** Sets a variable that rules read, for so long; 0 = as long as the configuration says. */
  setVariable(name, value2, forMillis = 0) {
    return this.perform({ setVariable: { name, value: value2, forMillis: String(forMillis) } });
  }
  /** The variable's configured value holds again. */
  resetVariable(name) {
    return this.perform({ resetVariable: { name } });
  }
};

// src/queries.ts
var Queries = class {
  #waiting = /* @__PURE__ */ new Map();
  #next = 1;
  /** A number for a query whose answers come otherwise. */
  number() {
    return String(this.#next++);
  }
  /** Asks; rejected with {@link Refused}, also when the connection is lost meanwhile. */
  ask(query, send) {
    const queryId = this.number();
    return new Promise((resolve, reject) => {
      this.#waiting.set(queryId, { resolve, reject });
      send(query(queryId));
    });
  }
  answered(queryId, answer) {
    this.#take(queryId)?.resolve(answer);
  }
  /** False when nobody waits for it. */
  refused(refused) {
    const waiting = this.#take(refused.queryId);
    waiting?.reject(new Refused(reasonOfCode(refused.code), refused.detail ?? ""));
    return waiting !== void 0;
  }
  /** The connection is gone, and its queries with it. */
  lost() {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    waiting.forEach((one) => one.reject(noConnection()));
  }
  #take(queryId) {
    const waiting = this.#waiting.get(queryId ?? "");
    this.#waiting.delete(queryId ?? "");
    return waiting;
  }
};
function noConnection() {
  return new Refused("SESSION_UNKNOWN", "not connected");
}

// src/session.ts
var SYSTEM = {
  now: () => performance.now(),
  setTimeout: (action, millis) => setTimeout(action, millis),
  clearTimeout: (timer) => clearTimeout(timer)
};
var Session = class extends Emitter {
  #options;
  #clock;
  #queries = new Queries();
  /** What is read, as it was given; told to the server anew on each connection. */
  #patterns = /* @__PURE__ */ new Set();
  #outstanding = /* @__PURE__ */ new Map();
  #state = "idle";
  #socket;
  #sessionId = "";
  #token = "";
  #lastSequence = 0;
  #acknowledged = 0;
  #nextRequestId = 1;
  #heartbeatMillis = 0;
  #heardAt = 0;
  #heartbeatAt = 0;
  #attempts = 0;
  #rate = { perSecond: 40, burst: 160, tokens: 160, at: 0 };
  #timers = /* @__PURE__ */ new Map();
  #roundTripMillis = -1;
  constructor(options) {
    super();
    this.#options = options;
    this.#clock = options.clock ?? SYSTEM;
    if (options.resume) {
      this.#sessionId = options.resume.sessionId;
      this.#token = options.resume.token;
      this.#lastSequence = options.resume.lastSequence;
      this.#acknowledged = options.resume.lastSequence;
      this.#nextRequestId = options.resume.nextRequestId;
    }
  }
  /** Connects; settled with the first session, or rejected with a SessionOver when none came to be. */
  connect() {
    if (this.#state !== "idle") {
      throw new Error("the session has been started already");
    }
    const first = new Promise((resolve, reject) => {
      const off = this.on("connection", (state) => {
        if (state.kind === "established") {
          off();
          resolve();
        } else if (state.kind === "over") {
          off();
          reject(new SessionOver(state.reason, state.text));
        }
      });
    });
    this.#open();
    return first;
  }
  /** Whether a session stands on a connection now. */
  get isAttached() {
    return this.#state === "attached";
  }
  /** What another page needs to go on with this session; undefined when there is none. */
  get saved() {
    return this.#sessionId === "" ? void 0 : {
      sessionId: this.#sessionId,
      token: this.#token,
      lastSequence: this.#lastSequence,
      nextRequestId: this.#nextRequestId
    };
  }
  /** Time of the last heartbeat's journey there and back, -1 when there was none. */
  get roundTripMillis() {
    return this.#roundTripMillis;
  }
  /** Asks for something. Always settled and never rejected: a refusal is an outcome. */
  request(command) {
    const requestId = this.#nextRequestId++;
    return new Promise((resolve) => {
      const settle = (outcome) => resolve(outcome);
      if (this.#state === "over") {
        settle({ requestId, reason: "SESSION_UNKNOWN", detail: "the session is over" });
      } else if (this.#outstanding.size >= REQUESTS_OUTSTANDING_MAX) {
        settle({ requestId, reason: "BUSY", detail: `at most ${REQUESTS_OUTSTANDING_MAX} requests may wait` });
      } else {
        const timer = this.#clock.setTimeout(
          () => this.#settle({ requestId, reason: "OUTCOME_UNKNOWN", detail: "no outcome in time" }),
          this.#options.requestMillisMax ?? 3e4
        );
        this.#outstanding.set(requestId, { command, sentHere: false, timer, settle });
        this.#sendRequests();
      }
    });
  }
  /** Reads topics besides those that are read already, now and on every later connection: names, or beginnings of names that end with `/*`. */
  subscribe(...patterns) {
    patterns.forEach((pattern) => this.#patterns.add(pattern));
    if (this.isAttached && patterns.length > 0) {
      this.#send({ subscribe: { queryId: this.#queries.number(), patterns } });
    }
  }
  /** Reads no longer what these patterns brought; they are taken back as they were given. */
  unsubscribe(...patterns) {
    patterns.forEach((pattern) => this.#patterns.delete(pattern));
    if (this.isAttached && patterns.length > 0) {
      this.#send({ unsubscribe: { patterns } });
    }
  }
  /** Looks into the directory; rejected with Refused, also when there is no connection to ask on or it is lost meanwhile. */
  async search(search) {
    const answer = await this.#ask((queryId) => ({
      search: { queryId, text: "", filter: "CLIENT_MESSAGE_SEARCH_FILTER_ALL", offset: 0, limit: 50, ...search }
    }));
    return answer.found ?? {};
  }
  /** What the desk of this user shows: who he is, the switches, and what reason codes are called; rejected as `search` is. */
  async readDesk() {
    return (await this.#ask((queryId) => ({ readDesk: { queryId } }))).desk ?? {};
  }
  /** The codes that contacts of a skill may be given, empty = any; rejected as `search` is. */
  async readWrapUpCodes(skill) {
    return (await this.#ask((queryId) => ({ readWrapUpCodes: { queryId, skill } }))).wrapUpCodes?.codes ?? [];
  }
  async #ask(query) {
    if (!this.isAttached) {
      throw noConnection();
    }
    return this.#queries.ask(query, (message) => this.#send(message));
  }
  /**
   * Reads the log on this connection, as a reporter may; rows come as `logRow`. After a loss it is for the caller to read on from the last row that he has kept.
   * Streams of intervals may be counted in another way than is usual; whoever reads on from a row's position gives the same intervals again.
   * Gives back what stops it and what acknowledges so many rows, all in all.
   */
  readLog(stream, position, window, intervals) {
    if (!this.isAttached) {
      throw noConnection();
    }
    const queryId = this.#queries.number();
    this.#send({ readLog: { queryId, stream, position, window, ...intervals === void 0 ? {} : { intervals } } });
    const tell = (message) => {
      if (this.isAttached) {
        this.#send(message);
      }
    };
    return {
      acknowledge: (rows) => tell({ acknowledgeLog: { queryId, rows: String(rows) } }),
      stop: () => tell({ stopLog: { queryId } })
    };
  }
  /** Ends the session; settled when it is over. */
  logout() {
    if (this.#state === "over") {
      return Promise.resolve();
    }
    const over = new Promise((resolve) => {
      const off = this.on("connection", (state) => {
        if (state.kind === "over") {
          off();
          resolve();
        }
      });
    });
    if (this.#state === "attached") {
      this.#acknowledge();
      this.#send({ logout: {} });
      this.#timer("logout", 2e3, () => this.abandon());
    } else {
      this.abandon();
    }
    return over;
  }
  /** Ends here without a word; the server keeps the session for its grace, and another page may go on with it. */
  abandon() {
    if (this.#state !== "over") {
      this.#over("CLIENT_CLOSED", "");
    }
  }
  /** Drops the connection as a failing network would; for tests and drills. */
  dropConnection() {
    if (this.#socket) {
      this.#lost(this.#socket, void 0, "dropped");
    }
  }
  /** Connects at once where a pause would have to pass first: the network is back, or a person says so. */
  retryNow() {
    if (this.#state === "waiting") {
      this.#open();
    }
  }
  // ---- the connection
  #open() {
    this.#state = "opening";
    this.#clearTimers();
    this.emit("connection", { kind: "connecting" });
    this.#timer("handshake", HANDSHAKE_MILLIS_MAX, () => this.#fail(void 0, "no session in time"));
    let socket;
    try {
      const make = this.#options.webSocket ?? ((url, subprotocol) => new WebSocket(url, subprotocol));
      socket = make(this.#options.url, SUBPROTOCOL);
    } catch (error) {
      this.#over(void 0, `no WebSocket can be made: ${String(error)}`);
      return;
    }
    this.#socket = socket;
    socket.onopen = () => {
      if (socket === this.#socket) {
        this.#state = "greeting";
        this.#send({
          hello: {
            versionMin: VERSION_MIN,
            versionMax: VERSION_MAX,
            clientName: this.#options.clientName ?? "strowger-web",
            clientVersion: this.#options.clientVersion ?? "",
            heartbeatMillis: this.#options.heartbeatMillis ?? 0
          }
        });
      }
    };
    socket.onmessage = ((event) => {
      if (socket === this.#socket && typeof event.data === "string") {
        this.#received(event.data);
      }
    });
    socket.onclose = ((event) => this.#lost(socket, void 0, event.reason || "the connection is lost"));
    socket.onerror = () => void 0;
  }
  #received(text) {
    let message;
    try {
      message = JSON.parse(text);
    } catch {
      this.#fail("BAD_FRAME", "the server sent no JSON");
      return;
    }
    this.#heardAt = this.#clock.now();
    if (this.#timers.has("heartbeat") && this.#heardAt - this.#heartbeatAt >= HEARTBEAT_DUE_SHARE * this.#heartbeatMillis) {
      this.#heartbeat();
    }
    if (message.welcome) {
      this.#welcome(message.welcome);
    } else if (message.sessionEstablished) {
      this.#established(message.sessionEstablished);
    } else if (message.refused) {
      this.#refused(message.refused);
    } else if (message.heartbeat) {
      const echo = Number(message.heartbeat.echoMillis ?? 0);
      if (echo > 0) {
        this.#roundTripMillis = Math.max(0, this.#clock.now() - echo);
      }
    } else if (message.pushed) {
      this.#pushed(message.pushed);
    } else if (message.topic) {
      const { topic, version, state } = message.topic;
      if (topic && state && Object.keys(state).length > 0) {
        this.emit("topic", { topic, version: Number(version ?? 0), state });
      }
    } else if (message.topicEnded) {
      this.emit("topicEnded", message.topicEnded.topic ?? "");
    } else if (message.subscribed) {
      this.emit("subscribed", message.subscribed);
    } else if (message.found) {
      this.#queries.answered(message.found.queryId, message);
    } else if (message.desk) {
      this.#queries.answered(message.desk.queryId, message);
    } else if (message.wrapUpCodes) {
      this.#queries.answered(message.wrapUpCodes.queryId, message);
    } else if (message.logRow) {
      this.emit("logRow", message.logRow);
    } else if (message.closing) {
      this.#closing(message.closing);
    }
  }
  #welcome(welcome) {
    this.#heartbeatMillis = welcome.heartbeatMillis ?? 0;
    if (this.#state !== "greeting" || this.#heartbeatMillis < 1) {
      this.#fail("BAD_FRAME", "Welcome is out of place");
      return;
    }
    this.#heartbeat();
    if (this.#sessionId === "") {
      this.#login();
    } else {
      this.#state = "resuming";
      this.#send({
        resume: { sessionId: this.#sessionId, token: this.#token, lastSequence: String(this.#lastSequence) }
      });
    }
  }
  #login() {
    const { userId, password, loginToken } = this.#options;
    if (password === void 0 && loginToken === void 0) {
      this.#over("SESSION_UNKNOWN", "");
      return;
    }
    this.#state = "loggingIn";
    this.#send({
      login: {
        userId,
        password: password ?? "",
        role: this.#options.role ?? "SESSION_ROLE_AGENT",
        takeover: this.#options.takeover ?? false,
        ...loginToken === void 0 ? {} : { loginToken }
      }
    });
  }
  /** Shows life once an interval, and looks whether the server does. */
  #heartbeat() {
    if (this.#clock.now() - this.#heardAt >= HEARTBEATS_MISSED_MAX * this.#heartbeatMillis) {
      this.#fail("HEARTBEAT_MISSED", "");
      return;
    }
    this.#heartbeatAt = this.#clock.now();
    this.#send({ heartbeat: { sentMillis: String(Math.max(1, Math.floor(this.#clock.now()))) } });
    this.#timer("heartbeat", this.#heartbeatMillis, () => this.#heartbeat());
  }
  #established(established) {
    const resuming = this.#state === "resuming";
    if (!resuming && this.#state !== "loggingIn" || resuming !== (established.resumed ?? false)) {
      this.#fail("BAD_FRAME", "SessionEstablished is out of place");
      return;
    }
    const first = Number(established.firstSequence ?? 0);
    if (resuming && first > this.#lastSequence + 1) {
      this.#lose("TOO_MANY_PENDING", `the server goes on with push ${first}`);
      this.#fail("TOO_MANY_PENDING", "");
      return;
    }
    this.#sessionId = established.sessionId ?? "";
    this.#token = established.token ?? "";
    if (!resuming) {
      this.#lastSequence = first - 1;
      this.#acknowledged = this.#lastSequence;
    }
    this.#state = "attached";
    this.#attempts = 0;
    this.#stop("handshake");
    this.#setRate(established.limits);
    this.emit("connection", { kind: "established", resumed: resuming, sessionId: this.#sessionId });
    this.#acknowledgeSoon();
    if (this.#patterns.size > 0) {
      this.#send({ subscribe: { queryId: this.#queries.number(), patterns: [...this.#patterns] } });
    }
    this.#sendRequests();
  }
  #refused(refused) {
    const requestId = Number(refused.requestId ?? 0);
    const reason = reasonOfCode(refused.code);
    const text = [refused.sentence, refused.detail].filter(Boolean).join(": ");
    if (Number(refused.queryId ?? 0) !== 0) {
      this.#queries.refused(refused);
    } else if (requestId !== 0) {
      this.#settle({ requestId, reason, detail: refused.detail ?? "" });
    } else if (this.#state === "resuming" || this.#state === "loggingIn") {
      if (isTransient(reason)) {
        this.#fail(reason, text);
      } else if (this.#state === "loggingIn" || isFinal(reason)) {
        this.#over(reason, text);
      } else {
        this.#lose(reason, text);
        this.#login();
      }
    }
  }
  #pushed(pushed) {
    const sequence = Number(pushed.sequence ?? 0);
    if (this.#state !== "attached") {
      this.#fail("BAD_FRAME", "a push without a session");
    } else if (sequence > this.#lastSequence + 1) {
      this.#fail("OUTCOME_UNKNOWN", `push ${sequence} came where ${this.#lastSequence + 1} was due`);
    } else if (sequence === this.#lastSequence + 1) {
      this.#lastSequence = sequence;
      this.#acknowledgeSoon();
      const push = pushed.push;
      if (push?.requestOutcome) {
        const outcome = push.requestOutcome;
        this.#settle({
          requestId: Number(outcome.requestId ?? 0),
          reason: reasonOfName(outcome.reason),
          detail: outcome.detail ?? "",
          ...outcome.call ? { call: outcome.call } : {}
        });
      } else if (push && Object.keys(push).length > 0) {
        this.emit("push", push);
      }
    }
  }
  #acknowledgeSoon() {
    if (this.#lastSequence - this.#acknowledged >= ACKNOWLEDGE_PUSHES_MAX) {
      this.#acknowledge();
    } else if (this.#acknowledged < this.#lastSequence && !this.#timers.has("acknowledge")) {
      this.#timer("acknowledge", ACKNOWLEDGE_MILLIS_MAX, () => this.#acknowledge());
    }
  }
  #acknowledge() {
    this.#stop("acknowledge");
    if (this.#acknowledged < this.#lastSequence) {
      this.#acknowledged = this.#lastSequence;
      this.#send({ acknowledge: { sequence: String(this.#lastSequence) } });
    }
  }
  #closing(closing) {
    const reason = reasonOfCode(closing.code);
    const text = [closing.sentence, closing.detail].filter(Boolean).join(": ");
    if (isFinal(reason)) {
      this.#over(reason, text);
      return;
    }
    if (isEndOfSession(reason)) {
      this.#lose(reason, text);
    }
    this.#fail(reason, text);
  }
  // ---- requests
  #setRate(limits) {
    const perSecond = Math.max(1, (limits?.messagesPerSecond ?? 50) * REQUESTS_SHARE);
    const burst = Math.max(1, (limits?.burstMessages ?? 200) * REQUESTS_SHARE);
    this.#rate = { perSecond, burst, tokens: burst, at: this.#clock.now() };
  }
  /** Sends what was not sent on this connection, as fast as the server's limit allows. */
  #sendRequests() {
    if (this.#state !== "attached") {
      return;
    }
    const now = this.#clock.now();
    const rate = this.#rate;
    rate.tokens = Math.min(rate.burst, rate.tokens + (now - rate.at) * rate.perSecond / 1e3);
    rate.at = now;
    for (const [requestId, request] of this.#outstanding) {
      if (request.sentHere) {
        continue;
      }
      if (rate.tokens < 1) {
        this.#timer("pace", Math.ceil((1 - rate.tokens) * 1e3 / rate.perSecond), () => this.#sendRequests());
        return;
      }
      rate.tokens -= 1;
      request.sentHere = true;
      this.#send({ request: { requestId: String(requestId), command: request.command } });
    }
  }
  #settle(outcome) {
    const request = this.#outstanding.get(outcome.requestId);
    if (request) {
      this.#outstanding.delete(outcome.requestId);
      this.#clock.clearTimeout(request.timer);
      request.settle(outcome);
    }
  }
  // ---- ends
  #send(message) {
    this.#socket?.send(JSON.stringify(message));
  }
  /** This connection is of no use any more; the session may be. */
  #fail(reason, text) {
    if (this.#socket) {
      this.#lost(this.#socket, reason, sentence(reason, text));
    }
  }
  #lost(socket, reason, text) {
    if (socket !== this.#socket || this.#state === "over") {
      return;
    }
    this.#detach();
    this.#state = "waiting";
    const { min, max } = this.#options.reconnectMillis ?? { min: 500, max: 15e3 };
    const pause = Math.min(max, min * 2 ** Math.min(this.#attempts++, 16));
    const retryMillis = Math.round(pause / 2 + pause / 2 * (this.#options.random ?? Math.random)());
    this.#timer("reconnect", retryMillis, () => this.#open());
    this.emit("connection", { kind: "disconnected", ...reason ? { reason } : {}, text, retryMillis });
  }
  #detach() {
    this.#clearTimers();
    const socket = this.#socket;
    this.#socket = void 0;
    this.#queries.lost();
    for (const request of this.#outstanding.values()) {
      request.sentHere = false;
    }
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.onerror = () => void 0;
      try {
        socket.close(1e3);
      } catch {
      }
    }
  }
  /** The session is gone; whether its requests were done is not known, and a new session counts anew. */
  #lose(reason, text) {
    this.#sessionId = "";
    this.#token = "";
    this.#lastSequence = 0;
    this.#acknowledged = 0;
    for (const requestId of [...this.#outstanding.keys()]) {
      this.#settle({ requestId, reason: "OUTCOME_UNKNOWN", detail: "the session is gone" });
    }
    this.emit("connection", { kind: "sessionLost", ...reason ? { reason } : {}, text });
  }
  #over(reason, text) {
    this.#state = "over";
    this.#detach();
    this.#sessionId = "";
    for (const requestId of [...this.#outstanding.keys()]) {
      this.#settle({ requestId, reason: "OUTCOME_UNKNOWN", detail: "the session is over" });
    }
    this.emit("connection", { kind: "over", ...reason ? { reason } : {}, text });
  }
  #timer(name, millis, action) {
    this.#stop(name);
    this.#timers.set(
      name,
      this.#clock.setTimeout(() => {
        this.#timers.delete(name);
        action();
      }, millis)
    );
  }
  #stop(name) {
    this.#clock.clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
  #clearTimers() {
    for (const name of [...this.#timers.keys()]) {
      this.#stop(name);
    }
  }
};
var SessionOver = class extends Error {
  constructor(reason, text) {
    super(text || sentence(reason, ""));
    this.reason = reason;
    this.name = "SessionOver";
  }
  reason;
};

// src/agent.ts
var AgentClient = class extends AgentCommands {
  session;
  #switchName;
  #state;
  constructor(options) {
    super();
    this.#switchName = options.switchName;
    this.session = new Session(options);
    this.session.on("connection", (state) => this.emit("connection", state));
    this.session.on("topic", (update2) => {
      if (update2.topic === `agent/${options.userId}` && update2.state?.agentView) {
        this.#state = update2.state.agentView;
        this.emit("state", this.#state);
      }
      this.emit("topic", update2);
    });
    this.session.on("topicEnded", (topic) => this.emit("topicEnded", topic));
    this.session.on("push", (push) => this.#pushed(push));
  }
  #pushed(push) {
    if (push.callOffered?.call) {
      this.emit("offered", push.callOffered.call);
    } else if (push.callEnded) {
      this.emit("ended", { call: push.callEnded.call ?? {}, cause: push.callEnded.cause ?? "" });
    } else if (push.stateForced) {
      this.emit("forced", push.stateForced);
    } else if (push.notice) {
      this.emit("notice", { from: push.notice.from ?? "", text: push.notice.text ?? "" });
    } else if (push.observationBegan) {
      this.emit("observationBegan", push.observationBegan);
    } else if (push.observationEnded) {
      this.emit("observationEnded", push.observationEnded);
    } else if (push.callbackOffered) {
      this.emit("callbackOffered", push.callbackOffered);
    } else if (push.messageReceived) {
      this.emit("message", push.messageReceived);
    } else if (push.helpRequested) {
      this.emit("helpRequested", push.helpRequested);
    } else if (push.helpEnded) {
      this.emit("helpEnded", push.helpEnded);
    } else if (push.teamOutcome) {
      this.emit("teamOutcome", push.teamOutcome);
    } else if (push.thresholdCrossed?.alert) {
      this.emit("threshold", push.thresholdCrossed.alert);
    } else if (push.skillsChanged) {
      this.emit("skillsChanged", push.skillsChanged);
    } else if (push.attributesChanged) {
      this.emit("attributesChanged", push.attributesChanged);
    } else if (push.itemChanged?.item) {
      this.emit("item", push.itemChanged.item);
    }
  }
  /** The agent's last known state; undefined while none has come. */
  get state() {
    return this.#state;
  }
  /** Logs the agent on at a station of the switch in the options. */
  logOn(station, switchName = this.#switchName) {
    return this.perform({ logOn: { switchName, station } });
  }
  /** Looks into the directory: who is free, and to whom a call may be sent on. */
  search(search) {
    return this.session.search(search);
  }
  /** Reads topics besides the agent's own, now and after every loss: boards, teams, other agents. */
  subscribe(...patterns) {
    this.session.subscribe(...patterns);
  }
  unsubscribe(...patterns) {
    this.session.unsubscribe(...patterns);
  }
};

// ../../cti-server/src/main/web/dom.ts
function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value2] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "for") {
      element.setAttribute(key, String(value2));
    } else {
      element[key] = value2;
    }
  }
  element.append(...children.filter((child) => child !== false && child !== void 0));
  return element;
}
function button(text, onclick, className = "") {
  return el("button", { type: "button", className, onclick }, text);
}
function form(className, onsubmit, ...children) {
  const made = el("form", { className }, ...children);
  made.onsubmit = (event) => {
    event.preventDefault();
    onsubmit();
  };
  return made;
}
function labelled(text, input, className = "grow") {
  return el("label", { className }, text, input);
}
function definitions(className, entries) {
  const list = el("dl", { className });
  for (const [name, value2] of entries) {
    list.append(el("div", {}, el("dt", {}, name), el("dd", {}, value2)));
  }
  return list;
}
function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`the page has no #${id}`);
  }
  return element;
}
function value(id) {
  return byId(id).value.trim();
}
function choices(select, options) {
  const chosen = select.value;
  if (JSON.stringify([...select.options].map((option) => [option.value, option.text])) === JSON.stringify(options)) {
    return;
  }
  select.replaceChildren(...options.map(([value2, text]) => el("option", { value: value2 }, text)));
  if (options.some(([value2]) => value2 === chosen)) {
    select.value = chosen;
  }
}
function duration(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1e3));
  const two = (number) => String(number).padStart(2, "0");
  const minutes = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3600 ? minutes : `${Math.floor(seconds / 3600)}:${minutes}`;
}
function update(shown, wanted) {
  for (const { name } of [...shown.attributes]) {
    if (!wanted.hasAttribute(name)) {
      shown.removeAttribute(name);
    }
  }
  for (const { name, value: value2 } of [...wanted.attributes]) {
    if (shown.getAttribute(name) !== value2) {
      shown.setAttribute(name, value2);
    }
  }
  shown.onclick = wanted.onclick;
  updateChildren(shown, [...wanted.childNodes]);
}
function updateChildren(parent, wanted) {
  const before = [...parent.childNodes];
  let place = parent.firstChild;
  for (const node of wanted) {
    const index = before.findIndex((old2) => isSame(old2, node));
    const old = before[index];
    if (old === void 0) {
      parent.insertBefore(node, place);
      continue;
    }
    before.splice(0, index + 1).forEach((passed) => passed !== old && passed.remove());
    if (old instanceof HTMLElement) {
      update(old, node);
    } else if (old.nodeValue !== node.nodeValue) {
      old.nodeValue = node.nodeValue;
    }
    place = old.nextSibling;
  }
  before.forEach((old) => old.remove());
}
function isSame(old, wanted) {
  if (!(old instanceof HTMLElement && wanted instanceof HTMLElement)) {
    return old.nodeType === wanted.nodeType;
  }
  const told = old instanceof HTMLButtonElement || old instanceof HTMLAnchorElement;
  return old.nodeName === wanted.nodeName && old.dataset.key === wanted.dataset.key && (!told || old.textContent === wanted.textContent);
}

// ../../cti-server/src/main/web/desk.ts
var TOAST_MILLIS = 8e3;
var TOASTS_MAX = 3;
function toast(text, kind2 = "info") {
  const message = el("p", { className: `toast ${kind2}`, role: kind2 === "error" ? "alert" : "status" }, text);
  byId("toasts").append(message);
  while (byId("toasts").childElementCount > TOASTS_MAX) {
    byId("toasts").firstElementChild?.remove();
  }
  setTimeout(() => message.remove(), TOAST_MILLIS);
}
function said(error) {
  return error instanceof Refused ? error.message : String(error);
}
function keyOf(call) {
  return `${call?.switchName}/${call?.callId}/${call?.generation}`;
}
function partyOf(call, station) {
  const number = call.ani && call.ani !== station ? call.ani : call.dnis || call.ani;
  return (call.parent ? "Consultation about " : "") + (number || "unknown number");
}
var ServerClock = class {
  #ahead = Infinity;
  /** Something happened at the server at this time, and is known here now. */
  learn(millis) {
    if (millis > 0) {
      this.#ahead = Math.min(this.#ahead, Date.now() - millis);
    }
  }
  now() {
    return Date.now() - (Number.isFinite(this.#ahead) ? this.#ahead : 0);
  }
};

// ../../cti-server/src/main/web/callbacks.ts
var STATES = {
  CALLBACK_STATE_SCHEDULED: "for later",
  CALLBACK_STATE_WAITING: "waits for an agent",
  CALLBACK_STATE_OFFERED: "offered",
  CALLBACK_STATE_DIALLING: "is being called",
  CALLBACK_STATE_PAUSED: "tried again later"
};
var OPEN = ["CALLBACK_STATE_SCHEDULED", "CALLBACK_STATE_WAITING", "CALLBACK_STATE_PAUSED"];
var Callbacks = class {
  constructor(desk) {
    this.desk = desk;
    desk.agent.on("callbackOffered", (offered) => this.#offered(offered));
    byId("callbacks").replaceChildren();
    byId("arranged").replaceChildren();
    byId("arranged-card").hidden = true;
    byId("open-callbacks-card").hidden = true;
    desk.agent.subscribe("callback/*");
    desk.agent.on("topic", ({ topic, state }) => state?.callbackView && this.#know(topic, state.callbackView));
    desk.agent.on("topicEnded", (topic) => this.#know(topic, void 0));
  }
  desk;
  #offers = /* @__PURE__ */ new Map();
  #views = /* @__PURE__ */ new Map();
  #supervised = false;
  /** A supervisor sees all that he reads, which are those of his skills, too. */
  supervise() {
    this.#supervised = true;
  }
  async #cancel(callback) {
    if (await this.desk.perform("Callback", () => this.desk.agent.cancelCallback(callback))) {
      toast("The callback is taken back.");
    }
  }
  #know(topic, view) {
    if (view) {
      this.#views.set(topic, view);
    } else if (!this.#views.delete(topic)) {
      return;
    }
    this.#show();
  }
  #show() {
    const views = [...this.#views];
    const arranged = views.filter(([, view]) => view.arranger === this.desk.userId);
    updateChildren(byId("arranged"), arranged.map(([key, each]) => this.#row(key, each, "Take it back")));
    byId("arranged-card").hidden = arranged.length === 0;
    const supervised = this.#supervised ? views : [];
    byId("open-callbacks-card").hidden = supervised.length === 0;
    updateChildren(byId("open-callbacks"), supervised.map(([key, each]) => this.#row(key, each, "Cancel")));
  }
  #row(key, { callback, number, skill, state, attempts, notBeforeMillis, text }, takeBack) {
    const later = Number(notBeforeMillis ?? 0);
    const facts = [
      skill,
      STATES[state ?? "CALLBACK_STATE_UNSPECIFIED"] ?? "",
      state === "CALLBACK_STATE_SCHEDULED" && later ? `not before ${new Date(later).toLocaleString([], { dateStyle: "short", timeStyle: "short" })}` : "",
      attempts ? `${attempts} tried` : "",
      text
    ];
    const cancel = button(takeBack, () => callback && void this.#cancel(callback), "small");
    cancel.setAttribute("aria-label", `${takeBack}: callback to ${number}`);
    return el(
      "li",
      { "data-key": key },
      el("span", { className: "grow" }, el("strong", {}, number ?? ""), el("small", { className: "hint" }, ` ${facts.filter(Boolean).join(" · ")}`)),
      state !== void 0 && OPEN.includes(state) && cancel
    );
  }
  tick() {
    for (const [key, offer] of this.#offers) {
      offer.left.textContent = duration(offer.until - Date.now());
      if (offer.until <= Date.now()) {
        this.#remove(key);
      }
    }
  }
  #offered({ callback, serial, previewMillis }) {
    const id = callback?.callback;
    if (!callback || !id) {
      return;
    }
    const key = JSON.stringify(id);
    const left = el("span");
    const act = (text, action, className = "") => button(text, () => void this.desk.perform(text, action).then((done) => done && this.#remove(key)), className);
    const element = el(
      "article",
      { className: "call alerting", "aria-label": `Callback ${callback.number}` },
      el("header", {}, el("h3", { className: "number" }, callback.number ?? ""), el("span", { className: "badge" }, "Call back · ", left)),
      definitions("facts", [
        ["Skill", callback.skill ?? ""],
        ["Attempt", String((callback.attempts ?? 0) + 1)],
        ["Contact", serial ?? ""],
        ...callback.text ? [["About", callback.text]] : []
      ]),
      el(
        "div",
        { className: "actions" },
        act("Call now", () => this.desk.agent.dialCallback(id), "primary"),
        act("Leave it to another agent", () => this.desk.agent.rejectCallback(id))
      )
    );
    this.#offers.set(key, { element, left, until: Date.now() + Number(previewMillis ?? 0) });
    byId("callbacks").append(element);
    byId("announcement").textContent = `A customer is to be called back: ${callback.number}.`;
    this.tick();
  }
  #remove(key) {
    this.#offers.get(key)?.element.remove();
    this.#offers.delete(key);
  }
};

// ../../cti-server/src/main/web/words.ts
var STATES2 = {
  AGENT_STATE_UNSPECIFIED: "Unknown",
  AGENT_STATE_LOGGED_OUT: "Logged out",
  AGENT_STATE_NOT_READY: "Not ready",
  AGENT_STATE_READY: "Ready",
  AGENT_STATE_RESERVED: "A call is coming",
  AGENT_STATE_ALERTING: "Ringing",
  AGENT_STATE_TALKING: "On a call",
  AGENT_STATE_HELD: "Call on hold",
  AGENT_STATE_AFTER_CALL_WORK: "After-call work"
};
var CONNECTIONS = {
  LOCAL_CONNECTION_STATE_UNSPECIFIED: "",
  LOCAL_CONNECTION_STATE_NULL: "Over",
  LOCAL_CONNECTION_STATE_INITIATE: "Dialling",
  LOCAL_CONNECTION_STATE_ALERTING: "Ringing",
  LOCAL_CONNECTION_STATE_CONNECT: "Connected",
  LOCAL_CONNECTION_STATE_HOLD: "On hold",
  LOCAL_CONNECTION_STATE_QUEUED: "Queued",
  LOCAL_CONNECTION_STATE_FAIL: "Busy"
};
var WORK_MODES = {
  LOGGED_OUT: "logged out",
  AUX: "not ready",
  ACW: "after-call work",
  AUTO_IN: "ready",
  MANUAL_IN: "ready for one call"
};
var OBSERVING = {
  OBSERVATION_MODE_LISTEN: "Listening to",
  OBSERVATION_MODE_WHISPER: "Whispering to"
};
var MODES = {
  OBSERVATION_MODE_UNSPECIFIED: "is at",
  OBSERVATION_MODE_LISTEN: "listens to",
  OBSERVATION_MODE_WHISPER: "whispers into",
  OBSERVATION_MODE_JOIN: "has joined",
  OBSERVATION_MODE_INTERCEPT: "takes over"
};
var SITE_CODES = 100;
var Words = class {
  #names = /* @__PURE__ */ new Map();
  #site = /* @__PURE__ */ new Map();
  constructor(desk = {}) {
    for (const { use, code, name } of desk.reasons ?? []) {
      if (use && name) {
        this.#names.set(`${use} ${code ?? 0}`, name);
        if ((code ?? 0) < SITE_CODES) {
          this.#site.set(use, [...this.#site.get(use) ?? [], [code ?? 0, name]]);
        }
      }
    }
  }
  /** The site's reason codes that have a name. */
  reasons(use) {
    return this.#site.get(use) ?? [];
  }
  reason(use, code) {
    return this.#names.get(`${use} ${code}`) ?? `reason ${code}`;
  }
  /** What the agent is doing, in a few words; undefined = nothing is known yet. */
  state(view) {
    const state = view?.state ?? "AGENT_STATE_UNSPECIFIED";
    const text = STATES2[state] ?? state;
    const code = state === "AGENT_STATE_NOT_READY" ? view?.reasonCode ?? 0 : 0;
    const named = this.#names.has(`DESK_SITE_REASON_USE_NOT_READY ${code}`);
    return state === "AGENT_STATE_NOT_READY" && (code > 0 || named) ? `${text}: ${this.reason("DESK_SITE_REASON_USE_NOT_READY", code)}` : text;
  }
  /** What will be so when the call is over; empty when nothing is pending. */
  pending(view) {
    switch (view?.pendingWorkMode) {
      case "WORK_MODE_AUX":
        return `Not ready after this call: ${this.reason("DESK_SITE_REASON_USE_NOT_READY", view.pendingReasonCode ?? 0)}`;
      case "WORK_MODE_ACW":
        return "After-call work after this call";
      case "WORK_MODE_AUTO_IN":
      case "WORK_MODE_MANUAL_IN":
        return "Ready after this call";
      case "WORK_MODE_LOGGED_OUT":
        return "Logged out after this call";
      default:
        return "";
    }
  }
};
function workMode(name) {
  return WORK_MODES[name.replace("WORK_MODE_", "")] ?? name;
}
function connectionText(call) {
  if (isBusy(call)) {
    return "Busy";
  }
  return call.alerting && call.state === "LOCAL_CONNECTION_STATE_CONNECT" ? "Ringing there" : CONNECTIONS[call.state ?? "LOCAL_CONNECTION_STATE_UNSPECIFIED"] ?? "";
}
function isBusy(call) {
  return call.state === "LOCAL_CONNECTION_STATE_FAIL" || Boolean(call.failed);
}
function observing(mode) {
  return OBSERVING[mode ?? "OBSERVATION_MODE_UNSPECIFIED"] ?? "At the call of";
}
function observation(mode) {
  return MODES[mode ?? "OBSERVATION_MODE_UNSPECIFIED"] ?? "is at";
}
function stateClass(state) {
  return (state ?? "unknown").replace("AGENT_STATE_", "").toLowerCase();
}

// ../../cti-server/src/main/web/destination.ts
var WAIT_MILLIS = 200;
var ENTRIES = 6;
var DestinationField = class {
  constructor(desk, label, uses, people = false) {
    this.desk = desk;
    this.uses = uses;
    this.people = people;
    this.input = el("input", { type: "text", inputMode: people ? "text" : "tel", placeholder: label, "aria-label": label, autocomplete: "off", spellcheck: false });
    const own = people ? [] : uses.map((use) => button(use.text, () => this.#use(use), use.primary ? "primary" : ""));
    this.element = el("div", { className: "destination" }, el("div", { className: "row" }, this.input, ...own), this.#status, this.#results);
    this.input.oninput = () => this.#later();
    this.input.onkeydown = (event) => {
      const first = uses[0];
      if (event.key === "Enter" && first && !people) {
        event.preventDefault();
        this.#use(first);
      }
    };
    this.input.onfocus = () => {
      if (this.#asked === 0) {
        this.search();
      }
    };
  }
  desk;
  uses;
  people;
  element;
  input;
  #results = el("ul", { className: "results" });
  #status = el("p", { className: "hint", role: "status" });
  #timer;
  #asked = 0;
  /** Looks into the directory for what stands in the field. */
  search() {
    const asked = ++this.#asked;
    this.desk.agent.search({
      text: this.input.value.trim(),
      filter: this.people ? "CLIENT_MESSAGE_SEARCH_FILTER_ALL" : "CLIENT_MESSAGE_SEARCH_FILTER_TRANSFERABLE",
      limit: ENTRIES + 1
    }).then(
      (found) => {
        if (asked === this.#asked) {
          this.#show((found.entries ?? []).filter((entry) => entry.agentId !== this.desk.userId), found.total ?? 0);
        }
      },
      () => {
        this.#asked = 0;
      }
    );
  }
  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.search(), WAIT_MILLIS);
  }
  #use(use) {
    const destination = this.input.value.trim();
    if (destination) {
      use.action(destination);
    } else {
      this.input.focus();
    }
  }
  #show(entries, total) {
    this.desk.learn(entries);
    const shown = entries.slice(0, ENTRIES);
    this.#status.textContent = shown.length === 0 ? "Nobody found in the directory." : total > shown.length + 1 ? `The first ${shown.length} of ${total}.` : "";
    this.#results.replaceChildren(...shown.map((entry) => this.#entry(entry)));
  }
  #entry(entry) {
    const name = entry.name || entry.agentId || "";
    const destination = this.people ? entry.agentId ?? "" : entry.station ?? "";
    return el(
      "li",
      {},
      el("span", { className: `dot ${stateClass(entry.state)}`, "aria-hidden": "true" }),
      el("span", { className: "grow" }, el("strong", {}, name), ` ${entry.agentId}`, el("br"), el("small", { className: "hint" }, this.desk.words.state(entry), entry.station ? ` · ${entry.station}` : "")),
      ...this.uses.map((use) => {
        const made = button(use.text, () => use.action(destination, entry), use.primary ? "primary small" : "small");
        made.setAttribute("aria-label", `${use.text} ${name}`);
        return made;
      })
    );
  }
};

// ../../cti-server/src/main/web/calls.ts
var CallList = class {
  constructor(list, desk) {
    this.list = list;
    this.desk = desk;
  }
  list;
  desk;
  #cards = /* @__PURE__ */ new Map();
  /** The calls at the agent's station; whether he asks for help is on all of them. */
  show(view) {
    const calls = view.calls ?? [];
    const present = new Set(calls.map((call) => keyOf(call.call)));
    for (const [key, card] of this.#cards) {
      if (!present.has(key)) {
        card.element.remove();
        this.#cards.delete(key);
      }
    }
    for (const call of calls) {
      const key = keyOf(call.call);
      const held = calls.find((other) => other !== call && other.state === "LOCAL_CONNECTION_STATE_HOLD");
      let card = this.#cards.get(key);
      if (!card) {
        card = new CallCard(this.desk);
        this.#cards.set(key, card);
        this.list.append(card.element);
      }
      const parent = present.has(keyOf(call.parent));
      card.show(call, held, parent, view);
    }
  }
};
var CallCard = class {
  constructor(desk) {
    this.desk = desk;
    this.element.append(this.#about, this.#actions, this.#panel);
  }
  desk;
  element = el("article");
  #about = el("div");
  #actions = el("div", { className: "actions" });
  #panel = el("div", { className: "panel" });
  #view = {};
  #held;
  #station = "";
  #known = false;
  #shown = "";
  #open = "";
  #helpAsked = false;
  /** @param known whether the call that this one is about is shown, and with it what is known of the contact */
  show(call, held, known, at) {
    const helpAsked = Number(at.helpSinceMillis ?? 0) > 0;
    const shown = JSON.stringify([call, held?.call, known, helpAsked]);
    if (shown === this.#shown) {
      return;
    }
    if (call.state !== this.#view.state || call.failed !== this.#view.failed) {
      this.#close();
    }
    this.#station = at.station ?? "";
    this.#helpAsked = helpAsked;
    this.#shown = shown;
    this.#view = call;
    this.#held = held;
    this.#known = known;
    this.#redraw();
  }
  #redraw() {
    const call = this.#view;
    const kind2 = call.state?.replace("LOCAL_CONNECTION_STATE_", "").toLowerCase() ?? "";
    const party = partyOf(call, this.#station);
    this.element.className = `call ${kind2}`;
    this.element.setAttribute("aria-label", `Call ${party}`);
    const data = Object.entries(call.data ?? {});
    const url = call.screenPopUrl ?? "";
    updateChildren(
      this.#about,
      [
        el(
          "header",
          {},
          el("h3", { className: "number" }, party),
          el("span", { className: "badge" }, connectionText(call) + (call.conference ? " · conference" : ""))
        ),
        !this.#known && this.#facts(call),
        call.observed && el("p", { className: "hint" }, "A supervisor is on this call."),
        data.length > 0 && !this.#known && definitions("data", data),
        /^https?:/.test(url) && !this.#known && el("p", {}, el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, "Open the customer's page"))
      ].filter((part) => part instanceof Node)
    );
    const focused = this.#actions.contains(document.activeElement);
    updateChildren(this.#actions, this.#buttons(call.call ?? {}));
    if (focused && !this.#actions.contains(document.activeElement)) {
      this.#actions.querySelector("button")?.focus();
    }
  }
  #facts(call) {
    const wait = Number(call.queueMillis ?? 0);
    const facts = [
      ["Number dialled", call.dnis],
      ["VDN", call.vdn],
      ["Skill", call.skill],
      ["Waited", wait > 0 ? duration(wait) : void 0],
      ["Digits entered", call.collectedDigits],
      ["Contact", call.serial]
    ];
    return definitions("facts", facts.filter((fact) => Boolean(fact[1])));
  }
  #buttons(call) {
    const agent = this.desk.agent;
    const act = (text, action, className = "") => button(text, () => void this.desk.perform(text, action), className);
    const hangUp = act("Hang up", () => agent.clearConnection(call), "danger");
    const held = this.#held?.call;
    if (isBusy(this.#view)) {
      return [
        act("Call back when free", () => agent.completeCall(call, "CALL_COMPLETION_FEATURE_CALL_BACK"), "primary"),
        act("Wait until free", () => agent.completeCall(call, "CALL_COMPLETION_FEATURE_CAMP_ON")),
        act("Break in", () => agent.completeCall(call, "CALL_COMPLETION_FEATURE_INTRUDE")),
        ...held ? [act("Back to caller", () => agent.reconnect(call, held))] : [],
        hangUp
      ];
    }
    switch (this.#view.state) {
      case "LOCAL_CONNECTION_STATE_ALERTING":
        return [act("Answer", () => agent.answer(call), "primary"), this.#toggle("Send elsewhere", () => this.#deflect(call))];
      case "LOCAL_CONNECTION_STATE_HOLD":
        return [act("Retrieve", () => agent.retrieve(call), "primary")];
      case "LOCAL_CONNECTION_STATE_CONNECT":
        return [
          ...held ? [
            act("Transfer", () => agent.transfer(held, call), "primary"),
            act("Conference", () => agent.conference(held, call)),
            act("Alternate", () => agent.alternate(call, held)),
            act("Back to caller", () => agent.reconnect(call, held))
          ] : [act("Hold", () => agent.hold(call)), this.#toggle("Consult or transfer", () => this.#consult(call))],
          this.#toggle("Data", () => this.#data(call)),
          this.#toggle("More", () => this.#more(call)),
          this.#helpAsked ? act("Help no longer needed", () => agent.cancelHelp()) : this.#toggle("Ask for help", () => this.#help(call)),
          hangUp
        ];
      default:
        return [hangUp];
    }
  }
  /** A button that opens its panel below, and closes it. */
  #toggle(text, panel) {
    const made = button(text, () => {
      const opens = this.#open !== text;
      this.#close();
      if (opens) {
        this.#open = text;
        this.#panel.replaceChildren(panel());
        this.#panel.querySelector("input")?.focus();
      }
      this.#actions.querySelectorAll("[aria-expanded]").forEach((each) => each.setAttribute("aria-expanded", String(each.textContent === this.#open)));
    });
    made.setAttribute("aria-expanded", String(this.#open === text));
    return made;
  }
  #close() {
    this.#open = "";
    this.#panel.replaceChildren();
    this.#actions.querySelectorAll("[aria-expanded]").forEach((each) => each.setAttribute("aria-expanded", "false"));
  }
  /** Does it, and closes the panel when it was done. */
  async #done(what, action) {
    const done = await this.desk.perform(what, action);
    if (done) {
      this.#close();
    }
    return done;
  }
  #deflect(call) {
    return new DestinationField(this.desk, "Number or name to send the call to", [
      { text: "Send", primary: true, action: (to) => void this.#done("Send elsewhere", () => this.desk.agent.deflect(call, to)) }
    ]).element;
  }
  #consult(call) {
    const agent = this.desk.agent;
    return new DestinationField(this.desk, "Number or name to consult or transfer to", [
      { text: "Consult", primary: true, action: (to) => void this.#done("Consult", () => agent.consult(call, to)) },
      { text: "Transfer now", action: (to) => void this.#done("Transfer", () => agent.blindTransfer(call, to)) }
    ]).element;
  }
  #more(call) {
    const agent = this.desk.agent;
    const add = new DestinationField(this.desk, "Number or name to add or to hand the call to", [
      { text: "Add to the call", primary: true, action: (to) => void this.#done("Add", () => agent.singleStepConference(call, to)) },
      { text: "Hand over", action: (to) => void this.#done("Hand over", () => agent.singleStepTransfer(call, to)) }
    ]);
    return el(
      "div",
      {},
      add.element,
      el(
        "div",
        { className: "actions" },
        button("Park", () => void this.#done("Park", () => agent.park(call))),
        button("End for everybody", () => void this.#done("End", () => agent.clearCall(call)), "danger")
      )
    );
  }
  #data(call) {
    const known = Object.keys(this.#view.data ?? {});
    const list = el("datalist", { id: "data-names" }, ...known.map((key2) => el("option", { value: key2 })));
    const key = el("input", { required: true, maxLength: 64, autocomplete: "off" });
    key.setAttribute("list", "data-names");
    const data = el("input", { maxLength: 4096, autocomplete: "off" });
    return form(
      "row",
      () => void this.#done("Data", () => this.desk.agent.attachData(call, { [key.value.trim()]: data.value })),
      list,
      labelled("Name", key),
      labelled("Value (empty removes it)", data, "grow2"),
      el("button", { type: "submit" }, "Attach")
    );
  }
  #help(call) {
    const text = el("input", { maxLength: 500, autocomplete: "off" });
    return form(
      "row",
      () => void this.#done("Help", () => this.desk.agent.requestHelp(call, text.value.trim())),
      labelled("What is it about?", text),
      el("button", { type: "submit", className: "primary" }, "Call a supervisor")
    );
  }
};

// ../../cti-server/src/main/web/connection.ts
var ConnectionPanel = class {
  #retryAt = 0;
  /** A session stood, and is gone on with. */
  #resuming;
  constructor(resuming) {
    this.#resuming = resuming;
  }
  show(state) {
    switch (state.kind) {
      case "connecting":
        this.#retryAt = 0;
        this.#chip("connecting", this.#resuming ? "Resuming" : "Connecting");
        break;
      case "established":
        if (!byId("lost").hidden) {
          toast(state.resumed ? "The connection is back; nothing was missed." : "The connection is back with a new session.");
        }
        this.#resuming = true;
        byId("lost").hidden = true;
        this.#chip("up", "Connected");
        break;
      case "disconnected":
        this.#retryAt = Date.now() + state.retryMillis;
        byId("lost").hidden = false;
        this.#chip("down", "Not connected");
        break;
      case "sessionLost":
        this.#resuming = false;
        toast(`The session was lost: ${state.text}`, "error");
        break;
      case "over":
        this.#chip("off", state.reason === "SESSION_REPLACED" ? "Taken over" : "Not connected");
        break;
    }
    this.tick();
  }
  tick() {
    const seconds = Math.ceil((this.#retryAt - Date.now()) / 1e3);
    byId("retry-in").textContent = seconds > 0 ? ` Trying again in ${seconds} s.` : " Trying again …";
  }
  #chip(kind2, text) {
    byId("connection").dataset.connection = kind2;
    byId("connection").textContent = text;
  }
};

// ../../cti-server/src/main/web/items.ts
var PRIORITY = 50;
var STATES3 = {
  ITEM_STATE_OFFERED: "Offered",
  ITEM_STATE_ACCEPTED: "In work",
  ITEM_STATE_PARKED: "Laid aside"
};
var Items = class {
  constructor(desk) {
    this.desk = desk;
    this.#list.replaceChildren();
    byId("items-card").hidden = true;
    desk.agent.on("item", (item) => {
      if (item.state === "ITEM_STATE_OFFERED") {
        byId("announcement").textContent = `${mediumOf(item)} from ${customerOf(item)} is offered.`;
      }
    });
  }
  desk;
  #list = byId("items");
  #rows = /* @__PURE__ */ new Map();
  show(items) {
    const present = new Set(items.map((item) => keyOf2(item.contact)));
    for (const [key, row] of this.#rows) {
      if (!present.has(key)) {
        row.element.remove();
        this.#rows.delete(key);
      }
    }
    for (const item of items) {
      const key = keyOf2(item.contact);
      let row = this.#rows.get(key);
      if (!row) {
        row = new ItemRow(this.desk);
        this.#rows.set(key, row);
        this.#list.append(row.element);
      }
      row.show(item);
    }
    byId("items-card").hidden = items.length === 0;
  }
};
var ItemRow = class {
  constructor(desk) {
    this.desk = desk;
    this.element.append(this.#about, this.#actions, this.#panel);
  }
  desk;
  element = el("li", { className: "item" });
  #about = el("div");
  #actions = el("div", { className: "actions" });
  #panel = el("div", { className: "panel" });
  #shown = "";
  #state = "";
  show(item) {
    const shown = JSON.stringify(item);
    if (shown === this.#shown) {
      return;
    }
    this.#shown = shown;
    const wait = Number(item.waitedMillis ?? 0);
    const facts = [
      ["Skill", item.skill ?? ""],
      ["Reference", item.reference ?? ""],
      ["Waited", wait > 0 ? duration(wait) : ""],
      ["Contact", item.serial ?? ""]
    ];
    const data = Object.entries(item.data ?? {});
    this.#about.replaceChildren(
      el(
        "header",
        {},
        el("h3", {}, customerOf(item)),
        el("span", { className: "badge" }, `${mediumOf(item)} · ${STATES3[item.state ?? ""] ?? ""}`)
      ),
      item.text ? el("p", {}, item.text) : "",
      definitions("facts", facts.filter(([, text]) => text)),
      data.length > 0 ? definitions("data", data) : ""
    );
    this.element.className = `item ${item.state === "ITEM_STATE_OFFERED" ? "alerting" : ""}`;
    this.element.setAttribute("aria-label", `${mediumOf(item)} from ${customerOf(item)}`);
    if (item.state !== this.#state) {
      this.#state = item.state ?? "";
      const focused = this.#actions.contains(document.activeElement);
      this.#panel.replaceChildren();
      this.#actions.replaceChildren(...this.#buttons(item));
      if (focused) {
        this.#actions.querySelector("button")?.focus();
      }
    }
  }
  #buttons(item) {
    const agent = this.desk.agent;
    const contact = item.contact ?? {};
    const act = (text, action, className = "") => button(text, () => void this.desk.perform(text, action), className);
    const complete = (className = "") => act("Complete", () => agent.completeItem(contact), className);
    switch (item.state) {
      case "ITEM_STATE_OFFERED":
        return [
          act("Accept", () => agent.acceptItem(contact), "primary"),
          act("Leave it to another agent", () => agent.rejectItem(contact))
        ];
      case "ITEM_STATE_ACCEPTED":
        return [complete("primary"), act("Lay aside", () => agent.parkItem(contact)), this.#handOn(contact, item.skill ?? "")];
      case "ITEM_STATE_PARKED":
        return [act("Go on with it", () => agent.resumeItem(contact), "primary"), complete()];
      default:
        return [];
    }
  }
  #handOn(contact, own) {
    const made = button("Hand on", () => {
      const opens = this.#panel.childElementCount === 0;
      made.setAttribute("aria-expanded", String(opens));
      if (!opens) {
        this.#panel.replaceChildren();
        return;
      }
      const skill = el("input", { required: true, maxLength: 64, autocomplete: "off", value: own });
      const panel = form(
        "row",
        () => void this.desk.perform("Hand on", () => this.desk.agent.transferItem(contact, skill.value.trim(), PRIORITY)),
        labelled("Skill that it is for", skill),
        el("button", { type: "submit", className: "primary" }, "Hand it on")
      );
      this.#panel.replaceChildren(panel);
      skill.focus();
    });
    made.setAttribute("aria-expanded", "false");
    return made;
  }
};
function keyOf2(contact) {
  return `${contact?.high}/${contact?.low}`;
}
function customerOf(item) {
  return item.from || item.reference || item.serial || "an unknown customer";
}
function mediumOf(item) {
  const medium = item.medium || "item";
  return medium.charAt(0).toUpperCase() + medium.slice(1);
}

// ../../cti-server/src/main/web/keypad.ts
var KEYS = [
  ["1", ""],
  ["2", "ABC"],
  ["3", "DEF"],
  ["4", "GHI"],
  ["5", "JKL"],
  ["6", "MNO"],
  ["7", "PQRS"],
  ["8", "TUV"],
  ["9", "WXYZ"],
  ["*", ""],
  ["0", "+"],
  ["#", ""]
];
var NAMES = { "*": "star", "#": "hash" };
var Keypad = class {
  constructor(desk) {
    this.desk = desk;
    const keys = byId("keys");
    keys.replaceChildren(
      ...KEYS.map(
        ([key, letters]) => el(
          "button",
          { type: "button", ...NAMES[key] ? { "aria-label": NAMES[key] } : {}, "data-letters": letters, onclick: () => this.#press(key) },
          key
        )
      )
    );
    keys.onkeydown = (event) => {
      if (KEYS.some(([key]) => key === event.key)) {
        event.preventDefault();
        this.#press(event.key);
      }
    };
    byId("keypad-toggle").onclick = () => this.#open(byId("keypad").hidden);
    this.#open(false);
  }
  desk;
  #number = byId("destination");
  #call;
  /** The calls at the station now. */
  show(calls, station) {
    const before = this.#call;
    this.#call = calls.find((call) => call.state === "LOCAL_CONNECTION_STATE_CONNECT");
    byId("keypad-title").textContent = this.#call ? `Tones to ${partyOf(this.#call, station)}` : "Keypad";
    if (Boolean(before) !== Boolean(this.#call)) {
      byId("tones").textContent = "";
    }
  }
  #open(open) {
    byId("keypad").hidden = !open;
    byId("keypad-toggle").setAttribute("aria-expanded", String(open));
  }
  #press(key) {
    const call = this.#call?.call;
    if (call) {
      byId("tones").textContent += key;
      void this.desk.perform("Tone", () => this.desk.agent.sendTones(call, key));
    } else {
      this.#number.value += key;
    }
  }
};

// ../../cti-server/src/main/web/messages.ts
var TEXTS_MAX = 100;
var Messages = class {
  constructor(desk) {
    this.desk = desk;
    this.#list.replaceChildren();
    desk.agent.on("notice", ({ from, text }) => {
      void desk.find(from).then((name) => this.#received(`Notice from ${name}`, text));
    });
    desk.agent.on("message", ({ fromAgentId, fromName, text }) => {
      this.#received(fromName || fromAgentId || "", text ?? "", fromAgentId);
    });
    const field = new DestinationField(
      desk,
      "Name or id of a colleague",
      [{ text: "Write to", action: (agentId, entry) => this.#address(agentId, entry?.name ?? agentId) }],
      true
    );
    byId("colleagues").replaceChildren(field.element);
    byId("message-form").onsubmit = (event) => {
      event.preventDefault();
      void this.#send();
    };
    byId("message-form").hidden = true;
    this.#badge();
  }
  desk;
  #list = byId("messages");
  #unread = 0;
  #to = "";
  /** The messages are looked at. */
  seen() {
    this.#unread = 0;
    this.#badge();
  }
  #received(from, text, replyTo) {
    this.#add(from, text, "", replyTo);
    byId("announcement").textContent = `${from}: ${text}`;
    if (byId("desk").dataset.view !== "messages") {
      this.#unread++;
      this.#badge();
    }
  }
  #add(from, text, className, replyTo) {
    const time2 = (/* @__PURE__ */ new Date()).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    this.#list.append(
      el(
        "div",
        { className },
        el("p", { className: "hint" }, el("strong", {}, from), ` · ${time2}`),
        el("p", {}, text),
        Boolean(replyTo) && button("Reply", () => this.#address(replyTo ?? "", from), "small")
      )
    );
    while (this.#list.childElementCount > TEXTS_MAX) {
      this.#list.firstElementChild?.remove();
    }
    byId("no-messages").hidden = true;
    this.#list.lastElementChild?.scrollIntoView({ block: "nearest" });
  }
  #address(agentId, name) {
    this.#to = agentId;
    byId("message-to").textContent = `To ${name}`;
    byId("message-form").hidden = false;
    byId("message-text").focus();
  }
  async #send() {
    const text = value("message-text");
    if (await this.desk.perform("Message", () => this.desk.agent.sendMessage(this.#to, text))) {
      this.#add(`You to ${this.desk.nameOf(this.#to)}`, text, "own");
      byId("message-form").reset();
    }
  }
  #badge() {
    byId("unread").textContent = this.#unread ? String(this.#unread) : "";
    byId("unread").setAttribute("aria-label", this.#unread ? `${this.#unread} unread` : "");
    byId("unread").hidden = this.#unread === 0;
  }
};

// ../../cti-server/src/main/web/state.ts
var OTHER = "other";
var StatePanel = class {
  constructor(desk) {
    this.desk = desk;
    const agent = desk.agent;
    byId("ready").onclick = () => void desk.perform("Ready", () => agent.ready());
    byId("ready-once").onclick = () => void desk.perform("Ready for one call", () => agent.ready(true));
    byId("after-call-work").onclick = () => void desk.perform("After-call work", () => agent.afterCallWork());
    byId("not-ready-form").onsubmit = (event) => {
      event.preventDefault();
      void desk.perform("Not ready", () => agent.notReady(this.#code("reason")));
    };
    byId("log-off-form").onsubmit = (event) => {
      event.preventDefault();
      void desk.perform("Log off", () => agent.logOff(this.#code("log-off-reason")));
    };
    byId("reason").onchange = () => this.#otherCode();
    this.learned({});
  }
  desk;
  #view;
  /** The server has told what this desk shows. */
  learned(desk) {
    byId("who").textContent = desk.name ? `${desk.name} (${this.desk.userId})` : `Agent ${this.desk.userId}`;
    const switches = (desk.switches ?? []).map((name) => [name, name]);
    choices(byId("switch"), switches);
    byId("switch-label").hidden = switches.length < 2;
    this.#fill("reason", "DESK_SITE_REASON_USE_NOT_READY", [[OTHER, "Other code …"]]);
    this.#fill("log-off-reason", "DESK_SITE_REASON_USE_LOG_OFF", []);
    byId("log-off-reason").hidden = this.desk.words.reasons("DESK_SITE_REASON_USE_LOG_OFF").length === 0;
    this.#otherCode();
    if (this.#view) {
      this.show(this.#view);
    }
  }
  show(view) {
    this.#view = view;
    const state = stateClass(view.state);
    byId("state").textContent = this.desk.words.state(view);
    byId("state-box").dataset.state = state;
    byId("pending").textContent = this.desk.words.pending(view);
    byId("station-name").textContent = view.station ? `Station ${view.station} on ${view.switchName}` : "Not logged on at a station";
    byId("link").hidden = !view.station || Boolean(view.linkUp);
    byId("log-on").hidden = Boolean(view.station);
    byId("work").hidden = !view.station;
    const manual = view.workMode === "WORK_MODE_MANUAL_IN";
    byId("ready").setAttribute("aria-pressed", String(state === "ready" && !manual));
    byId("ready-once").setAttribute("aria-pressed", String(state === "ready" && manual));
    byId("not-ready").setAttribute("aria-pressed", String(state === "not_ready"));
    byId("after-call-work").setAttribute("aria-pressed", String(state === "after_call_work"));
    this.tick();
  }
  tick() {
    const since = Number(this.#view?.sinceMillis ?? 0);
    byId("since").textContent = since ? duration(this.desk.now() - since) : "";
  }
  #fill(id, use, more) {
    const named = this.desk.words.reasons(use).map(([code, name]) => [String(code), name]);
    const none = named.some(([code]) => code === "0") ? [] : [["0", "No reason"]];
    choices(byId(id), [...none, ...named, ...more]);
  }
  #otherCode() {
    byId("reason-code").hidden = value("reason") !== OTHER;
  }
  #code(id) {
    const chosen = value(id);
    return Number(chosen === OTHER ? value("reason-code") : chosen) || 0;
  }
};

// ../../cti-server/src/main/web/station.ts
var StationFeatures = class {
  constructor(desk) {
    this.desk = desk;
    const agent = desk.agent;
    byId("pickup-form").onsubmit = (event) => {
      event.preventDefault();
      const station = value("pickup-station");
      void this.#do("Pick up", "", () => station ? agent.pickup(station) : agent.groupPickup());
    };
    byId("retrieve-parked").onclick = () => {
      const own = agent.state?.station ?? "";
      void this.#do("Take a parked call", "", () => agent.retrieveParked(value("pickup-station") || own));
    };
    byId("disturb-off").onclick = () => void this.#do("Do not disturb", "Nobody gets through to your telephone.", () => agent.doNotDisturb(true));
    byId("disturb-on").onclick = () => void this.#do("Do not disturb", "Your telephone rings again.", () => agent.doNotDisturb(false));
    byId("forward-form").onsubmit = (event) => {
      event.preventDefault();
      const to = value("forward-to");
      const type = value("forward-when");
      void this.#do("Forward", `Your calls go to ${to}.`, () => agent.forward(type, to));
    };
    byId("forward-off").onclick = () => {
      const type = value("forward-when");
      void this.#do("Forward", "Your calls come to you again.", () => agent.cancelForwarding(type));
    };
    byId("lamp-form").onsubmit = (event) => {
      event.preventDefault();
      const submitter = event.submitter;
      const on = submitter?.value !== "off";
      const station = value("lamp-station");
      void this.#do("Lamp", `The lamp of station ${station} is ${on ? "on" : "off"}.`, () => agent.messageWaiting(station, on));
    };
  }
  desk;
  /** The page does not hear from the switch that it is so; it says what it was told. */
  async #do(what, done, action) {
    if (await this.desk.perform(what, action) && done) {
      toast(done);
    }
  }
};

// ../../cti-server/src/main/web/skills.ts
var LEVEL_MAX = 16;
var SkillEditor = class {
  constructor(desk, perform) {
    this.desk = desk;
    this.perform = perform;
    const agent = desk.agent;
    byId("skill-add").onclick = () => {
      this.#add({ skill: "", level: 1 });
      this.#rows.lastElementChild?.querySelector("input")?.focus();
    };
    byId("skill-form").onsubmit = (event) => {
      event.preventDefault();
      void this.#changed("Skills", () => agent.setAgentSkills(this.#agentId, this.#skills(), value("skill-text")));
    };
    byId("skill-reset").onclick = () => void this.#changed("Skills", () => agent.resetAgentSkills(this.#agentId, value("skill-text")));
    byId("attribute-form").onsubmit = (event) => {
      event.preventDefault();
      void this.#changed("Attributes", () => agent.setAgentAttributes(this.#agentId, attributes(value("attributes")), value("attribute-text")));
    };
    byId("attribute-reset").onclick = () => void this.#changed("Attributes", () => agent.resetAgentAttributes(this.#agentId, value("attribute-text")));
  }
  desk;
  perform;
  #rows = byId("skill-rows");
  #agentId = "";
  /** As they were shown last. */
  #skillsShown = "";
  #attributesShown = "";
  /** What supervisors gave the agent. */
  #given = "";
  /** Shows what the agent has now, which is in the directory. */
  open(view) {
    this.#agentId = view.agentId ?? "";
    this.#rows.replaceChildren();
    byId("skill-form").reset();
    byId("attribute-form").reset();
    byId("skill-note").textContent = "";
    byId("attribute-note").textContent = "";
    this.#skillsShown = this.#skillsOnPage();
    this.#attributesShown = "";
    this.#given = given(view);
    return this.#load();
  }
  /** The agent has changed. */
  show(view) {
    if (given(view) !== this.#given) {
      this.#given = given(view);
      void this.#load();
    }
  }
  /** What somebody is typing meanwhile stays. */
  async #load() {
    const opened = this.#agentId;
    const found = await this.desk.agent.search({ text: opened }).catch(() => void 0);
    const entry = found?.entries?.find((each) => each.agentId === opened);
    if (!entry || this.#agentId !== opened) {
      return;
    }
    if (this.#skillsOnPage() === this.#skillsShown) {
      this.#rows.replaceChildren();
      entry.skills?.forEach((skill) => this.#add(skill));
      this.#skillsShown = this.#skillsOnPage();
    }
    byId("skill-note").textContent = entry.overridden ? "A supervisor has changed these skills." : "The skills are as configured.";
    const field = byId("attributes");
    if (field.value === this.#attributesShown) {
      this.#attributesShown = (entry.attributes ?? []).map((each) => `${each.name}=${each.value ?? 0}`).join(", ");
      field.value = this.#attributesShown;
    }
    byId("attribute-note").textContent = entry.attributesOverridden ? "A supervisor has changed these attributes." : "The attributes are as configured.";
  }
  #skillsOnPage() {
    return JSON.stringify(this.#skills());
  }
  async #changed(what, action) {
    const name = this.desk.nameOf(this.#agentId);
    if (await this.perform(what, action)) {
      toast(`${name} is told who changed it, and why.`);
    }
  }
  /** A row; what cannot be changed in it stays as it is. */
  #add(skill) {
    const name = el("input", { required: true, maxLength: 64, autocomplete: "off", value: skill.skill ?? "", "aria-label": "Skill" });
    const level = el("input", { type: "number", required: true, min: "1", max: String(LEVEL_MAX), value: String(skill.level ?? 1), "aria-label": `Level of ${skill.skill || "the skill"}` });
    const more = details(skill);
    const row = el(
      "li",
      { className: "row skill" },
      name,
      level,
      button("Remove", () => row.remove(), "small"),
      more !== "" && el("small", { className: "hint" }, more)
    );
    row.dataset.skill = JSON.stringify(skill);
    this.#rows.append(row);
  }
  #skills() {
    return [...this.#rows.children].map((row) => {
      const [name, level] = row.querySelectorAll("input");
      const before = JSON.parse(row.dataset.skill ?? "{}");
      return { ...before, skill: name?.value.trim() ?? "", level: Number(level?.value) };
    });
  }
};
function given(view) {
  return JSON.stringify([view.overriddenSkills ?? [], view.overriddenAttributes ?? []]);
}
function details({ reserve, weight, percent: percent2 }) {
  const parts = [reserve ? `reserve ${reserve}` : "", (weight ?? 1) > 1 ? `weight ${weight}` : "", percent2 ? `${percent2} % of the time` : ""];
  return parts.filter(Boolean).join(" · ");
}
function attributes(text) {
  return text.split(",").map((each) => each.trim()).filter(Boolean).map((each) => {
    const [name, level] = each.split("=");
    return { name: name?.trim() ?? "", value: Number(level ?? 1) || 0 };
  });
}

// ../../cti-server/src/main/web/agentdialog.ts
var AgentDialog = class {
  constructor(desk) {
    this.desk = desk;
    const agent = desk.agent;
    const modes = [
      ["listen", "Listen", (id) => agent.listenTo(id)],
      ["whisper", "Whisper", (id) => agent.whisperTo(id)],
      ["join", "Join", (id) => agent.join(id)]
    ];
    for (const [id, what, action] of modes) {
      byId(id).onclick = () => void this.#do(what, () => action(this.#agentId));
    }
    byId("intercept").onclick = () => void this.#do("Intercept", () => agent.intercept(this.#agentId));
    byId("agent-close").onclick = () => this.#dialog.close();
    byId("force-form").onsubmit = (event) => {
      event.preventDefault();
      void this.#force();
    };
    byId("notice-form").onsubmit = (event) => {
      event.preventDefault();
      void this.#do("Notice", () => agent.sendNotice(this.#agentId, value("notice-text"))).then(
        (done) => done && byId("notice-form").reset()
      );
    };
    this.#skills = new SkillEditor(desk, (what, action) => this.#do(what, action));
    byId("force-state").onchange = () => this.#reasons();
  }
  desk;
  #dialog = byId("agent-dialog");
  #skills;
  #agentId = "";
  open(view) {
    this.#agentId = view.agentId ?? "";
    this.show(view);
    this.#reasons();
    byId("force-form").reset();
    void this.#skills.open(view);
    this.#dialog.showModal();
  }
  /** An agent has changed; shown when he is the one. */
  show(view) {
    if (view.agentId !== this.#agentId) {
      return;
    }
    this.#skills.show(view);
    const call = view.calls?.find((each) => each.state === "LOCAL_CONNECTION_STATE_CONNECT");
    byId("agent-title").textContent = this.desk.nameOf(this.#agentId);
    byId("agent-state").textContent = this.desk.words.state(view) + (view.station ? ` · station ${view.station}` : "");
    byId("agent-call").textContent = call ? `Speaks with ${partyOf(call, view.station)}${call.skill ? ` (${call.skill})` : ""}` : "Speaks with nobody now";
    for (const id of ["listen", "whisper", "join", "intercept"]) {
      byId(id).disabled = !call;
    }
  }
  #reasons() {
    const state = value("force-state");
    const words = this.desk.words;
    const named = words.reasons(state === "log-off" ? "DESK_SITE_REASON_USE_LOG_OFF" : "DESK_SITE_REASON_USE_NOT_READY");
    const none = named.some(([code]) => code === 0) ? [] : [["0", "No reason"]];
    choices(byId("force-reason"), [...none, ...named.map(([code, name]) => [String(code), name])]);
    byId("force-reason-label").hidden = state === "ready";
  }
  async #force() {
    const id = this.#agentId;
    const text = value("force-text");
    const reason = Number(value("force-reason"));
    const agent = this.desk.agent;
    const actions = {
      ready: () => agent.forceReady(id, text),
      "not-ready": () => agent.forceNotReady(id, reason, text),
      "log-off": () => agent.forceLogOff(id, reason, text)
    };
    const action = actions[value("force-state")];
    if (action && await this.#do("Change", action)) {
      toast(`${this.desk.nameOf(id)} is told who changed the state, and why.`);
    }
  }
  async #do(what, action) {
    this.#dialog.close();
    return this.desk.perform(what, action);
  }
};

// ../../cti-server/src/main/web/variables.ts
var MILLIS_PER_MINUTE = 6e4;
var Variables = class {
  constructor(desk) {
    this.desk = desk;
    const agent = desk.agent;
    byId("variables-card").hidden = true;
    agent.on("topic", ({ topic, state }) => {
      if (state?.variableView) {
        this.#views.set(topic, state.variableView);
        this.#draw();
      }
    });
    agent.on("topicEnded", (topic) => {
      if (this.#views.delete(topic)) {
        this.#draw();
      }
    });
    byId("variable-form").onsubmit = (event) => {
      event.preventDefault();
      const minutes = Number(value("variable-minutes")) || 0;
      void desk.perform("Variable", () => agent.setVariable(value("variable-name"), value("variable-value"), minutes * MILLIS_PER_MINUTE));
    };
    byId("variable-reset").onclick = () => void desk.perform("Variable", () => agent.resetVariable(value("variable-name")));
    agent.subscribe("variable/*");
  }
  desk;
  #views = /* @__PURE__ */ new Map();
  #draw() {
    const views = [...this.#views.values()].sort((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
    byId("variables-card").hidden = views.length === 0;
    choices(byId("variable-name"), views.map((view) => [view.name ?? "", view.name ?? ""]));
    byId("variables").replaceChildren(...views.map((view) => this.#row(view)));
  }
  #row(view) {
    const until = Number(view.untilMillis ?? 0);
    const who = view.setBy ? `set by ${this.desk.nameOf(view.setBy)}${until ? ` until ${time(until)}` : ""}` : "as configured";
    return el("div", {}, el("dt", {}, view.name ?? ""), el("dd", {}, view.value ?? "", el("small", { className: "hint" }, ` ${who}`)));
  }
};
function time(millis) {
  return new Date(millis).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

// ../../cti-server/src/main/web/team.ts
var PAGE = 200;
var ITEMS = [
  ["DESK_SITE_BOARD_ITEM_INQUEUE", "Waiting", (view) => String(view.waiting ?? 0)],
  ["DESK_SITE_BOARD_ITEM_OLDESTCALL", "Oldest", (view, now) => Number(view.oldestSinceMillis ?? 0) ? duration(now - Number(view.oldestSinceMillis)) : "–"],
  ["DESK_SITE_BOARD_ITEM_EWT", "Est. wait", (view) => Number(view.expectedWaitMillis ?? 0) < 0 ? "none" : duration(Number(view.expectedWaitMillis ?? 0))],
  ["DESK_SITE_BOARD_ITEM_STAFFED", "Logged on", (view) => String(view.loggedOn ?? 0)],
  ["DESK_SITE_BOARD_ITEM_AVAILABLE", "Ready", (view) => String(view.ready ?? 0)],
  ["DESK_SITE_BOARD_ITEM_ONACD", "On calls", (view) => String(view.onCalls ?? 0)],
  ["DESK_SITE_BOARD_ITEM_INACW", "After call", (view) => String(view.afterCallWork ?? 0)],
  ["DESK_SITE_BOARD_ITEM_INAUX", "Not ready", (view) => String(view.notReady ?? 0)],
  ["DESK_SITE_BOARD_ITEM_AGINRING", "Ringing", (view) => String(view.ringing ?? 0)],
  ["DESK_SITE_BOARD_ITEM_OTHER", "Other", (view) => String(view.other ?? 0)],
  ["DESK_SITE_BOARD_ITEM_SERVICELEVEL", "In objective", (view) => percent(view.recentInObjective, concluded(view))],
  ["DESK_SITE_BOARD_ITEM_ABANDONRATE", "Gave up", (view) => percent(view.recentAbandoned, concluded(view))],
  ["DESK_SITE_BOARD_ITEM_OCCUPANCY", "Occupied", (view) => percent(busy(view), (view.loggedOn ?? 0) - (view.notReady ?? 0))]
];
var TeamView = class {
  constructor(desk) {
    this.desk = desk;
    const agent = desk.agent;
    this.#dialog = new AgentDialog(desk);
    agent.on("topic", (update2) => this.#topic(update2));
    agent.on("topicEnded", (topic) => this.#ended(topic));
    agent.on("helpRequested", (help) => this.#asked(help));
    agent.on("threshold", (alert) => {
      const what = `${alert.topic?.replace("/", " ")}: ${itemName(alert.item)} is ${alert.value}`;
      toast(alert.beyond ? `${what}, the threshold is ${alert.limit}.` : `${what}, back within the threshold.`, alert.beyond ? "error" : "info");
    });
    agent.on("teamOutcome", (outcome) => this.#teamOutcome(outcome));
    byId("team-form").onsubmit = (event) => {
      event.preventDefault();
      this.#whole();
    };
    byId("team-action").onchange = () => this.#asks();
    this.#asks();
    new Variables(desk);
    byId("stop-observing").onclick = () => void desk.perform("Stop", () => agent.stopObserving());
    agent.subscribe("skill/*", "agent/*", "alert/*");
    void this.#names(0);
  }
  desk;
  #skills = /* @__PURE__ */ new Map();
  #agents = /* @__PURE__ */ new Map();
  #entries = /* @__PURE__ */ new Map();
  #alerts = /* @__PURE__ */ new Map();
  #dialog;
  #due = false;
  tick() {
    if (!byId("team").hidden) {
      this.#later();
    }
  }
  /** Names of everybody, page by page: what is published has ids only. */
  async #names(offset) {
    try {
      const found = await this.desk.agent.search({ offset, limit: PAGE });
      const entries = found.entries ?? [];
      this.desk.learn(entries);
      entries.forEach((entry) => this.#entries.set(entry.agentId ?? "", entry));
      const teams = [...new Set([...this.#entries.values()].map((entry) => entry.team ?? ""))].filter(Boolean).sort();
      choices(byId("team-name"), [["", "Everybody"], ...teams.map((team) => [team, team])]);
      this.#later();
      if (offset + entries.length < (found.total ?? 0) && entries.length > 0) {
        await this.#names(offset + entries.length);
      }
    } catch {
    }
  }
  #topic({ topic, state }) {
    if (state?.skillView) {
      this.#skills.set(topic, state.skillView);
    } else if (state?.agentView) {
      this.#agents.set(topic, state.agentView);
      this.#dialog.show(state.agentView);
    } else if (state?.alertView) {
      this.#alerts.set(topic, state.alertView);
    } else {
      return;
    }
    this.#later();
  }
  #ended(topic) {
    this.#skills.delete(topic);
    this.#agents.delete(topic);
    this.#alerts.delete(topic);
    this.#later();
  }
  #asked(help) {
    byId("announcement").textContent = `${help.agentName || help.agentId} asks for help.`;
  }
  /** Many changes may come at once: they are drawn together. */
  #later() {
    if (!this.#due) {
      this.#due = true;
      requestAnimationFrame(() => {
        this.#due = false;
        this.#draw();
      });
    }
  }
  #draw() {
    const asking = [...this.#agents.values()].filter((view) => Number(view.helpSinceMillis ?? 0) > 0 && view.agentId !== this.desk.userId);
    byId("help-count").textContent = asking.length ? String(asking.length) : "";
    byId("help-count").hidden = asking.length === 0;
    updateChildren(byId("help-requests"), keyed(asking.map((view) => [view.agentId ?? "", this.#helpItem(view)])));
    updateChildren(byId("boards"), keyed([...this.#skills].sort(byName).map(([topic, view]) => [topic, this.#board(topic, view)])));
    byId("no-boards").hidden = this.#skills.size > 0;
    updateChildren(
      byId("agents"),
      keyed(
        [...this.#agents.values()].filter((view) => view.agentId !== this.desk.userId).sort((a, b) => this.desk.nameOf(a.agentId ?? "").localeCompare(this.desk.nameOf(b.agentId ?? ""))).map((view) => [view.agentId ?? "", this.#row(view)])
      )
    );
    byId("no-agents").hidden = byId("agents").childElementCount > 0;
  }
  #board(topic, view) {
    const now = this.desk.now();
    const beyond = (item) => [...this.#alerts.values()].find((alert) => alert.topic === topic && alert.item === item && alert.beyond);
    return el(
      "section",
      { className: "board", "aria-label": `Skill ${view.skill}` },
      el("h3", {}, view.skill ?? ""),
      el(
        "dl",
        { className: "items" },
        ...ITEMS.map(([item, name, text]) => {
          const alert = beyond(item);
          return el(
            "div",
            { className: alert ? "beyond" : "" },
            el("dt", {}, name),
            el("dd", {}, text(view, now), Boolean(alert) && el("small", {}, `▲ limit ${alert?.limit}`))
          );
        })
      )
    );
  }
  #row(view) {
    const id = view.agentId ?? "";
    const entry = this.#entries.get(id);
    const call = view.calls?.find((each) => each.state === "LOCAL_CONNECTION_STATE_CONNECT") ?? view.calls?.[0];
    const since = Number(view.sinceMillis ?? 0);
    const open = button(this.desk.nameOf(id), () => this.#dialog.open(view), "link");
    open.setAttribute("aria-label", `${this.desk.nameOf(id)}: direct or observe`);
    return el(
      "tr",
      { className: stateClass(view.state) },
      el("th", { scope: "row" }, open, el("small", { className: "hint" }, ` ${id}${entry?.team ? ` · ${entry.team}` : ""}`)),
      el("td", {}, el("span", { className: `dot ${stateClass(view.state)}`, "aria-hidden": "true" }), this.desk.words.state(view), view.station && !view.desktopPresent && el("small", { className: "error" }, " desktop gone")),
      el("td", { className: "number" }, since ? duration(this.desk.now() - since) : ""),
      el("td", {}, call ? partyOf(call, view.station) : "", (call?.skill ?? "") && el("small", { className: "hint" }, ` ${call?.skill}`)),
      el("td", {}, view.station ?? "")
    );
  }
  #helpItem(view) {
    const id = view.agentId ?? "";
    const call = view.calls?.find((each) => each.contact) ?? view.calls?.[0];
    const take = button("I help", () => void this.desk.perform("Help", () => this.desk.agent.answerHelp(id)), "primary");
    const look = button("Observe", () => this.#dialog.open(view));
    return el(
      "li",
      {},
      el(
        "span",
        { className: "grow" },
        el("strong", {}, this.desk.nameOf(id)),
        ` asks for help${view.helpText ? `: ${view.helpText}` : ""}`,
        el("br"),
        el("small", { className: "hint" }, call ? `Call with ${partyOf(call, view.station)}${call.skill ? ` · ${call.skill}` : ""}` : "No call")
      ),
      take,
      look
    );
  }
  /** A skill is asked for only where one is given. */
  #asks() {
    const skill = value("team-action") === "skill";
    byId("team-skill-label").hidden = !skill;
    byId("team-level-label").hidden = !skill;
    byId("team-skill").required = skill;
  }
  #whole() {
    const team = value("team-name");
    const text = value("team-text");
    const agent = this.desk.agent;
    switch (value("team-action")) {
      case "notice":
        void this.desk.perform("Notice", () => agent.broadcastNotice(team, text));
        break;
      case "ready":
        void this.desk.perform("Ready", () => agent.forceTeam(team, "COMMAND_FORCED_STATE_READY", 0, text));
        break;
      case "log-off":
        void this.desk.perform("Log off", () => agent.forceTeam(team, "COMMAND_FORCED_STATE_LOGGED_OFF", 0, text));
        break;
      case "skill":
        void this.desk.perform("Skill", () => agent.setTeamSkill(team, value("team-skill"), Number(value("team-level")), text));
        break;
      default:
        void this.desk.perform("Not ready", () => agent.forceTeam(team, "COMMAND_FORCED_STATE_NOT_READY", 0, text));
    }
  }
  #teamOutcome({ team, agents }) {
    const refused = (agents ?? []).filter((agent) => agent.reason !== "REFUSAL_REASON_NONE");
    const why = refused.slice(0, 3).map((agent) => `${this.desk.nameOf(agent.agentId ?? "")}: ${sentence2(agent.reason)}`).join("; ");
    toast(`${team || "Everybody"}: done for ${(agents ?? []).length - refused.length}${why ? `, refused for ${refused.length} (${why})` : ""}.`, refused.length ? "error" : "info");
  }
};
var ObservationBanner = class {
  constructor(desk) {
    byId("observing").hidden = true;
    desk.agent.on("state", ({ observedAgentId, observationMode }) => {
      byId("observing").hidden = !observedAgentId;
      if (observedAgentId) {
        void desk.find(observedAgentId).then((name) => byId("observing-text").textContent = `${observing(observationMode)} ${name}`);
      }
    });
    desk.agent.on("observationEnded", ({ supervisorId }) => {
      if (supervisorId !== desk.userId) {
        toast("The supervisor has left your call.");
      }
    });
    desk.agent.on("observationBegan", ({ supervisorId, mode }) => {
      void desk.find(supervisorId ?? "").then((name) => toast(`${name} ${observation(mode)} your call.`));
    });
  }
};
function concluded(view) {
  return (view.recentAnswered ?? 0) + (view.recentAbandoned ?? 0);
}
function busy(view) {
  return (view.ringing ?? 0) + (view.onCalls ?? 0) + (view.afterCallWork ?? 0) + (view.other ?? 0);
}
function percent(part, whole) {
  return whole ? `${Math.round(100 * (part ?? 0) / whole)} %` : "–";
}
function itemName(item) {
  return ITEMS.find(([each]) => each === item)?.[1] ?? "an item";
}
function sentence2(reason) {
  const name = (reason ?? "").replace("REFUSAL_REASON_", "");
  return name in REFUSALS ? REFUSALS[name].sentence : name;
}
function byName(a, b) {
  return a[0].localeCompare(b[0]);
}
function keyed(elements) {
  return elements.map(([key, element]) => {
    element.dataset.key = key;
    return element;
  });
}

// ../../cti-server/src/main/web/wrapup.ts
var PRIORITY2 = 50;
var KEPT = "strowger.contact";
var WrapUp = class {
  constructor(desk) {
    this.desk = desk;
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    this.#contact = kept?.userId === desk.userId ? kept.contact : void 0;
    this.#begin();
    byId("wrap-up").onsubmit = (event) => {
      event.preventDefault();
      void this.#save();
    };
    byId("callback").onsubmit = (event) => {
      event.preventDefault();
      void this.#schedule();
    };
  }
  desk;
  #contact;
  #codesOf;
  /** A call goes before an item: it is what the agent does now. */
  show(calls, items) {
    const call = calls.find((each) => each.contact && !each.parent) ?? calls.find((each) => each.contact);
    const item = items.find((each) => each.state === "ITEM_STATE_ACCEPTED");
    const before = JSON.stringify(this.#contact?.id);
    if (call?.contact) {
      this.#contact = { id: call.contact, name: call.ani || call.serial || "the caller", ani: call.ani ?? "", skill: call.skill ?? "" };
    } else if (item?.contact) {
      this.#contact = { id: item.contact, name: item.from || item.serial || "the customer", ani: "", skill: item.skill ?? "" };
    }
    if (this.#contact && JSON.stringify(this.#contact.id) !== before) {
      sessionStorage.setItem(KEPT, JSON.stringify({ userId: this.desk.userId, contact: this.#contact }));
      this.#begin();
    }
    if (this.#contact && this.#contact.skill !== this.#codesOf) {
      this.#codesOf = this.#contact.skill;
      void this.#codes(this.#contact.skill);
    }
  }
  #begin() {
    byId("wrap-up-card").hidden = !this.#contact;
    byId("wrap-up-name").textContent = this.#contact?.name ?? "";
    byId("callback-number").value = this.#contact?.ani ?? "";
    byId("wrap-up").reset();
  }
  /** A list where the skill has codes, else a field. */
  async #codes(skill) {
    let codes = [];
    try {
      codes = skill ? await this.desk.agent.session.readWrapUpCodes(skill) : [];
    } catch {
      this.#codesOf = void 0;
    }
    const listed = codes.length > 0;
    choices(byId("code-list"), [["", "Choose …"], ...codes.map((code) => [code, code])]);
    byId("code-list").required = listed;
    byId("code-list-label").hidden = !listed;
    byId("code-label").hidden = listed;
    byId("code").required = !listed;
  }
  async #save() {
    const contact = this.#contact;
    const code = byId("code-label").hidden ? value("code-list") : value("code");
    if (contact && await this.desk.perform("Wrap-up", () => this.desk.agent.wrapUp(contact.id, code, value("notes")))) {
      toast("Wrap-up saved.");
    }
  }
  async #schedule() {
    const contact = this.#contact;
    const at = byId("callback-at").value;
    const wanted = {
      ...contact ? { contact: contact.id, skill: contact.skill } : {},
      priority: PRIORITY2,
      number: value("callback-number"),
      text: value("callback-text"),
      notBeforeMillis: at ? String(new Date(at).getTime()) : "0"
    };
    if (await this.desk.perform("Callback", () => this.desk.agent.scheduleCallback(wanted))) {
      toast("The callback is arranged.");
      byId("callback-details").open = false;
    }
  }
};

// ../../cti-server/src/main/web/softphone.ts
var KEPT2 = "strowger.session";
var REMEMBERED = "strowger.login";
var TITLE = document.title;
function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key) ?? "null") ?? void 0;
  } catch {
    return void 0;
  }
}
var Softphone = class {
  constructor(login) {
    this.login = login;
    this.userId = login.userId;
    this.agent = new AgentClient({
      url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/agent`,
      userId: login.userId,
      switchName: "",
      role: login.supervisor ? "SESSION_ROLE_SUPERVISOR" : "SESSION_ROLE_AGENT",
      takeover: login.takeover ?? false,
      clientName: "strowger-softphone",
      ...login.password === void 0 ? {} : { password: login.password },
      ...login.session ? { resume: login.session } : {}
    });
    byId("calls").replaceChildren();
    this.#state = new StatePanel(this);
    this.#calls = new CallList(byId("calls"), this);
    this.#items = new Items(this);
    this.#keypad = new Keypad(this);
    new StationFeatures(this);
    this.#callbacks = new Callbacks(this);
    this.#wrapUp = new WrapUp(this);
    this.#connection = new ConnectionPanel(login.session !== void 0);
    this.agent.on("state", (view) => this.#show(view));
    this.agent.on("connection", (state) => this.#connected(state));
    this.agent.on("offered", (call) => this.#offered(call));
    this.agent.on("item", (item) => item.state === "ITEM_STATE_OFFERED" && showView("phone"));
    this.agent.on("ended", () => this.#keep());
    this.agent.on("forced", ({ agentState, text }) => toast(`You were made ${workMode(agentState ?? "")}${text ? `: ${text}` : ""}`));
    this.agent.on("skillsChanged", ({ text }) => toast(`A supervisor changed your skills${text ? `: ${text}` : ""}`));
    this.agent.on("attributesChanged", ({ text }) => toast(`A supervisor changed your attributes${text ? `: ${text}` : ""}`));
    this.agent.on("helpEnded", ({ agentId, supervisorId }) => {
      if (agentId === this.userId && supervisorId) {
        void this.find(supervisorId).then((name) => toast(`${name} helps you.`));
      }
    });
    this.#messages = new Messages(this);
    new ObservationBanner(this);
    this.#timer = setInterval(() => this.#tick(), 1e3);
  }
  login;
  agent;
  userId;
  words = new Words();
  #clock = new ServerClock();
  #names = /* @__PURE__ */ new Map();
  #state;
  #calls;
  #items;
  #keypad;
  #wrapUp;
  #callbacks;
  #messages;
  #connection;
  #timer;
  #team;
  now() {
    return this.#clock.now();
  }
  async perform(what, action) {
    try {
      await action();
      document.querySelectorAll(".toast.error").forEach((message) => message.remove());
      return true;
    } catch (error) {
      toast(`${what}: ${said(error)}`, "error");
      return false;
    } finally {
      this.#keep();
    }
  }
  nameOf(agentId) {
    return this.#names.get(agentId) ?? `Agent ${agentId}`;
  }
  async find(agentId) {
    if (agentId && !this.#names.has(agentId)) {
      const found = await this.agent.search({ text: agentId }).catch(() => void 0);
      this.learn(found?.entries ?? []);
    }
    return this.nameOf(agentId);
  }
  learn(entries) {
    entries.forEach((entry) => entry.name && this.#names.set(entry.agentId ?? "", entry.name));
  }
  seen() {
    this.#messages.seen();
  }
  close() {
    clearInterval(this.#timer);
    this.#calls.show({});
    this.#items.show([]);
    document.title = TITLE;
  }
  #show(view) {
    const calls = view.calls ?? [];
    this.#clock.learn(Number(view.sinceMillis ?? 0));
    this.#state.show(view);
    this.#calls.show(view);
    this.#keypad.show(calls, view.station ?? "");
    this.#items.show(view.items ?? []);
    this.#wrapUp.show(calls, view.items ?? []);
    byId("empty").hidden = calls.length > 0;
    const ringing = calls.find((call) => call.state === "LOCAL_CONNECTION_STATE_ALERTING");
    document.title = ringing ? `☎ ${ringing.ani || "Call"}` : TITLE;
    this.#keep();
  }
  #offered(call) {
    byId("announcement").textContent = `A call from ${call.ani || "an unknown number"} rings.`;
    showView("phone");
    this.#keep();
  }
  #tick() {
    this.#state.tick();
    this.#connection.tick();
    this.#callbacks.tick();
    this.#team?.tick();
  }
  #connected(state) {
    this.#connection.show(state);
    if (state.kind === "established") {
      this.#keep();
      void this.#learnDesk();
    } else if (state.kind === "over") {
      sessionStorage.removeItem(KEPT2);
    }
  }
  /** What the desk shows is the server's configuration, which may be another one after every connection. */
  async #learnDesk() {
    try {
      const desk = await this.agent.session.readDesk();
      this.words = new Words(desk);
      this.learn([{ agentId: this.userId, name: desk.name ?? "" }]);
      this.#state.learned(desk);
      if (this.login.supervisor) {
        if (!this.#team) {
          this.#team = new TeamView(this);
          this.#callbacks.supervise();
        }
      }
    } catch (error) {
      if (this.agent.session.isAttached) {
        toast(said(error), "error");
      }
    }
  }
  #keep() {
    const session = this.agent.saved;
    if (session) {
      const { userId, supervisor } = this.login;
      sessionStorage.setItem(KEPT2, JSON.stringify({ userId, supervisor, session }));
    }
  }
};
var softphone;
function showView(name) {
  byId("desk").dataset.view = name;
  document.querySelectorAll("#views button").forEach((each) => {
    if (each.dataset.view === name) {
      each.setAttribute("aria-current", "page");
    } else {
      each.removeAttribute("aria-current");
    }
  });
  if (name === "messages") {
    softphone?.seen();
  }
}
function showLogin(state) {
  softphone?.close();
  softphone = void 0;
  byId("desk").hidden = true;
  byId("leave").hidden = true;
  byId("login").hidden = false;
  byId("lost").hidden = true;
  const elsewhere = state.reason === "ALREADY_LOGGED_ON" || state.reason === "SESSION_REPLACED";
  byId("login-error").textContent = state.reason === "CLIENT_CLOSED" || state.reason === "SESSION_REPLACED" ? "" : state.text;
  byId("taken-over").hidden = state.reason !== "SESSION_REPLACED";
  byId("takeover").checked = elsewhere;
  byId("agent-dialog").close();
  byId(byId("user").value ? "password" : "user").focus();
}
async function enter(made, supervisor) {
  softphone = made;
  made.agent.on("connection", (state) => {
    if (state.kind === "over" && softphone === made) {
      showLogin(state);
    }
  });
  try {
    await made.agent.connect();
    byId("login").hidden = true;
    byId("desk").hidden = false;
    byId("leave").hidden = false;
    byId("team-tab").hidden = !supervisor;
    byId("team").hidden = !supervisor;
    showView(supervisor ? "team" : "phone");
    byId("password").value = "";
  } catch (error) {
    if (!(error instanceof SessionOver)) {
      showLogin({ text: String(error) });
    }
  }
}
function start() {
  const remembered = read(localStorage, REMEMBERED);
  byId("user").value = remembered?.userId ?? "";
  byId("supervisor").checked = remembered?.supervisor ?? false;
  byId("station").value = remembered?.station ?? "";
  byId("login-form").onsubmit = (event) => {
    event.preventDefault();
    byId("login-error").textContent = "";
    byId("taken-over").hidden = true;
    const supervisor = byId("supervisor").checked;
    const password = byId("password").value;
    const takeover = byId("takeover").checked;
    void enter(new Softphone({ userId: value("user"), supervisor, password, takeover }), supervisor);
  };
  byId("log-on").onsubmit = (event) => {
    event.preventDefault();
    const now = softphone;
    if (now) {
      const station = value("station");
      const supervisor = byId("supervisor").checked;
      localStorage.setItem(REMEMBERED, JSON.stringify({ userId: now.userId, supervisor, station }));
      void now.perform("Log on", () => now.agent.logOn(station, value("switch")));
    }
  };
  byId("dial").onsubmit = (event) => {
    event.preventDefault();
    const number = value("destination");
    void softphone?.perform("Call", () => softphone.agent.makeCall(number)).then((done) => done && byId("dial").reset());
  };
  byId("redial").onclick = () => void softphone?.perform("Redial", () => softphone.agent.redialLastNumber());
  byId("leave").onclick = () => void softphone?.agent.logout();
  byId("retry").onclick = () => softphone?.agent.session.retryNow();
  document.querySelectorAll("#views button").forEach((each) => {
    each.onclick = () => showView(each.dataset.view ?? "phone");
  });
  addEventListener("online", () => softphone?.agent.session.retryNow());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      softphone?.agent.session.retryNow();
    }
  });
  const kept = read(sessionStorage, KEPT2);
  if (kept) {
    sessionStorage.removeItem(KEPT2);
    void enter(new Softphone(kept), kept.supervisor);
  } else {
    showLogin({ text: "" });
  }
}
start();
