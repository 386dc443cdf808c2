import type { AgentState, LocalConnectionState, TopicStateAgentView } from "@strowger/client";

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

/** Reason codes that are the server's own; those below 1000 are the site's. */
const REASONS: Record<number, string> = {
  1000: "just logged on",
  1001: "a call was not answered",
  1002: "the connection was lost for too long",
  1003: "the station is out of service",
  1004: "set by a supervisor",
  1005: "logged off at the switch",
  1006: "somebody else is logged on at the station",
  1007: "the connection was lost",
};

/** What the agent is doing, in a few words; undefined = nothing is known yet. */
export function stateText(view: TopicStateAgentView | undefined): string {
  const state = view?.state ?? "AGENT_STATE_UNSPECIFIED";
  const text = STATES[state] ?? state;
  const reason = state === "AGENT_STATE_NOT_READY" ? view?.reasonCode : undefined;
  return reason ? `${text}: ${REASONS[reason] ?? `reason ${reason}`}` : text;
}

/** How a call is at the agent's station. */
export function connectionText(state: LocalConnectionState | undefined): string {
  return CONNECTIONS[state ?? "LOCAL_CONNECTION_STATE_UNSPECIFIED"] ?? "";
}

/** What will be so when the call is over; empty when nothing is pending. */
export function pendingText(view: TopicStateAgentView | undefined): string {
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
