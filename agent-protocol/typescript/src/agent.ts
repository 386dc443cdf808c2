import { Emitter } from "./emitter.js";
import type {
  CallKey,
  CallView,
  Command,
  ContactId,
  PushObservationBegan,
  PushObservationEnded,
  PushStateForced,
  TopicStateAgentView,
} from "./messages.js";
import * as protocol from "./protocol.js";
import type { Reason } from "./refusals.js";
import type { ConnectionState, Outcome, SavedSession, SessionOptions, TopicUpdate } from "./session.js";
import { Session } from "./session.js";

export interface AgentOptions extends SessionOptions {
  /** The switch that stations are meant on. */
  switchName: string;
}

export interface AgentEvents {
  /** A call rings at the agent's station; everything for the screen is in it. Once a call. */
  offered: CallView;
  /** A call at the agent's station is over for him. */
  ended: { call: CallKey; cause: string };
  /** The agent's state and his calls, whenever one of them changes. */
  state: TopicStateAgentView;
  /** The server changed the agent's state, not he himself. */
  forced: PushStateForced;
  /** Somebody tells the agent something. */
  notice: { from: string; text: string };
  observationBegan: PushObservationBegan;
  observationEnded: PushObservationEnded;
  /** The newest state of any topic, the agent's own included. */
  topic: TopicUpdate;
  connection: ConnectionState;
}

/** The server said no; the message is a sentence for people that says what to do. */
export class Refused extends Error {
  constructor(
    readonly reason: Reason | undefined,
    readonly detail: string,
  ) {
    super(protocol.sentence(reason, detail));
    this.name = "Refused";
  }
}

/**
 * An agent's desktop. What is asked for gives a promise, settled when it is done and rejected with {@link Refused} when it is not.
 *
 * ```ts
 * const agent = new AgentClient({ url: "wss://cti.example.com:9410/agent", userId: "1001", password, switchName: "CM" });
 * agent.on("offered", (call) => agent.answer(call.call!));
 * await agent.connect();
 * await agent.logOn("5001");
 * await agent.ready();
 * ```
 */
export class AgentClient extends Emitter<AgentEvents> {
  /** What lies below, for what is not named here. */
  readonly session: Session;
  readonly #switchName: string;
  #state: TopicStateAgentView | undefined;

  constructor(options: AgentOptions) {
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
  connect(): Promise<void> {
    return this.session.connect();
  }

  /** The agent's last known state; undefined while none has come. */
  get state(): TopicStateAgentView | undefined {
    return this.#state;
  }

  /** What another page needs to go on with this session. */
  get saved(): SavedSession | undefined {
    return this.session.saved;
  }

  /** Ends the session; an agent who is logged on at a station is logged off. */
  logout(): Promise<void> {
    return this.session.logout();
  }

  /** Any command. */
  async perform(command: Command): Promise<Outcome> {
    const outcome = await this.session.request(command);
    if (outcome.reason !== "NONE") {
      throw new Refused(outcome.reason, outcome.detail);
    }
    return outcome;
  }

  /** Logs the agent on at a station. */
  logOn(station: string): Promise<Outcome> {
    return this.perform({ logOn: { switchName: this.#switchName, station } });
  }

  /** Logs the agent off; the session stays. */
  logOff(reasonCode = 0): Promise<Outcome> {
    return this.perform({ logOff: { reasonCode } });
  }

  /** Ready for calls; manual = for one, then after-call work until the agent says otherwise. */
  ready(manual = false): Promise<Outcome> {
    return this.perform({ setReady: { manual } });
  }

  notReady(reasonCode = 0): Promise<Outcome> {
    return this.perform({ setNotReady: { reasonCode } });
  }

  afterCallWork(): Promise<Outcome> {
    return this.perform({ setAfterCallWork: {} });
  }

  answer(call: CallKey): Promise<Outcome> {
    return this.perform({ answerCall: { call } });
  }

  hold(call: CallKey): Promise<Outcome> {
    return this.perform({ holdCall: { call } });
  }

  retrieve(call: CallKey): Promise<Outcome> {
    return this.perform({ retrieveCall: { call } });
  }

  /** Leaves a call. */
  clearConnection(call: CallKey): Promise<Outcome> {
    return this.perform({ clearConnection: { call } });
  }

  makeCall(destination: string): Promise<Outcome> {
    return this.perform({ makeCall: { destination } });
  }

  /** Holds a call and calls somebody about it; the outcome names the new call. */
  consult(call: CallKey, destination: string): Promise<Outcome> {
    return this.perform({ consultationCall: { call, destination } });
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

  /** Leaves the active call, takes the held one back. */
  reconnect(activeCall: CallKey, heldCall: CallKey): Promise<Outcome> {
    return this.perform({ reconnectCall: { activeCall, heldCall } });
  }

  /** Holds the active call, takes the held one back. */
  alternate(activeCall: CallKey, heldCall: CallKey): Promise<Outcome> {
    return this.perform({ alternateCall: { activeCall, heldCall } });
  }

  /** Sends tones into a call: 0-9, A-D, * and #. */
  sendTones(call: CallKey, tones: string): Promise<Outcome> {
    return this.perform({ sendDtmfTone: { call, tones } });
  }

  /** Attaches data to the contact of a call. */
  attachData(call: CallKey, data: Record<string, string>): Promise<Outcome> {
    return this.perform({ attachCallData: { call, data } });
  }

  /** What became of a contact. */
  wrapUp(contact: ContactId, code: string, notes = ""): Promise<Outcome> {
    return this.perform({ setWrapUp: { contact, code, notes } });
  }
}
