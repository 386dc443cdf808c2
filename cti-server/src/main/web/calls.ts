import type { CallKey, CallView, Outcome, TopicStateAgentView } from "@strowger/client";
import { DestinationField } from "./destination.js";
import type { Desk } from "./desk.js";
import { keyOf, partyOf } from "./desk.js";
import { button, definitions, duration, el, form, labelled, updateChildren } from "./dom.js";
import { connectionText, isBusy } from "./words.js";

/** The calls at the agent's station, a card each. */
export class CallList {
  readonly #cards = new Map<string, CallCard>();

  constructor(
    private readonly list: HTMLElement,
    private readonly desk: Desk,
  ) {}

  /** The calls at the agent's station; whether he asks for help is on all of them. */
  show(view: TopicStateAgentView): void {
    const calls = view.calls ?? [];
    const present = new Set(calls.map((call) => keyOf(call.call)));
    for (const [key, card] of this.#cards) {
      if (!present.has(key)) {
        card.element.remove();
        this.#cards.delete(key);
      }
    }
    for (const call of calls) {
      const key = keyOf(call.call);
      const held = calls.find((other) => other !== call && other.state === "LOCAL_CONNECTION_STATE_HOLD");
      let card = this.#cards.get(key);
      if (!card) {
        card = new CallCard(this.desk);
        this.#cards.set(key, card);
        this.list.append(card.element);
      }
      const parent = present.has(keyOf(call.parent));
      card.show(call, held, parent, view);
    }
  }
}

/** A call. What is being typed into its panel stays while the call changes, and so does the place of the keyboard. */
class CallCard {
  readonly element = el("article");
  readonly #about = el("div");
  readonly #actions = el("div", { className: "actions" });
  readonly #panel = el("div", { className: "panel" });
  #view: CallView = {};
  #held: CallView | undefined;
  #station = "";
  #known = false;
  #shown = "";
  #open = "";
  #helpAsked = false;

  constructor(private readonly desk: Desk) {
    this.element.append(this.#about, this.#actions, this.#panel);
  }

  /** @param known whether the call that this one is about is shown, and with it what is known of the contact */
  show(call: CallView, held: CallView | undefined, known: boolean, at: TopicStateAgentView): void {
    const helpAsked = Number(at.helpSinceMillis ?? 0) > 0;
    const shown = JSON.stringify([call, held?.call, known, helpAsked]);
    if (shown === this.#shown) {
      return;
    }
    if (call.state !== this.#view.state || call.failed !== this.#view.failed) {
      this.#close();
    }
    this.#station = at.station ?? "";
    this.#helpAsked = helpAsked;
    this.#shown = shown;
    this.#view = call;
    this.#held = held;
    this.#known = known;
    this.#redraw();
  }

  #redraw(): void {
    const call = this.#view;
    const kind = call.state?.replace("LOCAL_CONNECTION_STATE_", "").toLowerCase() ?? "";
    const party = partyOf(call, this.#station);
    this.element.className = `call ${kind}`;
    this.element.setAttribute("aria-label", `Call ${party}`);
    const data = Object.entries(call.data ?? {});
    const url = call.screenPopUrl ?? "";
    updateChildren(
      this.#about,
      [
        el(
          "header",
          {},
          el("h3", { className: "number" }, party),
          el("span", { className: "badge" }, connectionText(call) + (call.conference ? " · conference" : "")),
        ),
        !this.#known && this.#facts(call),
        call.observed && el("p", { className: "hint" }, "A supervisor is on this call."),
        data.length > 0 && !this.#known && definitions("data", data),
        /^https?:/.test(url) &&
          !this.#known &&
          el("p", {}, el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, "Open the customer's page")),
      ].filter((part) => part instanceof Node),
    );
    const focused = this.#actions.contains(document.activeElement);
    updateChildren(this.#actions, this.#buttons(call.call ?? {}));
    if (focused && !this.#actions.contains(document.activeElement)) {
      this.#actions.querySelector("button")?.focus();
    }
  }

  #facts(call: CallView): HTMLElement {
    const wait = Number(call.queueMillis ?? 0);
    const facts: [string, string | undefined][] = [
      ["Number dialled", call.dnis],
      ["VDN", call.vdn],
      ["Skill", call.skill],
      ["Waited", wait > 0 ? duration(wait) : undefined],
      ["Digits entered", call.collectedDigits],
      ["Contact", call.serial],
    ];
    return definitions("facts", facts.filter((fact): fact is [string, string] => Boolean(fact[1])));
  }

  #buttons(call: CallKey): HTMLButtonElement[] {
    const agent = this.desk.agent;
    const act = (text: string, action: () => Promise<Outcome>, className = "") =>
      button(text, () => void this.desk.perform(text, action), className);
    const hangUp = act("Hang up", () => agent.clearConnection(call), "danger");
    const held = this.#held?.call;
    if (isBusy(this.#view)) {
      return [
        act("Call back when free", () => agent.completeCall(call, "CALL_COMPLETION_FEATURE_CALL_BACK"), "primary"),
        act("Wait until free", () => agent.completeCall(call, "CALL_COMPLETION_FEATURE_CAMP_ON")),
        act("Break in", () => agent.completeCall(call, "CALL_COMPLETION_FEATURE_INTRUDE")),
        ...(held ? [act("Back to caller", () => agent.reconnect(call, held))] : []),
        hangUp,
      ];
    }
    switch (this.#view.state) {
      case "LOCAL_CONNECTION_STATE_ALERTING":
        return [act("Answer", () => agent.answer(call), "primary"), this.#toggle("Send elsewhere", () => this.#deflect(call))];
      case "LOCAL_CONNECTION_STATE_HOLD":
        return [act("Retrieve", () => agent.retrieve(call), "primary")];
      case "LOCAL_CONNECTION_STATE_CONNECT":
        return [
          ...(held
            ? [
                act("Transfer", () => agent.transfer(held, call), "primary"),
                act("Conference", () => agent.conference(held, call)),
                act("Alternate", () => agent.alternate(call, held)),
                act("Back to caller", () => agent.reconnect(call, held)),
              ]
            : [act("Hold", () => agent.hold(call)), this.#toggle("Consult or transfer", () => this.#consult(call))]),
          this.#toggle("Data", () => this.#data(call)),
          this.#toggle("More", () => this.#more(call)),
          this.#helpAsked
            ? act("Help no longer needed", () => agent.cancelHelp())
            : this.#toggle("Ask for help", () => this.#help(call)),
          hangUp,
        ];
      default:
        return [hangUp];
    }
  }

  /** A button that opens its panel below, and closes it. */
  #toggle(text: string, panel: () => HTMLElement): HTMLButtonElement {
    const made = button(text, () => {
      const opens = this.#open !== text;
      this.#close();
      if (opens) {
        this.#open = text;
        this.#panel.replaceChildren(panel());
        this.#panel.querySelector("input")?.focus();
      }
      this.#actions.querySelectorAll("[aria-expanded]").forEach((each) => each.setAttribute("aria-expanded", String(each.textContent === this.#open)));
    });
    made.setAttribute("aria-expanded", String(this.#open === text));
    return made;
  }

  #close(): void {
    this.#open = "";
    this.#panel.replaceChildren();
    this.#actions.querySelectorAll("[aria-expanded]").forEach((each) => each.setAttribute("aria-expanded", "false"));
  }

  /** Does it, and closes the panel when it was done. */
  async #done(what: string, action: () => Promise<Outcome>): Promise<boolean> {
    const done = await this.desk.perform(what, action);
    if (done) {
      this.#close();
    }
    return done;
  }

  #deflect(call: CallKey): HTMLElement {
    return new DestinationField(this.desk, "Number or name to send the call to", [
      { text: "Send", primary: true, action: (to) => void this.#done("Send elsewhere", () => this.desk.agent.deflect(call, to)) },
    ]).element;
  }

  #consult(call: CallKey): HTMLElement {
    const agent = this.desk.agent;
    return new DestinationField(this.desk, "Number or name to consult or transfer to", [
      { text: "Consult", primary: true, action: (to) => void this.#done("Consult", () => agent.consult(call, to)) },
      { text: "Transfer now", action: (to) => void this.#done("Transfer", () => agent.blindTransfer(call, to)) },
    ]).element;
  }

  #more(call: CallKey): HTMLElement {
    const agent = this.desk.agent;
    const add = new DestinationField(this.desk, "Number or name to add or to hand the call to", [
      { text: "Add to the call", primary: true, action: (to) => void this.#done("Add", () => agent.singleStepConference(call, to)) },
      { text: "Hand over", action: (to) => void this.#done("Hand over", () => agent.singleStepTransfer(call, to)) },
    ]);
    return el(
      "div",
      {},
      add.element,
      el(
        "div",
        { className: "actions" },
        button("Park", () => void this.#done("Park", () => agent.park(call))),
        button("End for everybody", () => void this.#done("End", () => agent.clearCall(call)), "danger"),
      ),
    );
  }

  #data(call: CallKey): HTMLElement {
    const known = Object.keys(this.#view.data ?? {});
    const list = el("datalist", { id: "data-names" }, ...known.map((key) => el("option", { value: key })));
    const key = el("input", { required: true, maxLength: 64, autocomplete: "off" });
    key.setAttribute("list", "data-names");
    const data = el("input", { maxLength: 4_096, autocomplete: "off" });
    return form(
      "row",
      () => void this.#done("Data", () => this.desk.agent.attachData(call, { [key.value.trim()]: data.value })),
      list,
      labelled("Name", key),
      labelled("Value (empty removes it)", data, "grow2"),
      el("button", { type: "submit" }, "Attach"),
    );
  }

  #help(call: CallKey): HTMLElement {
    const text = el("input", { maxLength: 500, autocomplete: "off" });
    return form(
      "row",
      () =>
        void this.#done("Help", () => this.desk.agent.requestHelp(call, text.value.trim())),
      labelled("What is it about?", text),
      el("button", { type: "submit", className: "primary" }, "Call a supervisor"),
    );
  }
}
