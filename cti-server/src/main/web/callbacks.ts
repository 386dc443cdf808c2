import type { CallbackState, ContactId, PushCallbackOffered, TopicStateCallbackView } from "@strowger/client";
import type { Desk } from "./desk.js";
import { toast } from "./desk.js";
import { button, byId, definitions, duration, el, updateChildren } from "./dom.js";

const STATES: Partial<Record<CallbackState, string>> = {
  CALLBACK_STATE_SCHEDULED: "for later",
  CALLBACK_STATE_WAITING: "waits for an agent",
  CALLBACK_STATE_OFFERED: "offered",
  CALLBACK_STATE_DIALLING: "is being called",
  CALLBACK_STATE_PAUSED: "tried again later",
};

/** States in which nobody is calling yet. */
const OPEN: CallbackState[] = ["CALLBACK_STATE_SCHEDULED", "CALLBACK_STATE_WAITING", "CALLBACK_STATE_PAUSED"];

/** Customers who are to be called back: by this agent, because he arranged it, which he may take back until somebody calls, or for a skill that a supervisor looks after. */
export class Callbacks {
  readonly #offers = new Map<string, { element: HTMLElement; until: number; left: HTMLElement }>();
  readonly #views = new Map<string, TopicStateCallbackView>();
  #supervised = false;

  constructor(private readonly desk: Desk) {
    desk.agent.on("callbackOffered", (offered) => this.#offered(offered));
    byId("callbacks").replaceChildren();
    byId("arranged").replaceChildren();
    byId("arranged-card").hidden = true;
    byId("open-callbacks-card").hidden = true;
    desk.agent.subscribe("callback/*");
    desk.agent.on("topic", ({ topic, state }) => state?.callbackView && this.#know(topic, state.callbackView));
    desk.agent.on("topicEnded", (topic) => this.#know(topic, undefined));
  }

  /** A supervisor sees all that he reads, which are those of his skills, too. */
  supervise(): void {
    this.#supervised = true;
  }

  async #cancel(callback: ContactId): Promise<void> {
    if (await this.desk.perform("Callback", () => this.desk.agent.cancelCallback(callback))) {
      toast("The callback is taken back.");
    }
  }

  #know(topic: string, view: TopicStateCallbackView | undefined): void {
    if (view) {
      this.#views.set(topic, view);
    } else if (!this.#views.delete(topic)) {
      return;
    }
    this.#show();
  }

  #show(): void {
    const views = [...this.#views];
    const arranged = views.filter(([, view]) => view.arranger === this.desk.userId);
    updateChildren(byId("arranged"), arranged.map(([key, each]) => this.#row(key, each, "Take it back")));
    byId("arranged-card").hidden = arranged.length === 0;
    const supervised = this.#supervised ? views : [];
    byId("open-callbacks-card").hidden = supervised.length === 0;
    updateChildren(byId("open-callbacks"), supervised.map(([key, each]) => this.#row(key, each, "Cancel")));
  }

  #row(key: string, { callback, number, skill, state, attempts, notBeforeMillis, text }: TopicStateCallbackView, takeBack: string): HTMLElement {
    const later = Number(notBeforeMillis ?? 0);
    const facts = [
      skill,
      STATES[state ?? "CALLBACK_STATE_UNSPECIFIED"] ?? "",
      state === "CALLBACK_STATE_SCHEDULED" && later ? `not before ${new Date(later).toLocaleString([], { dateStyle: "short", timeStyle: "short" })}` : "",
      attempts ? `${attempts} tried` : "",
      text,
    ];
    const cancel = button(takeBack, () => callback && void this.#cancel(callback), "small");
    cancel.setAttribute("aria-label", `${takeBack}: callback to ${number}`);
    return el(
      "li",
      { "data-key": key },
      el("span", { className: "grow" }, el("strong", {}, number ?? ""), el("small", { className: "hint" }, ` ${facts.filter(Boolean).join(" · ")}`)),
      state !== undefined && OPEN.includes(state) && cancel,
    );
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
