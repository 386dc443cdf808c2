import type { AgentClient, CallKey, CallView, DirectoryEntry, Outcome } from "@strowger/client";
import { Refused } from "@strowger/client";
import { byId, el } from "./dom.js";
import type { Words } from "./words.js";

const TOAST_MILLIS = 8_000;
/** So many are shown at once; older ones give way. */
const TOASTS_MAX = 3;

/** What every part of the page works with. */
export interface Desk {
  readonly agent: AgentClient;
  readonly userId: string;
  /** Names of codes; other ones after the server has told them. */
  words: Words;
  /** The server's time now, as far as it is known. */
  now(): number;
  /** Does something for the agent; what the server refuses is said in its own sentence. True when it was done. */
  perform(what: string, action: () => Promise<Outcome>): Promise<boolean>;
  /** The name of an agent where it is known, else his id. */
  nameOf(agentId: string): string;
  /** The same, and asks the directory where it is not known. */
  find(agentId: string): Promise<string>;
  /** Notes names that the directory gave. */
  learn(entries: DirectoryEntry[]): void;
}

/** Says something for a while. */
export function toast(text: string, kind: "info" | "error" = "info"): void {
  const message = el("p", { className: `toast ${kind}`, role: kind === "error" ? "alert" : "status" }, text);
  byId("toasts").append(message);
  while (byId("toasts").childElementCount > TOASTS_MAX) {
    byId("toasts").firstElementChild?.remove();
  }
  setTimeout(() => message.remove(), TOAST_MILLIS);
}

export function said(error: unknown): string {
  return error instanceof Refused ? error.message : String(error);
}

/** A call's identity as a text. */
export function keyOf(call: CallKey | undefined): string {
  return `${call?.switchName}/${call?.callId}/${call?.generation}`;
}

/** Whom a call is with, for people: the number that was called where the station itself called. */
export function partyOf(call: CallView, station: string | undefined): string {
  const number = call.ani && call.ani !== station ? call.ani : call.dnis || call.ani;
  return (call.parent ? "Consultation about " : "") + (number || "unknown number");
}

/**
 * The server's clock, learned from times that have just passed there: this machine's may be wrong. The smallest difference seen is the nearest to the truth.
 */
export class ServerClock {
  #ahead = Infinity;

  /** Something happened at the server at this time, and is known here now. */
  learn(millis: number): void {
    if (millis > 0) {
      this.#ahead = Math.min(this.#ahead, Date.now() - millis);
    }
  }

  now(): number {
    return Date.now() - (Number.isFinite(this.#ahead) ? this.#ahead : 0);
  }
}
