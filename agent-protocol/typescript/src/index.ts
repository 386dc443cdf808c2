export { AgentClient, Refused } from "./agent.js";
export type { AgentEvents, AgentOptions } from "./agent.js";
export { Session, SessionOver } from "./session.js";
export type {
  Clock,
  ConnectionState,
  Outcome,
  SavedSession,
  SessionEvents,
  SessionOptions,
  TopicUpdate,
  WebSocketLike,
} from "./session.js";
export { REFUSALS } from "./refusals.js";
export type { Reason } from "./refusals.js";
export type * from "./messages.js";
