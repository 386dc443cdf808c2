import { AgentCommands } from "./commands.js";
import type {
  CallKey,
  CallView,
  ClientMessageSearch,
  ItemView,
  Push,
  PushAttributesChanged,
  PushCallbackOffered,
  PushHelpEnded,
  PushHelpRequested,
  PushMessageReceived,
  PushObservationBegan,
  PushObservationEnded,
  PushSkillsChanged,
  PushStateForced,
  PushTeamOutcome,
  ServerMessageFound,
  TopicStateAgentView,
  TopicStateAlertView,
} from "./messages.js";
import type { Refused } from "./refused.js";
import type { ConnectionState, Outcome, SessionOptions, TopicUpdate } from "./session.js";
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
  /** A customer is to be called back; `dialCallback` calls him now, `rejectCallback` leaves him to another agent. */
  callbackOffered: PushCallbackOffered;
  /** Somebody at another desk says something. */
  message: PushMessageReceived;
  /** To a supervisor: an agent asks for help. */
  helpRequested: PushHelpRequested;
  /** A request for help is over. */
  helpEnded: PushHelpEnded;
  /** To a supervisor: what became of a command for a team, agent by agent. */
  teamOutcome: PushTeamOutcome;
  /** To a supervisor: an item of a board has crossed its threshold, or is back. */
  threshold: TopicStateAlertView;
  /** A supervisor changed the agent's skills. */
  skillsChanged: PushSkillsChanged;
  /** A supervisor changed the agent's attributes. */
  attributesChanged: PushAttributesChanged;
  /** An item of work is offered, which `acceptItem` takes and `rejectItem` leaves to another agent; or one of the agent's is over. */
  item: ItemView;
  /** The newest state of any topic, the agent's own included. */
  topic: TopicUpdate;
  /** A topic is not read any more. */
  topicEnded: string;
  connection: ConnectionState;
}

/**
 * An agent's desktop, or with the role of a supervisor his. What is asked for gives a promise, settled when it is done and rejected with {@link Refused} when it is not.
 *
 * ```ts
 * const agent = new AgentClient({ url: "wss://cti.example.com:9410/agent", userId: "1001", password, switchName: "CM" });
 * agent.on("offered", (call) => agent.answer(call.call!));
 * await agent.connect();
 * await agent.logOn("5001");
 * await agent.ready();
 * ```
 */
export class AgentClient extends AgentCommands<AgentEvents> {
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
    this.session.on("topicEnded", (topic) => this.emit("topicEnded", topic));
    this.session.on("push", (push) => this.#pushed(push));
  }

  #pushed(push: Push): void {
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
  get state(): TopicStateAgentView | undefined {
    return this.#state;
  }

  /** Logs the agent on at a station of the switch in the options. */
  logOn(station: string, switchName = this.#switchName): Promise<Outcome> {
    return this.perform({ logOn: { switchName, station } });
  }

  /** Looks into the directory: who is free, and to whom a call may be sent on. */
  search(search: Omit<ClientMessageSearch, "queryId">): Promise<ServerMessageFound> {
    return this.session.search(search);
  }

  /** Reads topics besides the agent's own, now and after every loss: boards, teams, other agents. */
  subscribe(...patterns: string[]): void {
    this.session.subscribe(...patterns);
  }

  unsubscribe(...patterns: string[]): void {
    this.session.unsubscribe(...patterns);
  }
}
