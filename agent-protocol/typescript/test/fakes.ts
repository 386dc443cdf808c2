import type { Clock, SessionOptions, WebSocketLike } from "../src/index.js";
import { Session } from "../src/index.js";
import type { ClientMessage, ServerMessage } from "../src/index.js";

/** Time that a test steps. */
export class TestClock implements Clock {
  #now = 1_000;
  #last = 0;
  readonly #timers = new Map<number, { at: number; action: () => void }>();

  now(): number {
    return this.#now;
  }

  setTimeout(action: () => void, millis: number): unknown {
    this.#timers.set(++this.#last, { at: this.#now + millis, action });
    return this.#last;
  }

  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer as number);
  }

  /** Time goes by and no timer runs, as in a hidden page. */
  freeze(millis: number): void {
    this.#now += millis;
  }

  /** Goes on, and does what is due on the way in its order. */
  advance(millis: number): void {
    const end = this.#now + millis;
    for (;;) {
      const due = [...this.#timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];
      if (!due) {
        break;
      }
      this.#timers.delete(due[0]);
      this.#now = Math.max(this.#now, due[1].at);
      due[1].action();
    }
    this.#now = end;
  }
}

/** The server's end of a WebSocket, in the hands of a test. */
export class TestSocket implements WebSocketLike {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  closed = false;
  #sent: ClientMessage[] = [];

  send(text: string): void {
    this.#sent.push(JSON.parse(text) as ClientMessage);
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.onopen?.({} as never);
  }

  receive(message: ServerMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) } as never);
  }

  break(): void {
    this.onclose?.({} as never);
  }

  /** What was sent since the last look, heartbeats left out unless they are wanted. */
  taken(heartbeats = false): ClientMessage[] {
    const sent = this.#sent.filter((message) => heartbeats || !message.heartbeat);
    this.#sent = [];
    return sent;
  }
}

/** A session against a server that the test plays. */
export class Stage {
  readonly clock = new TestClock();
  readonly sockets: TestSocket[] = [];
  readonly states: string[] = [];
  readonly pushes: string[] = [];
  readonly topics: string[] = [];
  readonly session: Session;

  constructor(options: Partial<SessionOptions> = {}, withPassword = true) {
    this.session = new Session({
      url: "ws://test/agent",
      userId: "1001",
      ...(withPassword ? { password: "secret" } : {}),
      clock: this.clock,
      random: () => 0,
      webSocket: () => {
        const socket = new TestSocket();
        this.sockets.push(socket);
        return socket;
      },
      ...options,
    });
    this.session.on("connection", (state) => this.states.push(state.kind));
    this.session.on("push", (push) => this.pushes.push(Object.keys(push)[0] ?? ""));
    this.session.on("topic", (update) => this.topics.push(`${update.topic} ${update.version}`));
  }

  get socket(): TestSocket {
    return this.sockets[this.sockets.length - 1]!;
  }

  greet(heartbeatMillis = 10_000): void {
    this.socket.open();
    this.socket.receive({ welcome: { version: 1, serverName: "test", heartbeatMillis } });
  }

  establish(resumed = false, firstSequence = "1"): void {
    this.greet();
    this.socket.receive({
      sessionEstablished: {
        sessionId: "s1",
        token: "AQID",
        firstSequence,
        resumed,
        limits: { messagesPerSecond: 50, burstMessages: 200 },
      },
    });
  }

  /** A session that stands, with everything before it taken. */
  static attached(options: Partial<SessionOptions> = {}): Stage {
    const stage = new Stage(options);
    stage.session.connect().catch(() => undefined);
    stage.establish();
    stage.socket.taken();
    return stage;
  }

  notice(sequence: number): void {
    this.socket.receive({ pushed: { sequence: String(sequence), push: { notice: { text: `n${sequence}` } } } });
  }
}
