import type { ClientMessage, ServerMessage, ServerMessageRefused } from "./messages.js";
import * as protocol from "./protocol.js";
import { Refused } from "./refused.js";

/** A query under its number. */
export type Query = (queryId: string) => ClientMessage;

interface Waiting {
  resolve(answer: ServerMessage): void;
  reject(error: Refused): void;
}

/** Questions that are no commands: each has one answer, and none outlives its connection. */
export class Queries {
  readonly #waiting = new Map<string, Waiting>();
  #next = 1;

  /** A number for a query whose answers come otherwise. */
  number(): string {
    return String(this.#next++);
  }

  /** Asks; rejected with {@link Refused}, also when the connection is lost meanwhile. */
  ask(query: Query, send: (message: ClientMessage) => void): Promise<ServerMessage> {
    const queryId = this.number();
    return new Promise((resolve, reject) => {
      this.#waiting.set(queryId, { resolve, reject });
      send(query(queryId));
    });
  }

  answered(queryId: string | undefined, answer: ServerMessage): void {
    this.#take(queryId)?.resolve(answer);
  }

  /** False when nobody waits for it. */
  refused(refused: ServerMessageRefused): boolean {
    const waiting = this.#take(refused.queryId);
    waiting?.reject(new Refused(protocol.reasonOfCode(refused.code), refused.detail ?? ""));
    return waiting !== undefined;
  }

  /** The connection is gone, and its queries with it. */
  lost(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    waiting.forEach((one) => one.reject(noConnection()));
  }

  #take(queryId: string | undefined): Waiting | undefined {
    const waiting = this.#waiting.get(queryId ?? "");
    this.#waiting.delete(queryId ?? "");
    return waiting;
  }
}

/** There is no connection to ask on. */
export function noConnection(): Refused {
  return new Refused("SESSION_UNKNOWN", "not connected");
}
