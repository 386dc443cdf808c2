import { Emitter } from "./emitter.js";
import type {
  ClientMessage,
  ClientMessageLogIntervals,
  ClientMessageLogStream,
  ClientMessageSearch,
  Command,
  Limits,
  Push,
  PushRequestOutcome,
  ServerMessage,
  ServerMessageClosing,
  ServerMessageDesk,
  ServerMessageFound,
  ServerMessageLogRow,
  ServerMessagePushed,
  ServerMessageRefused,
  ServerMessageSessionEstablished,
  ServerMessageSubscribed,
  ServerMessageTopic,
  ServerMessageWelcome,
  SessionRole,
} from "./messages.js";
import * as protocol from "./protocol.js";
import type { Query } from "./queries.js";
import { noConnection, Queries } from "./queries.js";
import type { Reason } from "./refusals.js";

/** What is used of a WebSocket; that of browsers, of Node and of the package ws have it. */
export interface WebSocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

/** Time and its timers. */
export interface Clock {
  now(): number;
  setTimeout(action: () => void, millis: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** What a session needs to go on in another page or process. Whoever has it has the session: treat it as a password. */
export interface SavedSession {
  sessionId: string;
  token: string;
  lastSequence: number;
  nextRequestId: number;
}

export interface SessionOptions {
  /** Where the server is, as in `wss://cti.example.com:9410/agent`. */
  url: string;
  userId: string;
  /** Empty where the client's certificate names the user. Left out: the session to resume is gone on with, and nothing is opened in its place. */
  password?: string;
  /** A signed token in place of the password. */
  loginToken?: string;
  role?: Exclude<SessionRole, "SESSION_ROLE_UNSPECIFIED">;
  /** Ends a session that the user has elsewhere; without it the login is refused then. */
  takeover?: boolean;
  /** Shown to operators. */
  clientName?: string;
  clientVersion?: string;
  /** The heartbeat interval to ask for; 0 = the server's. */
  heartbeatMillis?: number;
  /** Time after which a request without an outcome gets OUTCOME_UNKNOWN. */
  requestMillisMax?: number;
  /** First and longest pause before connecting again. */
  reconnectMillis?: { min: number; max: number };
  /** A session to go on with; when it is gone, a new one is opened. */
  resume?: SavedSession;
  /** Opens a WebSocket; the runtime's own otherwise. */
  webSocket?: (url: string, subprotocol: string) => WebSocketLike;
  clock?: Clock;
  /** From 0 to below 1; what pauses are drawn from. */
  random?: () => number;
}

/** How the session and its connection are. */
export type ConnectionState =
  | { kind: "connecting" }
  | { kind: "established"; resumed: boolean; sessionId: string }
  | { kind: "disconnected"; reason?: Reason; text: string; retryMillis: number }
  | { kind: "sessionLost"; reason?: Reason; text: string }
  | { kind: "over"; reason?: Reason; text: string };

/** What became of a request. */
export interface Outcome {
  requestId: number;
  /** NONE = done; undefined = a reason that this build does not know. */
  reason: Reason | undefined;
  detail: string;
  /** A call that the request made. */
  call?: PushRequestOutcome["call"];
}

/** A topic's newest state. */
export interface TopicUpdate {
  topic: string;
  version: number;
  state: ServerMessageTopic["state"];
}

export interface SessionEvents {
  /** Each once and in order; outcomes of requests are not among them. */
  push: Push;
  topic: TopicUpdate;
  /** A topic is not read any more: it has ended, or is not within the session's scope now. */
  topicEnded: string;
  /** The connection reads topics; patterns that role or scope do not allow are named in it. */
  subscribed: ServerMessageSubscribed;
  /** A row of the log. */
  logRow: ServerMessageLogRow;
  connection: ConnectionState;
}

interface Outstanding {
  command: Command;
  sentHere: boolean;
  timer: unknown;
  settle(outcome: Outcome): void;
}

type State = "idle" | "opening" | "greeting" | "loggingIn" | "resuming" | "attached" | "waiting" | "over";

const SYSTEM: Clock = {
  now: () => performance.now(),
  setTimeout: (action, millis) => setTimeout(action, millis),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/**
 * A session of any role: hello, login, resume, acknowledgements, heartbeats, requests. Connects again by itself after a random pause until it is over; what was
 * pushed meanwhile comes then, each once, and what was asked for without an outcome is asked again under its own number.
 */
export class Session extends Emitter<SessionEvents> {
  readonly #options: SessionOptions;
  readonly #clock: Clock;
  readonly #queries = new Queries();
  /** What is read, as it was given; told to the server anew on each connection. */
  readonly #patterns = new Set<string>();
  readonly #outstanding = new Map<number, Outstanding>();
  #state: State = "idle";
  #socket: WebSocketLike | undefined;
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
  #timers = new Map<string, unknown>();
  #roundTripMillis = -1;

  constructor(options: SessionOptions) {
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
  connect(): Promise<void> {
    if (this.#state !== "idle") {
      throw new Error("the session has been started already");
    }
    const first = new Promise<void>((resolve, reject) => {
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
  get isAttached(): boolean {
    return this.#state === "attached";
  }

  /** What another page needs to go on with this session; undefined when there is none. */
  get saved(): SavedSession | undefined {
    return this.#sessionId === ""
      ? undefined
      : {
          sessionId: this.#sessionId,
          token: this.#token,
          lastSequence: this.#lastSequence,
          nextRequestId: this.#nextRequestId,
        };
  }

  /** Time of the last heartbeat's journey there and back, -1 when there was none. */
  get roundTripMillis(): number {
    return this.#roundTripMillis;
  }

  /** Asks for something. Always settled and never rejected: a refusal is an outcome. */
  request(command: Command): Promise<Outcome> {
    const requestId = this.#nextRequestId++;
    return new Promise((resolve) => {
      const settle = (outcome: Outcome) => resolve(outcome);
      if (this.#state === "over") {
        settle({ requestId, reason: "SESSION_UNKNOWN", detail: "the session is over" });
      } else if (this.#outstanding.size >= protocol.REQUESTS_OUTSTANDING_MAX) {
        settle({ requestId, reason: "BUSY", detail: `at most ${protocol.REQUESTS_OUTSTANDING_MAX} requests may wait` });
      } else {
        const timer = this.#clock.setTimeout(
          () => this.#settle({ requestId, reason: "OUTCOME_UNKNOWN", detail: "no outcome in time" }),
          this.#options.requestMillisMax ?? 30_000,
        );
        this.#outstanding.set(requestId, { command, sentHere: false, timer, settle });
        this.#sendRequests();
      }
    });
  }

  /** Reads topics besides those that are read already, now and on every later connection: names, or beginnings of names that end with `/*`. */
  subscribe(...patterns: string[]): void {
    patterns.forEach((pattern) => this.#patterns.add(pattern));
    if (this.isAttached && patterns.length > 0) {
      this.#send({ subscribe: { queryId: this.#queries.number(), patterns } });
    }
  }

  /** Reads no longer what these patterns brought; they are taken back as they were given. */
  unsubscribe(...patterns: string[]): void {
    patterns.forEach((pattern) => this.#patterns.delete(pattern));
    if (this.isAttached && patterns.length > 0) {
      this.#send({ unsubscribe: { patterns } });
    }
  }

  /** Looks into the directory; rejected with Refused, also when there is no connection to ask on or it is lost meanwhile. */
  async search(search: Omit<ClientMessageSearch, "queryId">): Promise<ServerMessageFound> {
    const answer = await this.#ask((queryId) => ({
      search: { queryId, text: "", filter: "CLIENT_MESSAGE_SEARCH_FILTER_ALL", offset: 0, limit: 50, ...search },
    }));
    return answer.found ?? {};
  }

  /** What the desk of this user shows: who he is, the switches, and what reason codes are called; rejected as `search` is. */
  async readDesk(): Promise<ServerMessageDesk> {
    return (await this.#ask((queryId) => ({ readDesk: { queryId } }))).desk ?? {};
  }

  /** The codes that contacts of a skill may be given, empty = any; rejected as `search` is. */
  async readWrapUpCodes(skill: string): Promise<string[]> {
    return (await this.#ask((queryId) => ({ readWrapUpCodes: { queryId, skill } }))).wrapUpCodes?.codes ?? [];
  }

  async #ask(query: Query): Promise<ServerMessage> {
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
  readLog(
    stream: ClientMessageLogStream,
    position: string,
    window: number,
    intervals?: ClientMessageLogIntervals,
  ): { acknowledge(rows: number): void; stop(): void } {
    if (!this.isAttached) {
      throw noConnection();
    }
    const queryId = this.#queries.number();
    this.#send({ readLog: { queryId, stream, position, window, ...(intervals === undefined ? {} : { intervals }) } });
    const tell = (message: ClientMessage) => {
      if (this.isAttached) {
        this.#send(message);
      }
    };
    return {
      acknowledge: (rows) => tell({ acknowledgeLog: { queryId, rows: String(rows) } }),
      stop: () => tell({ stopLog: { queryId } }),
    };
  }

  /** Ends the session; settled when it is over. */
  logout(): Promise<void> {
    if (this.#state === "over") {
      return Promise.resolve();
    }
    const over = new Promise<void>((resolve) => {
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
      this.#timer("logout", 2_000, () => this.abandon());
    } else {
      this.abandon();
    }
    return over;
  }

  /** Ends here without a word; the server keeps the session for its grace, and another page may go on with it. */
  abandon(): void {
    if (this.#state !== "over") {
      this.#over("CLIENT_CLOSED", "");
    }
  }

  /** Drops the connection as a failing network would; for tests and drills. */
  dropConnection(): void {
    if (this.#socket) {
      this.#lost(this.#socket, undefined, "dropped");
    }
  }

  /** Connects at once where a pause would have to pass first: the network is back, or a person says so. */
  retryNow(): void {
    if (this.#state === "waiting") {
      this.#open();
    }
  }

  // ---- the connection

  #open(): void {
    this.#state = "opening";
    this.#clearTimers();
    this.emit("connection", { kind: "connecting" });
    this.#timer("handshake", protocol.HANDSHAKE_MILLIS_MAX, () => this.#fail(undefined, "no session in time"));
    let socket: WebSocketLike;
    try {
      const make = this.#options.webSocket ?? ((url, subprotocol) => new WebSocket(url, subprotocol) as WebSocketLike);
      socket = make(this.#options.url, protocol.SUBPROTOCOL);
    } catch (error) {
      this.#over(undefined, `no WebSocket can be made: ${String(error)}`);
      return;
    }
    this.#socket = socket;
    socket.onopen = () => {
      if (socket === this.#socket) {
        this.#state = "greeting";
        this.#send({
          hello: {
            versionMin: protocol.VERSION_MIN,
            versionMax: protocol.VERSION_MAX,
            clientName: this.#options.clientName ?? "strowger-web",
            clientVersion: this.#options.clientVersion ?? "",
            heartbeatMillis: this.#options.heartbeatMillis ?? 0,
          },
        });
      }
    };
    socket.onmessage = ((event: { data: unknown }) => {
      if (socket === this.#socket && typeof event.data === "string") {
        this.#received(event.data);
      }
    }) as WebSocketLike["onmessage"];
    socket.onclose = ((event: { reason?: string }) =>
      this.#lost(socket, undefined, event.reason || "the connection is lost")) as WebSocketLike["onclose"];
    socket.onerror = () => undefined;
  }

  #received(text: string): void {
    let message: ServerMessage;
    try {
      message = JSON.parse(text) as ServerMessage;
    } catch {
      this.#fail("BAD_FRAME", "the server sent no JSON");
      return;
    }
    this.#heardAt = this.#clock.now();
    if (this.#timers.has("heartbeat") && this.#heardAt - this.#heartbeatAt >= protocol.HEARTBEAT_DUE_SHARE * this.#heartbeatMillis) {
      // Browsers let the timers of a hidden page run once a minute only. The server's own heartbeats come in time.
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

  #welcome(welcome: ServerMessageWelcome): void {
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
        resume: { sessionId: this.#sessionId, token: this.#token, lastSequence: String(this.#lastSequence) },
      });
    }
  }

  #login(): void {
    const { userId, password, loginToken } = this.#options;
    if (password === undefined && loginToken === undefined) {
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
        ...(loginToken === undefined ? {} : { loginToken }),
      },
    });
  }

  /** Shows life once an interval, and looks whether the server does. */
  #heartbeat(): void {
    if (this.#clock.now() - this.#heardAt >= protocol.HEARTBEATS_MISSED_MAX * this.#heartbeatMillis) {
      this.#fail("HEARTBEAT_MISSED", "");
      return;
    }
    this.#heartbeatAt = this.#clock.now();
    this.#send({ heartbeat: { sentMillis: String(Math.max(1, Math.floor(this.#clock.now()))) } });
    this.#timer("heartbeat", this.#heartbeatMillis, () => this.#heartbeat());
  }

  #established(established: ServerMessageSessionEstablished): void {
    const resuming = this.#state === "resuming";
    if ((!resuming && this.#state !== "loggingIn") || resuming !== (established.resumed ?? false)) {
      this.#fail("BAD_FRAME", "SessionEstablished is out of place");
      return;
    }
    const first = Number(established.firstSequence ?? 0);
    if (resuming && first > this.#lastSequence + 1) {
      // What lies between cannot be had any more: only a new session gives a state to rely on.
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

  #refused(refused: ServerMessageRefused): void {
    const requestId = Number(refused.requestId ?? 0);
    const reason = protocol.reasonOfCode(refused.code);
    const text = [refused.sentence, refused.detail].filter(Boolean).join(": ");
    if (Number(refused.queryId ?? 0) !== 0) {
      this.#queries.refused(refused);
    } else if (requestId !== 0) {
      this.#settle({ requestId, reason, detail: refused.detail ?? "" });
    } else if (this.#state === "resuming" || this.#state === "loggingIn") {
      if (protocol.isTransient(reason)) {
        this.#fail(reason, text);
      } else if (this.#state === "loggingIn" || protocol.isFinal(reason)) {
        this.#over(reason, text);
      } else {
        this.#lose(reason, text);
        this.#login();
      }
    }
  }

  #pushed(pushed: ServerMessagePushed): void {
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
          reason: protocol.reasonOfName(outcome.reason),
          detail: outcome.detail ?? "",
          ...(outcome.call ? { call: outcome.call } : {}),
        });
      } else if (push && Object.keys(push).length > 0) {
        this.emit("push", push);
      }
    }
  }

  #acknowledgeSoon(): void {
    if (this.#lastSequence - this.#acknowledged >= protocol.ACKNOWLEDGE_PUSHES_MAX) {
      this.#acknowledge();
    } else if (this.#acknowledged < this.#lastSequence && !this.#timers.has("acknowledge")) {
      this.#timer("acknowledge", protocol.ACKNOWLEDGE_MILLIS_MAX, () => this.#acknowledge());
    }
  }

  #acknowledge(): void {
    this.#stop("acknowledge");
    if (this.#acknowledged < this.#lastSequence) {
      this.#acknowledged = this.#lastSequence;
      this.#send({ acknowledge: { sequence: String(this.#lastSequence) } });
    }
  }

  #closing(closing: ServerMessageClosing): void {
    const reason = protocol.reasonOfCode(closing.code);
    const text = [closing.sentence, closing.detail].filter(Boolean).join(": ");
    if (protocol.isFinal(reason)) {
      this.#over(reason, text);
      return;
    }
    if (protocol.isEndOfSession(reason)) {
      this.#lose(reason, text);
    }
    this.#fail(reason, text);
  }

  // ---- requests

  #setRate(limits: Limits | undefined): void {
    const perSecond = Math.max(1, (limits?.messagesPerSecond ?? 50) * protocol.REQUESTS_SHARE);
    const burst = Math.max(1, (limits?.burstMessages ?? 200) * protocol.REQUESTS_SHARE);
    this.#rate = { perSecond, burst, tokens: burst, at: this.#clock.now() };
  }

  /** Sends what was not sent on this connection, as fast as the server's limit allows. */
  #sendRequests(): void {
    if (this.#state !== "attached") {
      return;
    }
    const now = this.#clock.now();
    const rate = this.#rate;
    rate.tokens = Math.min(rate.burst, rate.tokens + ((now - rate.at) * rate.perSecond) / 1_000);
    rate.at = now;
    for (const [requestId, request] of this.#outstanding) {
      if (request.sentHere) {
        continue;
      }
      if (rate.tokens < 1) {
        this.#timer("pace", Math.ceil(((1 - rate.tokens) * 1_000) / rate.perSecond), () => this.#sendRequests());
        return;
      }
      rate.tokens -= 1;
      request.sentHere = true;
      this.#send({ request: { requestId: String(requestId), command: request.command } });
    }
  }

  #settle(outcome: Outcome): void {
    const request = this.#outstanding.get(outcome.requestId);
    if (request) {
      this.#outstanding.delete(outcome.requestId);
      this.#clock.clearTimeout(request.timer);
      request.settle(outcome);
    }
  }

  // ---- ends

  #send(message: ClientMessage): void {
    this.#socket?.send(JSON.stringify(message));
  }

  /** This connection is of no use any more; the session may be. */
  #fail(reason: Reason | undefined, text: string): void {
    if (this.#socket) {
      this.#lost(this.#socket, reason, protocol.sentence(reason, text));
    }
  }

  #lost(socket: WebSocketLike, reason: Reason | undefined, text: string): void {
    if (socket !== this.#socket || this.#state === "over") {
      return;
    }
    this.#detach();
    this.#state = "waiting";
    const { min, max } = this.#options.reconnectMillis ?? { min: 500, max: 15_000 };
    const pause = Math.min(max, min * 2 ** Math.min(this.#attempts++, 16));
    const retryMillis = Math.round(pause / 2 + (pause / 2) * (this.#options.random ?? Math.random)());
    this.#timer("reconnect", retryMillis, () => this.#open());
    this.emit("connection", { kind: "disconnected", ...(reason ? { reason } : {}), text, retryMillis });
  }

  #detach(): void {
    this.#clearTimers();
    const socket = this.#socket;
    this.#socket = undefined;
    this.#queries.lost();
    for (const request of this.#outstanding.values()) {
      request.sentHere = false;
    }
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.onerror = () => undefined;
      try {
        socket.close(1000);
      } catch {
        // One that never opened.
      }
    }
  }

  /** The session is gone; whether its requests were done is not known, and a new session counts anew. */
  #lose(reason: Reason | undefined, text: string): void {
    this.#sessionId = "";
    this.#token = "";
    this.#lastSequence = 0;
    this.#acknowledged = 0;
    for (const requestId of [...this.#outstanding.keys()]) {
      this.#settle({ requestId, reason: "OUTCOME_UNKNOWN", detail: "the session is gone" });
    }
    this.emit("connection", { kind: "sessionLost", ...(reason ? { reason } : {}), text });
  }

  #over(reason: Reason | undefined, text: string): void {
    this.#state = "over";
    this.#detach();
    this.#sessionId = "";
    for (const requestId of [...this.#outstanding.keys()]) {
      this.#settle({ requestId, reason: "OUTCOME_UNKNOWN", detail: "the session is over" });
    }
    this.emit("connection", { kind: "over", ...(reason ? { reason } : {}), text });
  }

  #timer(name: string, millis: number, action: () => void): void {
    this.#stop(name);
    this.#timers.set(
      name,
      this.#clock.setTimeout(() => {
        this.#timers.delete(name);
        action();
      }, millis),
    );
  }

  #stop(name: string): void {
    this.#clock.clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  #clearTimers(): void {
    for (const name of [...this.#timers.keys()]) {
      this.#stop(name);
    }
  }
}

/** No session, and none will come by itself. */
export class SessionOver extends Error {
  constructor(
    readonly reason: Reason | undefined,
    text: string,
  ) {
    super(text || protocol.sentence(reason, ""));
    this.name = "SessionOver";
  }
}
