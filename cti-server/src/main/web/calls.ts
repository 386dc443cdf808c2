import type { AgentClient, CallView, Outcome } from "@strowger/client";
import { duration, el } from "./dom.js";
import { connectionText } from "./words.js";

/** Does what a button says and shows what the server answers. */
export type Perform = (what: string, action: () => Promise<Outcome>) => void;

/** A call's identity as a text. */
export function keyOf(call: CallView): string {
  return `${call.call?.switchName}/${call.call?.callId}/${call.call?.generation}`;
}

interface Card {
  element: HTMLElement;
  /** What the card was made of. */
  shown: string;
}

/** The calls at the agent's station, a card each. A card is made anew only when its call has changed, so that what is being typed stays. */
export class CallList {
  readonly #cards = new Map<string, Card>();

  constructor(
    private readonly list: HTMLElement,
    private readonly agent: AgentClient,
    private readonly perform: Perform,
  ) {}

  show(calls: CallView[]): void {
    const present = new Set(calls.map(keyOf));
    for (const [key, card] of this.#cards) {
      if (!present.has(key)) {
        card.element.remove();
        this.#cards.delete(key);
      }
    }
    for (const call of calls) {
      const held = calls.find((other) => other !== call && other.state === "LOCAL_CONNECTION_STATE_HOLD");
      const shown = JSON.stringify([call, held?.call]);
      const known = this.#cards.get(keyOf(call));
      if (known?.shown !== shown) {
        const element = this.#card(call, held);
        if (known) {
          known.element.replaceWith(element);
        } else {
          this.list.append(element);
        }
        this.#cards.set(keyOf(call), { element, shown });
      }
    }
  }

  #card(call: CallView, held: CallView | undefined): HTMLElement {
    const kind = call.state?.replace("LOCAL_CONNECTION_STATE_", "").toLowerCase() ?? "";
    const number = (call.parent ? "Consultation about " : "") + (call.ani || call.dnis || "unknown number");
    return el(
      "article",
      { className: `call ${kind}`, "aria-label": `Call ${number}` },
      el(
        "header",
        {},
        el("h3", { className: "number" }, number),
        el("span", { className: "badge" }, connectionText(call.state) + (call.conference ? " · conference" : "")),
      ),
      call.observed && el("p", { className: "hint" }, "A supervisor is on this call."),
      this.#facts(call),
      this.#data(call),
      this.#actions(call, held),
    );
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

  /** What is known of the customer: the screen pop. */
  #data(call: CallView): HTMLElement | false {
    const data = Object.entries(call.data ?? {});
    return data.length > 0 && definitions("data", data);
  }

  #actions(view: CallView, held: CallView | undefined): HTMLElement {
    const call = view.call ?? {};
    const button = (text: string, action: () => Promise<Outcome>, className = "") =>
      el("button", { type: "button", className, onclick: () => this.perform(text, action) }, text);
    switch (view.state) {
      case "LOCAL_CONNECTION_STATE_ALERTING":
        return el("div", { className: "actions" }, button("Answer", () => this.agent.answer(call), "primary"));
      case "LOCAL_CONNECTION_STATE_HOLD":
        return el("div", { className: "actions" }, button("Retrieve", () => this.agent.retrieve(call), "primary"));
      case "LOCAL_CONNECTION_STATE_CONNECT":
        if (held?.call) {
          const heldCall = held.call;
          return el(
            "div",
            { className: "actions" },
            button("Transfer", () => this.agent.transfer(heldCall, call), "primary"),
            button("Conference", () => this.agent.conference(heldCall, call)),
            button("Alternate", () => this.agent.alternate(call, heldCall)),
            button("Back to caller", () => this.agent.reconnect(call, heldCall)),
          );
        }
        return el(
          "div",
          {},
          el(
            "div",
            { className: "actions" },
            button("Hold", () => this.agent.hold(call)),
            button("Hang up", () => this.agent.clearConnection(call), "danger"),
          ),
          this.#consultation(view),
        );
      default:
        return el("div", { className: "actions" }, button("Hang up", () => this.agent.clearConnection(call), "danger"));
    }
  }

  #consultation(view: CallView): HTMLElement {
    const call = view.call ?? {};
    const input = el("input", { type: "tel", required: true, placeholder: "Number", "aria-label": "Number to consult or transfer to", autocomplete: "off" });
    const blind = el("button", { type: "button" }, "Transfer now");
    const form = el("form", { className: "row" }, input, el("button", { type: "submit" }, "Consult"), blind);
    form.onsubmit = (event) => {
      event.preventDefault();
      this.perform("Consult", () => this.agent.consult(call, input.value.trim()));
    };
    blind.onclick = () => {
      if (form.reportValidity()) {
        this.perform("Transfer", () => this.agent.blindTransfer(call, input.value.trim()));
      }
    };
    return form;
  }
}

function definitions(className: string, entries: [string, string][]): HTMLElement {
  const list = el("dl", { className });
  for (const [name, value] of entries) {
    list.append(el("div", {}, el("dt", {}, name), el("dd", {}, value)));
  }
  return list;
}
