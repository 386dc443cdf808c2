import type {
  AgentState,
  CallView,
  DeskSiteReasonUse,
  LocalConnectionState,
  ObservationMode,
  ServerMessageDesk,
  TopicStateAgentView,
  WorkMode,
} from "@strowger/client";

const STATES: Record<AgentState, string> = {
  AGENT_STATE_UNSPECIFIED: "Unknown",
  AGENT_STATE_LOGGED_OUT: "Logged out",
  AGENT_STATE_NOT_READY: "Not ready",
  AGENT_STATE_READY: "Ready",
  AGENT_STATE_RESERVED: "A call is coming",
  AGENT_STATE_ALERTING: "Ringing",
  AGENT_STATE_TALKING: "On a call",
  AGENT_STATE_HELD: "Call on hold",
  AGENT_STATE_AFTER_CALL_WORK: "After-call work",
};

const CONNECTIONS: Record<LocalConnectionState, string> = {
  LOCAL_CONNECTION_STATE_UNSPECIFIED: "",
  LOCAL_CONNECTION_STATE_NULL: "Over",
  LOCAL_CONNECTION_STATE_INITIATE: "Dialling",
  LOCAL_CONNECTION_STATE_ALERTING: "Ringing",
  LOCAL_CONNECTION_STATE_CONNECT: "Connected",
  LOCAL_CONNECTION_STATE_HOLD: "On hold",
  LOCAL_CONNECTION_STATE_QUEUED: "Queued",
  LOCAL_CONNECTION_STATE_FAIL: "Busy",
};

const WORK_MODES: Record<string, string> = {
  LOGGED_OUT: "logged out",
  AUX: "not ready",
  ACW: "after-call work",
  AUTO_IN: "ready",
  MANUAL_IN: "ready for one call",
};

const OBSERVING: Partial<Record<ObservationMode, string>> = {
  OBSERVATION_MODE_LISTEN: "Listening to",
  OBSERVATION_MODE_WHISPER: "Whispering to",
};

const MODES: Record<ObservationMode, string> = {
  OBSERVATION_MODE_UNSPECIFIED: "is at",
  OBSERVATION_MODE_LISTEN: "listens to",
  OBSERVATION_MODE_WHISPER: "whispers into",
  OBSERVATION_MODE_JOIN: "has joined",
  OBSERVATION_MODE_INTERCEPT: "takes over",
};

/** Codes below this one are the site's. */
const SITE_CODES = 100;

/** What things are called, with the names of reason codes that the server gave. */
export class Words {
  readonly #names = new Map<string, string>();
  readonly #site = new Map<DeskSiteReasonUse, [number, string][]>();

  constructor(desk: ServerMessageDesk = {}) {
    for (const { use, code, name } of desk.reasons ?? []) {
      if (use && name) {
        this.#names.set(`${use} ${code ?? 0}`, name);
        if ((code ?? 0) < SITE_CODES) {
          this.#site.set(use, [...(this.#site.get(use) ?? []), [code ?? 0, name]]);
        }
      }
    }
  }

  /** The site's reason codes that have a name. */
  reasons(use: DeskSiteReasonUse): [number, string][] {
    return this.#site.get(use) ?? [];
  }

  reason(use: DeskSiteReasonUse, code: number): string {
    return this.#names.get(`${use} ${code}`) ?? `reason ${code}`;
  }

  /** What the agent is doing, in a few words; undefined = nothing is known yet. */
  state(view: TopicStateAgentView | undefined): string {
    const state = view?.state ?? "AGENT_STATE_UNSPECIFIED";
    const text = STATES[state] ?? state;
    const code = state === "AGENT_STATE_NOT_READY" ? (view?.reasonCode ?? 0) : 0;
    const named = this.#names.has(`DESK_SITE_REASON_USE_NOT_READY ${code}`);
    return state === "AGENT_STATE_NOT_READY" && (code > 0 || named)
      ? `${text}: ${this.reason("DESK_SITE_REASON_USE_NOT_READY", code)}`
      : text;
  }

  /** What will be so when the call is over; empty when nothing is pending. */
  pending(view: TopicStateAgentView | undefined): string {
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
}

/** A work mode as a forced change names it. */
export function workMode(name: string | WorkMode): string {
  return WORK_MODES[name.replace("WORK_MODE_", "")] ?? name;
}

/** How a call is at the agent's station. */
export function connectionText(call: CallView): string {
  if (isBusy(call)) {
    return "Busy";
  }
  // Who called is connected as soon as he has dialled, and talks to nobody yet.
  return call.alerting && call.state === "LOCAL_CONNECTION_STATE_CONNECT"
    ? "Ringing there"
    : (CONNECTIONS[call.state ?? "LOCAL_CONNECTION_STATE_UNSPECIFIED"] ?? "");
}

/** Whether the call found its destination busy: who called hears the tone, and is himself connected. */
export function isBusy(call: CallView): boolean {
  return call.state === "LOCAL_CONNECTION_STATE_FAIL" || Boolean(call.failed);
}

/** What a supervisor is told that he does. */
export function observing(mode: ObservationMode | undefined): string {
  return OBSERVING[mode ?? "OBSERVATION_MODE_UNSPECIFIED"] ?? "At the call of";
}

/** What a supervisor does at a call. */
export function observation(mode: ObservationMode | undefined): string {
  return MODES[mode ?? "OBSERVATION_MODE_UNSPECIFIED"] ?? "is at";
}

/** A state as a class of the style sheet. */
export function stateClass(state: AgentState | undefined): string {
  return (state ?? "unknown").replace("AGENT_STATE_", "").toLowerCase();
}
