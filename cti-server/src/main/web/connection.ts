import type { ConnectionState } from "@strowger/client";
import { toast } from "./desk.js";
import { byId } from "./dom.js";

/** Shows how the connection is, and what that means for the agent's calls. */
export class ConnectionPanel {
  #retryAt = 0;
  /** A session stood, and is gone on with. */
  #resuming: boolean;

  constructor(resuming: boolean) {
    this.#resuming = resuming;
  }

  show(state: ConnectionState): void {
    switch (state.kind) {
      case "connecting":
        this.#retryAt = 0;
        this.#chip("connecting", this.#resuming ? "Resuming" : "Connecting");
        break;
      case "established":
        if (!byId("lost").hidden) {
          toast(state.resumed ? "The connection is back; nothing was missed." : "The connection is back with a new session.");
        }
        this.#resuming = true;
        byId("lost").hidden = true;
        this.#chip("up", "Connected");
        break;
      case "disconnected":
        this.#retryAt = Date.now() + state.retryMillis;
        byId("lost").hidden = false;
        this.#chip("down", "Not connected");
        break;
      case "sessionLost":
        this.#resuming = false;
        toast(`The session was lost: ${state.text}`, "error");
        break;
      case "over":
        this.#chip("off", state.reason === "SESSION_REPLACED" ? "Taken over" : "Not connected");
        break;
    }
    this.tick();
  }

  tick(): void {
    const seconds = Math.ceil((this.#retryAt - Date.now()) / 1_000);
    byId("retry-in").textContent = seconds > 0 ? ` Trying again in ${seconds} s.` : " Trying again …";
  }

  #chip(kind: string, text: string): void {
    byId("connection").dataset.connection = kind;
    byId("connection").textContent = text;
  }
}
