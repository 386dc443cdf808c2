import type { CallView } from "@strowger/client";
import type { Desk } from "./desk.js";
import { partyOf } from "./desk.js";
import { byId, el } from "./dom.js";

const KEYS: [string, string][] = [
  ["1", ""], ["2", "ABC"], ["3", "DEF"], ["4", "GHI"], ["5", "JKL"], ["6", "MNO"],
  ["7", "PQRS"], ["8", "TUV"], ["9", "WXYZ"], ["*", ""], ["0", "+"], ["#", ""],
];
const NAMES: Record<string, string> = { "*": "star", "#": "hash" };

/** Twelve keys: for the number to call, and during a call for tones into it. */
export class Keypad {
  readonly #number = byId<HTMLInputElement>("destination");
  #call: CallView | undefined;

  constructor(private readonly desk: Desk) {
    const keys = byId("keys");
    keys.replaceChildren(
      ...KEYS.map(([key, letters]) =>
        el(
          "button",
          { type: "button", ...(NAMES[key] ? { "aria-label": NAMES[key] } : {}), "data-letters": letters, onclick: () => this.#press(key) },
          key,
        ),
      ),
    );
    keys.onkeydown = (event) => {
      if (KEYS.some(([key]) => key === event.key)) {
        event.preventDefault();
        this.#press(event.key);
      }
    };
    byId("keypad-toggle").onclick = () => this.#open(byId("keypad").hidden);
    this.#open(false);
  }

  /** The calls at the station now. */
  show(calls: CallView[], station: string): void {
    const before = this.#call;
    this.#call = calls.find((call) => call.state === "LOCAL_CONNECTION_STATE_CONNECT");
    byId("keypad-title").textContent = this.#call ? `Tones to ${partyOf(this.#call, station)}` : "Keypad";
    if (Boolean(before) !== Boolean(this.#call)) {
      byId("tones").textContent = "";
    }
  }

  #open(open: boolean): void {
    byId("keypad").hidden = !open;
    byId("keypad-toggle").setAttribute("aria-expanded", String(open));
  }

  #press(key: string): void {
    const call = this.#call?.call;
    if (call) {
      byId("tones").textContent += key;
      void this.desk.perform("Tone", () => this.desk.agent.sendTones(call, key));
    } else {
      this.#number.value += key;
    }
  }
}
