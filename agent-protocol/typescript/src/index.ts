export { AgentClient } from "./agent.js";
export type { AgentEvents, AgentOptions } from "./agent.js";
export { Client } from "./client.js";
export { contactId, contactText } from "./contacts.js";
export { AgentCommands } from "./commands.js";
export { IvrClient } from "./ivr.js";
export type { IvrEvents } from "./ivr.js";
export { Refused } from "./refused.js";
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
