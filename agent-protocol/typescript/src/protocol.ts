import type { Reason } from "./refusals.js";
import { REFUSALS } from "./refusals.js";

/** The subprotocol of WebSocket that carries one message as JSON in each text. */
export const SUBPROTOCOL = "strowger.v1.json";

/** Versions of the protocol that this client speaks. */
export const VERSION_MIN = 1;
export const VERSION_MAX = 1;

/** A side that has heard nothing for so many intervals takes the connection for lost. */
export const HEARTBEATS_MISSED_MAX = 2;
/** The share of an interval after which a message of the server is answered with a heartbeat. */
export const HEARTBEAT_DUE_SHARE = 0.9;
/** An acknowledgement is sent after so many pushes, or after so many milliseconds. */
export const ACKNOWLEDGE_PUSHES_MAX = 16;
export const ACKNOWLEDGE_MILLIS_MAX = 200;
/** Requests that may wait for their outcome; more are refused here with BUSY. */
export const REQUESTS_OUTSTANDING_MAX = 128;
/** The share of the server's rate limit that requests may take. */
export const REQUESTS_SHARE = 0.8;
/** Longest time from an open connection to a session. */
export const HANDSHAKE_MILLIS_MAX = 45_000;

const BY_CODE = new Map<number, Reason>(
  (Object.keys(REFUSALS) as Reason[]).map((reason) => [REFUSALS[reason].code, reason]),
);

/** A reason as Refused and Closing have it; the name is undefined when this build does not know the code. */
export function reasonOfCode(code: number | undefined): Reason | undefined {
  return BY_CODE.get(code ?? 0);
}

const PREFIX = "REFUSAL_REASON_";

/** A reason as RequestOutcome has it; undefined when this build does not know it. */
export function reasonOfName(name: string | undefined): Reason | undefined {
  const short = name?.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
  return short !== undefined && Object.hasOwn(REFUSALS, short) ? (short as Reason) : undefined;
}

/** A person or an administrator must do something first: connecting again would not help, or would do harm. */
export function isFinal(reason: Reason | undefined): boolean {
  return kind(reason) === "FINAL";
}

/** The session is gone, but a new one may be had. */
export function isEndOfSession(reason: Reason | undefined): boolean {
  return kind(reason) === "END_OF_SESSION";
}

/** Passes by itself: the session that there is remains. */
export function isTransient(reason: Reason | undefined): boolean {
  return kind(reason) === "PASSING";
}

/** A reason that is not known is taken for one that passes. */
function kind(reason: Reason | undefined): string {
  return reason === undefined ? "PASSING" : REFUSALS[reason].kind;
}

/** What a reason means, with its particulars. */
export function sentence(reason: Reason | undefined, detail: string | undefined): string {
  const meaning = reason === undefined ? "the server is newer than this client and has another reason" : REFUSALS[reason].sentence;
  return detail ? `${meaning} (${detail})` : meaning;
}
