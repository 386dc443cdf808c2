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
  NONE: { code: 0, sentence: "done" },
  NOT_LOGGED_ON: { code: 1, sentence: "log on at a station first" },
  ALREADY_LOGGED_ON: { code: 2, sentence: "this agent is logged on already; log off first" },
  STATION_UNKNOWN: { code: 3, sentence: "the switch has no such station in the configuration; check the number" },
  STATION_IN_USE: { code: 4, sentence: "another agent is logged on at this station; choose another or let him log off" },
  STATION_OUT_OF_SERVICE: { code: 5, sentence: "the station is out of service or not monitored; ask the PBX technician" },
  LINK_DOWN: { code: 6, sentence: "the link to the switch is down; the server reconnects by itself, try again when it is up" },
  CALL_UNKNOWN: { code: 7, sentence: "no such call at your station; it may have ended" },
  WRONG_CALL_STATE: { code: 8, sentence: "the call is not in a state that allows this" },
  WRONG_AGENT_STATE: { code: 9, sentence: "your present state does not allow this" },
  BAD_ARGUMENT: { code: 10, sentence: "a field is missing or out of its range; see the protocol description" },
  SWITCH_REFUSED: { code: 11, sentence: "the switch refused; its reason is in the detail" },
  SWITCH_SILENT: { code: 12, sentence: "the switch did not answer in time; the call's state will tell whether it was done" },
  OUTCOME_UNKNOWN: { code: 13, sentence: "the server or the link restarted while this was under way; the state shown is re-learned from the switch" },
  NOT_PERMITTED: { code: 14, sentence: "your role does not allow this" },
  SESSION_UNKNOWN: { code: 15, sentence: "the session is gone; log in again" },
  SESSION_REPLACED: { code: 16, sentence: "the same user logged in elsewhere and took the session over" },
  CLIENT_VANISHED: { code: 17, sentence: "the client did not come back within the grace" },
  CLIENT_CLOSED: { code: 18, sentence: "the client ended the session" },
  TOO_MANY_PENDING: { code: 19, sentence: "too many pushes were not acknowledged; log in again and read the state" },
  CONFIGURATION_CHANGED: { code: 20, sentence: "the user is no longer configured" },
  REQUEST_TOO_OLD: { code: 21, sentence: "that request id lies before the window of remembered outcomes" },
  PORT_UNKNOWN: { code: 22, sentence: "the port is not registered by this IVR" },
  CONTACT_UNKNOWN: { code: 23, sentence: "there is no contact on that port" },
  SKILL_UNKNOWN: { code: 24, sentence: "no such skill in the configuration" },
  BUSY: { code: 25, sentence: "too many requests of this session are under way; wait for an outcome" },
  BAD_CREDENTIALS: { code: 40, sentence: "user or password is wrong" },
  LOCKED_OUT: { code: 41, sentence: "too many failed logins; wait and try again" },
  VERSION_UNSUPPORTED: { code: 42, sentence: "no common protocol version; update the client or the server" },
  NOT_AUTHENTICATED: { code: 43, sentence: "log in first" },
  BAD_FRAME: { code: 44, sentence: "the bytes are not a frame of this protocol; see the detail" },
  FRAME_TOO_LARGE: { code: 45, sentence: "the frame is larger than the limit" },
  RATE_EXCEEDED: { code: 46, sentence: "the client sends faster than its limit" },
  HEARTBEAT_MISSED: { code: 47, sentence: "nothing was received for two heartbeat intervals" },
  TOO_SLOW: { code: 48, sentence: "the client did not read its pushes" },
  SERVER_FULL: { code: 49, sentence: "the server has reached its limit of sessions" },
  DRAINING: { code: 50, sentence: "the server is shutting down; connect again shortly" },
  LOGIN_UNKNOWN_TO_SWITCH: { code: 60, sentence: "the switch has no such agent login; the administrator compares switch-login with the switch" },
  SWITCH_PASSWORD_REFUSED: { code: 61, sentence: "the switch refused the agent's password; the administrator compares switch-credential with the switch" },
  SWITCH_PASSWORD_MISSING: { code: 62, sentence: "the server has no password for this agent's login at the switch; the administrator adds the credential" },
  LOGGED_ON_ELSEWHERE: { code: 63, sentence: "the switch has this agent logged on elsewhere, or somebody else at this station; log off there first" },
  STATION_ON_A_CALL: { code: 64, sentence: "the switch does not allow this while the station has a call; end it and try again" },
  CHANGE_NOT_ALLOWED: { code: 65, sentence: "the switch allows this change neither now nor at the end of the call; look at the state and try again" },
  REASON_CODE_REFUSED: { code: 66, sentence: "the switch does not take this reason code or work mode; choose another" },
  STATION_NOT_CONTROLLED: { code: 67, sentence: "the switch does not let the server control this station; the PBX technician permits it" },
  DIALLING_NOT_ALLOWED: { code: 80, sentence: "your class of restriction, or your station's, does not allow calls to this kind of number; ask the supervisor" },
  OUTBOUND_NOT_ALLOWED: { code: 81, sentence: "your class of restriction, or your station's, does not allow calls outside; ask the supervisor" },
  TRUNK_TRANSFER_NOT_ALLOWED: { code: 82, sentence: "your class of restriction does not allow a party outside to be sent on to a number outside, or left with one; clear the whole call" },
  OBSERVING_NOT_ALLOWED: { code: 83, sentence: "your class of restriction, or the agent's, does not allow his calls to be observed" },
  OUTSIDE_SCOPE: { code: 84, sentence: "the agent is in none of the areas that you supervise" },
  AGENT_UNKNOWN: { code: 85, sentence: "no such agent in the configuration; check the id" },
  AGENT_NOT_LOGGED_ON: { code: 86, sentence: "the agent is not logged on" },
  AGENT_NOT_TALKING: { code: 87, sentence: "the agent talks with nobody now; try again when he has a call" },
  CALL_IN_VECTOR: { code: 88, sentence: "the call waits in a vector or queue; the switch refuses this until somebody has answered" },
  CALL_FULL: { code: 89, sentence: "the call has as many parties as the switch allows; somebody must leave it first" },
  OBSERVING_ALREADY: { code: 90, sentence: "you observe another agent; stop observing first" },
  NOT_OBSERVING: { code: 91, sentence: "you observe no agent" },
  AGENT_BUSY: { code: 92, sentence: "the agent has a call, and the site does not let forced changes wait; try again when he is free" },
  DATA_TOO_LARGE: { code: 93, sentence: "the contact would have more attached data than the limit; remove something first" },
  FEATURE_NOT_CONFIGURED: { code: 94, sentence: "the switch is not configured for this feature; ask the PBX technician for its dialling form" },
  NOT_POSSIBLE_ON_LINK: { code: 95, sentence: "the link cannot carry this; the detail says what is missing" },
  DESTINATION_INVALID: { code: 96, sentence: "the switch does not know this destination; check the number" },
  DESTINATION_BUSY: { code: 97, sentence: "the destination is busy; try again or choose another" },
  DESTINATION_OUT_OF_SERVICE: { code: 98, sentence: "the destination is out of service; choose another" },
  SWITCH_PRIVILEGE: { code: 99, sentence: "the switch does not permit this to the device or the CTI user; ask the PBX technician for its class of restriction" },
  CALL_GONE: { code: 100, sentence: "the switch does not know the call or connection any more; it has ended or moved" },
  SWITCH_STATE: { code: 101, sentence: "for the switch the call or device is not in a state that allows this; the detail has its reason" },
  SWITCH_BUSY: { code: 102, sentence: "the switch or its link is at a limit; wait and try again" },
  NOT_SUPPORTED: { code: 103, sentence: "the switch does not have this service" },
  NO_LAST_NUMBER: { code: 104, sentence: "the switch knows no number that was last dialled at this station" },
  CONTACT_NOT_YOURS: { code: 105, sentence: "you neither speak with this contact nor did you last" },
  NOT_TRANSFERRED: { code: 106, sentence: "the new party was called and the transfer was refused; transfer again, or reconnect to the caller" },
  NO_CALL_TO_PICK_UP: { code: 107, sentence: "no call rings or is parked there" },
  DESKTOP_GONE: { code: 108, sentence: "the agent has no desktop that could show this" },
  OBSERVER_BUSY: { code: 109, sentence: "your station has a call; end it first" },
  VARIABLE_UNKNOWN: { code: 150, sentence: "no such variable in the configuration; check the name" },
  VARIABLE_NOT_YOURS: { code: 151, sentence: "the configuration lets supervisors of other areas set this variable; ask one of them" },
  VARIABLE_ILL_TYPED: { code: 152, sentence: "the value is not of the variable's type; the detail says what may stand there" },
  PLAN_UNKNOWN: { code: 153, sentence: "no such plan in the configuration" },
  NOT_WAITING: { code: 160, sentence: "the contact waits for no agent; ask for one first, or name the skill that it would wait for" },
  TREATMENTS_EXHAUSTED: { code: 161, sentence: "the contact was treated too often; its plans lead to each other, change them" },
  CALLBACK_NUMBER_BLOCKED: { code: 163, sentence: "this number is never called back; ask for another" },
  CALLBACK_EXISTS: { code: 164, sentence: "this number is to be called back already" },
  CALLBACKS_FULL: { code: 165, sentence: "there are as many callbacks as the server keeps; try again later" },
  CALLBACK_UNKNOWN: { code: 166, sentence: "no such callback; it may be over" },
  CALLBACK_TOO_LATE: { code: 167, sentence: "somebody is calling the customer already, or the time given lies in the past" },
  CALLBACK_NOT_YOURS: { code: 168, sentence: "this callback is not offered to you" },
  NO_SUPERVISOR: { code: 170, sentence: "no supervisor of yours has a desktop connected; ask somebody else" },
  TEAM_UNKNOWN: { code: 171, sentence: "there is no such team in the configuration; check its name" },
  WRAP_UP_CODE_UNKNOWN: { code: 172, sentence: "this is none of the wrap-up codes of the contact's skill; choose one of those in the detail" },
  HELP_UNKNOWN: { code: 173, sentence: "the agent does not ask for help any more; somebody may have answered him" },
  TOPIC_NOT_PERMITTED: { code: 174, sentence: "your role and scope do not include these topics; ask the administrator for the scope" },
  TOO_MANY_SUBSCRIPTIONS: { code: 175, sentence: "the session has as many patterns as the limit; take some back first" },
  TOKEN_REFUSED: { code: 176, sentence: "the login token is not valid here, or not any more; ask for a new one where it came from" },
  LOG_POSITION_GONE: { code: 177, sentence: "the log does not begin at that position or does not reach it; begin at one that the detail names" },
  UPSTREAM_LOST: { code: 178, sentence: "the proxy has no connection to the server; it comes back by itself, wait" },
  ITEM_UNKNOWN: { code: 220, sentence: "no such item of work; it may be over" },
  ITEM_NOT_YOURS: { code: 221, sentence: "this item is neither offered to you nor with you" },
  ITEM_STATE: { code: 222, sentence: "the item is in a state in which this cannot be done; the detail says which" },
  ITEM_EXISTS: { code: 223, sentence: "an open item has this reference already; the detail is its contact" },
  ITEMS_FULL: { code: 224, sentence: "there are as many items as the server keeps; have some completed, and try again later" },
  SKILL_NOT_FOR_ITEMS: { code: 225, sentence: "the skill is not of the item's medium; name one whose medium is" },
  CAPACITY_FULL: { code: 226, sentence: "you have as much as your capacity allows; complete or park something first" },
  ATTRIBUTE_UNKNOWN: { code: 227, sentence: "no computed skill looks at this attribute and no agent has it; check its name" }
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
var FINAL = /* @__PURE__ */ new Set([
  "NOT_PERMITTED",
  "SESSION_REPLACED",
  "CLIENT_CLOSED",
  "CONFIGURATION_CHANGED",
  "BAD_CREDENTIALS",
  "LOCKED_OUT",
  "VERSION_UNSUPPORTED"
]);
var END_OF_SESSION = /* @__PURE__ */ new Set([
  "SESSION_UNKNOWN",
  "CLIENT_VANISHED",
  "TOO_MANY_PENDING"
]);
var TRANSIENT = /* @__PURE__ */ new Set([
  "BUSY",
  "SERVER_FULL",
  "DRAINING",
  "OUTCOME_UNKNOWN",
  "LINK_DOWN",
  "RATE_EXCEEDED"
]);
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
  return reason !== void 0 && FINAL.has(reason);
}
function isEndOfSession(reason) {
  return reason !== void 0 && END_OF_SESSION.has(reason);
}
function isTransient(reason) {
  return reason === void 0 || TRANSIENT.has(reason);
}
function sentence(reason, detail) {
  const meaning = reason === void 0 ? "the server is newer than this client and has another reason" : REFUSALS[reason].sentence;
  return detail ? `${meaning} (${detail})` : meaning;
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
    const { userId, password } = this.#options;
    if (password === void 0) {
      this.#over("SESSION_UNKNOWN", "");
      return;
    }
    this.#state = "loggingIn";
    this.#send({
      login: {
        userId,
        password,
        role: this.#options.role ?? "SESSION_ROLE_AGENT",
        takeover: this.#options.takeover ?? false
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
    this.#sendRequests();
  }
  #refused(refused) {
    const requestId = Number(refused.requestId ?? 0);
    const reason = reasonOfCode(refused.code);
    const text = [refused.sentence, refused.detail].filter(Boolean).join(": ");
    if (requestId !== 0) {
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
var AgentClient = class extends Emitter {
  /** What lies below, for what is not named here. */
  session;
  #switchName;
  #state;
  constructor(options) {
    super();
    this.#switchName = options.switchName;
    this.session = new Session(options);
    this.session.on("connection", (state) => this.emit("connection", state));
    this.session.on("topic", (update) => {
      if (update.topic === `agent/${options.userId}` && update.state?.agentView) {
        this.#state = update.state.agentView;
        this.emit("state", this.#state);
      }
      this.emit("topic", update);
    });
    this.session.on("push", (push) => {
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
      }
    });
  }
  /** Connects and logs in; rejected with SessionOver when there will be no session. */
  connect() {
    return this.session.connect();
  }
  /** The agent's last known state; undefined while none has come. */
  get state() {
    return this.#state;
  }
  /** What another page needs to go on with this session. */
  get saved() {
    return this.session.saved;
  }
  /** Ends the session; an agent who is logged on at a station is logged off. */
  logout() {
    return this.session.logout();
  }
  /** Any command. */
  async perform(command) {
    const outcome = await this.session.request(command);
    if (outcome.reason !== "NONE") {
      throw new Refused(outcome.reason, outcome.detail);
    }
    return outcome;
  }
  /** Logs the agent on at a station. */
  logOn(station) {
    return this.perform({ logOn: { switchName: this.#switchName, station } });
  }
  /** Logs the agent off; the session stays. */
  logOff(reasonCode = 0) {
    return this.perform({ logOff: { reasonCode } });
  }
  /** Ready for calls; manual = for one, then after-call work until the agent says otherwise. */
  ready(manual = false) {
    return this.perform({ setReady: { manual } });
  }
  notReady(reasonCode = 0) {
    return this.perform({ setNotReady: { reasonCode } });
  }
  afterCallWork() {
    return this.perform({ setAfterCallWork: {} });
  }
  answer(call) {
    return this.perform({ answerCall: { call } });
  }
  hold(call) {
    return this.perform({ holdCall: { call } });
  }
  retrieve(call) {
    return this.perform({ retrieveCall: { call } });
  }
  /** Leaves a call. */
  clearConnection(call) {
    return this.perform({ clearConnection: { call } });
  }
  makeCall(destination) {
    return this.perform({ makeCall: { destination } });
  }
  /** Holds a call and calls somebody about it; the outcome names the new call. */
  consult(call, destination) {
    return this.perform({ consultationCall: { call, destination } });
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
  /** Leaves the active call, takes the held one back. */
  reconnect(activeCall, heldCall) {
    return this.perform({ reconnectCall: { activeCall, heldCall } });
  }
  /** Holds the active call, takes the held one back. */
  alternate(activeCall, heldCall) {
    return this.perform({ alternateCall: { activeCall, heldCall } });
  }
  /** Sends tones into a call: 0-9, A-D, * and #. */
  sendTones(call, tones) {
    return this.perform({ sendDtmfTone: { call, tones } });
  }
  /** Attaches data to the contact of a call. */
  attachData(call, data) {
    return this.perform({ attachCallData: { call, data } });
  }
  /** What became of a contact. */
  wrapUp(contact, code, notes = "") {
    return this.perform({ setWrapUp: { contact, code, notes } });
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
function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`the page has no #${id}`);
  }
  return element;
}
function duration(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1e3));
  const two = (value2) => String(value2).padStart(2, "0");
  const minutes = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3600 ? minutes : `${Math.floor(seconds / 3600)}:${minutes}`;
}

// ../../cti-server/src/main/web/words.ts
var STATES = {
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
var REASONS = {
  1e3: "just logged on",
  1001: "a call was not answered",
  1002: "the connection was lost for too long",
  1003: "the station is out of service",
  1004: "set by a supervisor",
  1005: "logged off at the switch",
  1006: "somebody else is logged on at the station",
  1007: "the connection was lost"
};
function stateText(view) {
  const state = view?.state ?? "AGENT_STATE_UNSPECIFIED";
  const text = STATES[state] ?? state;
  const reason = state === "AGENT_STATE_NOT_READY" ? view?.reasonCode : void 0;
  return reason ? `${text}: ${REASONS[reason] ?? `reason ${reason}`}` : text;
}
function connectionText(state) {
  return CONNECTIONS[state ?? "LOCAL_CONNECTION_STATE_UNSPECIFIED"] ?? "";
}
function pendingText(view) {
  switch (view?.pendingWorkMode) {
    case "WORK_MODE_AUX":
      return "Not ready after this call";
    case "WORK_MODE_ACW":
      return "After-call work after this call";
    case "WORK_MODE_AUTO_IN":
    case "WORK_MODE_MANUAL_IN":
      return "Ready after this call";
    default:
      return "";
  }
}

// ../../cti-server/src/main/web/calls.ts
function keyOf(call) {
  return `${call.call?.switchName}/${call.call?.callId}/${call.call?.generation}`;
}
var CallList = class {
  constructor(list, agent, perform) {
    this.list = list;
    this.agent = agent;
    this.perform = perform;
  }
  list;
  agent;
  perform;
  #cards = /* @__PURE__ */ new Map();
  show(calls) {
    const present = new Set(calls.map(keyOf));
    for (const [key, card] of this.#cards) {
      if (!present.has(key)) {
        card.element.remove();
        this.#cards.delete(key);
      }
    }
    for (const call of calls) {
      const held = calls.find((other) => other !== call && other.state === "LOCAL_CONNECTION_STATE_HOLD");
      const shown = JSON.stringify([call, held?.call]);
      const known = this.#cards.get(keyOf(call));
      if (known?.shown !== shown) {
        const element = this.#card(call, held);
        if (known) {
          known.element.replaceWith(element);
        } else {
          this.list.append(element);
        }
        this.#cards.set(keyOf(call), { element, shown });
      }
    }
  }
  #card(call, held) {
    const kind = call.state?.replace("LOCAL_CONNECTION_STATE_", "").toLowerCase() ?? "";
    const number = (call.parent ? "Consultation about " : "") + (call.ani || call.dnis || "unknown number");
    return el(
      "article",
      { className: `call ${kind}`, "aria-label": `Call ${number}` },
      el(
        "header",
        {},
        el("h3", { className: "number" }, number),
        el("span", { className: "badge" }, connectionText(call.state) + (call.conference ? " · conference" : ""))
      ),
      call.observed && el("p", { className: "hint" }, "A supervisor is on this call."),
      this.#facts(call),
      this.#data(call),
      this.#actions(call, held)
    );
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
  /** What is known of the customer: the screen pop. */
  #data(call) {
    const data = Object.entries(call.data ?? {});
    return data.length > 0 && definitions("data", data);
  }
  #actions(view, held) {
    const call = view.call ?? {};
    const button = (text, action, className = "") => el("button", { type: "button", className, onclick: () => this.perform(text, action) }, text);
    switch (view.state) {
      case "LOCAL_CONNECTION_STATE_ALERTING":
        return el("div", { className: "actions" }, button("Answer", () => this.agent.answer(call), "primary"));
      case "LOCAL_CONNECTION_STATE_HOLD":
        return el("div", { className: "actions" }, button("Retrieve", () => this.agent.retrieve(call), "primary"));
      case "LOCAL_CONNECTION_STATE_CONNECT":
        if (held?.call) {
          const heldCall = held.call;
          return el(
            "div",
            { className: "actions" },
            button("Transfer", () => this.agent.transfer(heldCall, call), "primary"),
            button("Conference", () => this.agent.conference(heldCall, call)),
            button("Alternate", () => this.agent.alternate(call, heldCall)),
            button("Back to caller", () => this.agent.reconnect(call, heldCall))
          );
        }
        return el(
          "div",
          {},
          el(
            "div",
            { className: "actions" },
            button("Hold", () => this.agent.hold(call)),
            button("Hang up", () => this.agent.clearConnection(call), "danger")
          ),
          this.#consultation(view)
        );
      default:
        return el("div", { className: "actions" }, button("Hang up", () => this.agent.clearConnection(call), "danger"));
    }
  }
  #consultation(view) {
    const call = view.call ?? {};
    const input = el("input", { type: "tel", required: true, placeholder: "Number", "aria-label": "Number to consult or transfer to", autocomplete: "off" });
    const blind = el("button", { type: "button" }, "Transfer now");
    const form = el("form", { className: "row" }, input, el("button", { type: "submit" }, "Consult"), blind);
    form.onsubmit = (event) => {
      event.preventDefault();
      this.perform("Consult", () => this.agent.consult(call, input.value.trim()));
    };
    blind.onclick = () => {
      if (form.reportValidity()) {
        this.perform("Transfer", () => this.agent.blindTransfer(call, input.value.trim()));
      }
    };
    return form;
  }
};
function definitions(className, entries) {
  const list = el("dl", { className });
  for (const [name, value2] of entries) {
    list.append(el("div", {}, el("dt", {}, name), el("dd", {}, value2)));
  }
  return list;
}

// ../../cti-server/src/main/web/softphone.ts
var KEPT = "strowger.session";
var REMEMBERED = "strowger.login";
var TOAST_MILLIS = 8e3;
var TITLE = document.title;
function toast(text, kind = "info") {
  const message = el("p", { className: `toast ${kind}`, role: kind === "error" ? "alert" : "status" }, text);
  byId("toasts").append(message);
  setTimeout(() => message.remove(), TOAST_MILLIS);
}
function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key) ?? "null") ?? void 0;
  } catch {
    return void 0;
  }
}
var Desk = class {
  constructor(userId, switchName, password, takeover, session) {
    this.userId = userId;
    this.switchName = switchName;
    this.agent = new AgentClient({
      url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/agent`,
      userId,
      switchName,
      takeover,
      clientName: "strowger-softphone",
      ...password === void 0 ? {} : { password },
      ...session ? { resume: session } : {}
    });
    this.#calls = new CallList(byId("calls"), this.agent, (what, action) => void this.perform(what, action));
    this.agent.on("state", (view) => this.#show(view));
    this.agent.on("connection", (state) => this.#connection(state));
    this.agent.on("offered", (call) => this.#offered(call));
    this.agent.on(
      "forced",
      (forced) => toast(`Your state was changed to ${forced.agentState ?? ""}${forced.text ? `: ${forced.text}` : ""}`)
    );
    this.agent.on("notice", (notice) => toast(`${notice.from}: ${notice.text}`));
    this.agent.on("ended", () => this.#keep());
    this.#timer = setInterval(() => this.#tick(), 1e3);
  }
  userId;
  switchName;
  agent;
  #calls;
  #timer;
  #view;
  #contact;
  #retryAt = 0;
  /** By this machine's clock: the server's may differ. */
  #since = 0;
  /** Does something for the agent; what the server refuses is said in its own sentence. */
  async perform(what, action) {
    try {
      await action();
      document.querySelectorAll(".toast.error").forEach((message) => message.remove());
      return true;
    } catch (error) {
      toast(error instanceof Refused ? `${what}: ${error.message}` : String(error), "error");
      return false;
    } finally {
      this.#keep();
    }
  }
  close() {
    clearInterval(this.#timer);
    this.#calls.show([]);
    document.title = TITLE;
  }
  #show(view) {
    if (view.state !== this.#view?.state || view.sinceMillis !== this.#view?.sinceMillis) {
      this.#since = Date.now();
    }
    this.#view = view;
    const calls = view.calls ?? [];
    const state = view.state?.replace("AGENT_STATE_", "").toLowerCase() ?? "unspecified";
    byId("state").textContent = stateText(view);
    byId("state-box").dataset.state = state;
    byId("pending").textContent = pendingText(view);
    byId("station-name").textContent = view.station ? `Station ${view.station}` : "";
    byId("link").hidden = !view.station || Boolean(view.linkUp);
    const loggedOn = Boolean(view.station);
    byId("log-on").hidden = loggedOn;
    byId("work").hidden = !loggedOn;
    byId("empty").hidden = calls.length > 0;
    for (const id of ["ready", "not-ready", "after-call-work"]) {
      byId(id).setAttribute("aria-pressed", String(id.replaceAll("-", "_") === state));
    }
    this.#calls.show(calls);
    const talking = calls.find((call) => call.contact && !call.parent) ?? calls.find((call) => call.contact);
    if (talking?.contact) {
      this.#contact = { id: talking.contact, name: talking.ani || talking.serial || "the caller" };
    }
    byId("wrap-up").hidden = !this.#contact;
    byId("wrap-up-name").textContent = this.#contact?.name ?? "";
    const ringing = calls.find((call) => call.state === "LOCAL_CONNECTION_STATE_ALERTING");
    document.title = ringing ? `☎ ${ringing.ani || "Call"}` : TITLE;
    this.#tick();
    this.#keep();
  }
  #offered(call) {
    byId("announcement").textContent = `A call from ${call.ani || "an unknown number"} rings.`;
    this.#keep();
  }
  #tick() {
    byId("since").textContent = this.#view ? duration(Date.now() - this.#since) : "";
    byId("retry-in").textContent = this.#retryAt > Date.now() ? ` Trying again in ${Math.ceil((this.#retryAt - Date.now()) / 1e3)} s.` : " Trying again …";
  }
  #connection(state) {
    const dot = byId("connection");
    switch (state.kind) {
      case "connecting":
        dot.dataset.connection = "connecting";
        dot.textContent = "Connecting";
        this.#retryAt = 0;
        break;
      case "established":
        dot.dataset.connection = "up";
        dot.textContent = "Connected";
        if (!byId("lost").hidden) {
          toast(state.resumed ? "The connection is back; nothing was missed." : "The connection is back with a new session.");
        }
        byId("lost").hidden = true;
        this.#keep();
        break;
      case "disconnected":
        dot.dataset.connection = "down";
        dot.textContent = "Not connected";
        byId("lost").hidden = false;
        this.#retryAt = Date.now() + state.retryMillis;
        break;
      case "sessionLost":
        toast(`The session was lost: ${state.text}`, "error");
        break;
      case "over":
        sessionStorage.removeItem(KEPT);
        break;
    }
    this.#tick();
  }
  #keep() {
    const session = this.agent.saved;
    if (session) {
      sessionStorage.setItem(KEPT, JSON.stringify({ userId: this.userId, switchName: this.switchName, session }));
    }
  }
  wrapUp(code, notes) {
    const contact = this.#contact;
    return contact ? this.perform("Wrap-up", () => this.agent.wrapUp(contact.id, code, notes)) : Promise.resolve(false);
  }
};
var desk;
function showLogin(text) {
  desk?.close();
  desk = void 0;
  byId("desk").hidden = true;
  byId("login").hidden = false;
  byId("lost").hidden = true;
  byId("login-error").textContent = text;
  byId(byId("user").value ? "password" : "user").focus();
}
async function enter(made) {
  desk = made;
  made.agent.on("connection", (state) => {
    if (state.kind === "over" && desk === made) {
      showLogin(state.reason === "CLIENT_CLOSED" ? "" : state.text);
    }
  });
  try {
    await made.agent.connect();
    byId("who").textContent = `Agent ${made.userId}`;
    byId("login").hidden = true;
    byId("desk").hidden = false;
    byId("password").value = "";
  } catch (error) {
    showLogin(error instanceof SessionOver ? error.message : String(error));
  }
}
function value(id) {
  return byId(id).value.trim();
}
function onSubmit(id, action) {
  byId(id).onsubmit = (event) => {
    event.preventDefault();
    action();
  };
}
function onClick(id, action) {
  byId(id).onclick = () => {
    if (desk) {
      action(desk);
    }
  };
}
function start() {
  const remembered = read(localStorage, REMEMBERED);
  byId("user").value = remembered?.userId ?? "";
  byId("switch").value = new URLSearchParams(location.search).get("switch") ?? remembered?.switchName ?? "";
  byId("station").value = remembered?.station ?? "";
  onSubmit("login-form", () => {
    byId("login-error").textContent = "";
    const password = byId("password").value;
    void enter(new Desk(value("user"), value("switch"), password, byId("takeover").checked));
  });
  onSubmit("log-on", () => {
    const now = desk;
    if (now) {
      const station = value("station");
      localStorage.setItem(REMEMBERED, JSON.stringify({ userId: now.userId, switchName: now.switchName, station }));
      void now.perform("Log on", () => now.agent.logOn(station));
    }
  });
  onClick("ready", (now) => void now.perform("Ready", () => now.agent.ready()));
  onSubmit("not-ready-form", () => {
    const now = desk;
    if (now) {
      void now.perform("Not ready", () => now.agent.notReady(Number(value("reason") || 0)));
    }
  });
  onClick("after-call-work", (now) => void now.perform("After-call work", () => now.agent.afterCallWork()));
  onClick("log-off", (now) => void now.perform("Log off", () => now.agent.logOff()));
  onClick("leave", (now) => void now.agent.logout());
  onClick("retry", (now) => now.agent.session.retryNow());
  onSubmit("dial", () => {
    const now = desk;
    if (now) {
      void now.perform("Call", () => now.agent.makeCall(value("destination")));
    }
  });
  onSubmit("wrap-up", () => {
    const now = desk;
    if (now) {
      void now.wrapUp(value("code"), value("notes")).then((done) => {
        if (done) {
          byId("wrap-up").reset();
          toast("Wrap-up saved.");
        }
      });
    }
  });
  addEventListener("online", () => desk?.agent.session.retryNow());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      desk?.agent.session.retryNow();
    }
  });
  const kept = read(sessionStorage, KEPT);
  if (kept) {
    sessionStorage.removeItem(KEPT);
    void enter(new Desk(kept.userId, kept.switchName, void 0, false, kept.session));
  } else {
    showLogin("");
  }
}
start();
