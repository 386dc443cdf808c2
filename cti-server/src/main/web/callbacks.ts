import type { PushCallbackOffered } from "@strowger/client";
import type { Desk } from "./desk.js";
import { button, byId, definitions, duration, el } from "./dom.js";

/** Customers who are to be called back by this agent. */
export class Callbacks {
  readonly #offers = new Map<string, { element: HTMLElement; until: number; left: HTMLElement }>();

  constructor(private readonly desk: Desk) {
    desk.agent.on("callbackOffered", (offered) => this.#offered(offered));
    byId("callbacks").replaceChildren();
  }

  tick(): void {
    for (const [key, offer] of this.#offers) {
      offer.left.textContent = duration(offer.until - Date.now());
      if (offer.until <= Date.now()) {
        // The server makes the call by itself now.
        this.#remove(key);
      }
    }
  }

  #offered({ callback, serial, previewMillis }: PushCallbackOffered): void {
    const id = callback?.callback;
    if (!callback || !id) {
      return;
    }
    const key = JSON.stringify(id);
    const left = el("span");
    const act = (text: string, action: () => Promise<unknown>, className = "") =>
      button(text, () => void this.desk.perform(text, action as never).then((done) => done && this.#remove(key)), className);
    const element = el(
      "article",
      { className: "call alerting", "aria-label": `Callback ${callback.number}` },
      el("header", {}, el("h3", { className: "number" }, callback.number ?? ""), el("span", { className: "badge" }, "Call back · ", left)),
      definitions("facts", [
        ["Skill", callback.skill ?? ""],
        ["Attempt", String((callback.attempts ?? 0) + 1)],
        ["Contact", serial ?? ""],
        ...(callback.text ? ([["About", callback.text]] as [string, string][]) : []),
      ]),
      el(
        "div",
        { className: "actions" },
        act("Call now", () => this.desk.agent.dialCallback(id), "primary"),
        act("Leave it to another agent", () => this.desk.agent.rejectCallback(id)),
      ),
    );
    this.#offers.set(key, { element, left, until: Date.now() + Number(previewMillis ?? 0) });
    byId("callbacks").append(element);
    byId("announcement").textContent = `A customer is to be called back: ${callback.number}.`;
    this.tick();
  }

  #remove(key: string): void {
    this.#offers.get(key)?.element.remove();
    this.#offers.delete(key);
  }
}
