import type { ContactId, ItemView, Outcome } from "@strowger/client";
import type { Desk } from "./desk.js";
import { button, byId, definitions, duration, el, form, labelled } from "./dom.js";

/** Of an item that an agent hands on: in the middle. */
const PRIORITY = 50;

const STATES: Record<string, string> = {
  ITEM_STATE_OFFERED: "Offered",
  ITEM_STATE_ACCEPTED: "In work",
  ITEM_STATE_PARKED: "Laid aside",
};

/** Work that is no call: mails, chats and the like that are offered to the agent, or are his. */
export class Items {
  readonly #list = byId("items");
  readonly #rows = new Map<string, ItemRow>();

  constructor(private readonly desk: Desk) {
    this.#list.replaceChildren();
    byId("items-card").hidden = true;
    desk.agent.on("item", (item) => {
      if (item.state === "ITEM_STATE_OFFERED") {
        byId("announcement").textContent = `${mediumOf(item)} from ${customerOf(item)} is offered.`;
      }
    });
  }

  show(items: ItemView[]): void {
    const present = new Set(items.map((item) => keyOf(item.contact)));
    for (const [key, row] of this.#rows) {
      if (!present.has(key)) {
        row.element.remove();
        this.#rows.delete(key);
      }
    }
    for (const item of items) {
      const key = keyOf(item.contact);
      let row = this.#rows.get(key);
      if (!row) {
        row = new ItemRow(this.desk);
        this.#rows.set(key, row);
        this.#list.append(row.element);
      }
      row.show(item);
    }
    byId("items-card").hidden = items.length === 0;
  }
}

/** An item. What is being typed stays while it changes. */
class ItemRow {
  readonly element = el("li", { className: "item" });
  readonly #about = el("div");
  readonly #actions = el("div", { className: "actions" });
  readonly #panel = el("div", { className: "panel" });
  #shown = "";
  #state = "";

  constructor(private readonly desk: Desk) {
    this.element.append(this.#about, this.#actions, this.#panel);
  }

  show(item: ItemView): void {
    const shown = JSON.stringify(item);
    if (shown === this.#shown) {
      return;
    }
    this.#shown = shown;
    const wait = Number(item.waitedMillis ?? 0);
    const facts: [string, string][] = [
      ["Skill", item.skill ?? ""],
      ["Reference", item.reference ?? ""],
      ["Waited", wait > 0 ? duration(wait) : ""],
      ["Contact", item.serial ?? ""],
    ];
    const data = Object.entries(item.data ?? {});
    this.#about.replaceChildren(
      el(
        "header",
        {},
        el("h3", {}, customerOf(item)),
        el("span", { className: "badge" }, `${mediumOf(item)} · ${STATES[item.state ?? ""] ?? ""}`),
      ),
      item.text ? el("p", {}, item.text) : "",
      definitions("facts", facts.filter(([, text]) => text)),
      data.length > 0 ? definitions("data", data) : "",
    );
    this.element.className = `item ${item.state === "ITEM_STATE_OFFERED" ? "alerting" : ""}`;
    this.element.setAttribute("aria-label", `${mediumOf(item)} from ${customerOf(item)}`);
    if (item.state !== this.#state) {
      this.#state = item.state ?? "";
      const focused = this.#actions.contains(document.activeElement);
      this.#panel.replaceChildren();
      this.#actions.replaceChildren(...this.#buttons(item));
      if (focused) {
        this.#actions.querySelector("button")?.focus();
      }
    }
  }

  #buttons(item: ItemView): HTMLButtonElement[] {
    const agent = this.desk.agent;
    const contact = item.contact ?? {};
    const act = (text: string, action: () => Promise<Outcome>, className = "") =>
      button(text, () => void this.desk.perform(text, action), className);
    const complete = (className = "") => act("Complete", () => agent.completeItem(contact), className);
    switch (item.state) {
      case "ITEM_STATE_OFFERED":
        return [
          act("Accept", () => agent.acceptItem(contact), "primary"),
          act("Leave it to another agent", () => agent.rejectItem(contact)),
        ];
      case "ITEM_STATE_ACCEPTED":
        return [complete("primary"), act("Lay aside", () => agent.parkItem(contact)), this.#handOn(contact, item.skill ?? "")];
      case "ITEM_STATE_PARKED":
        return [act("Go on with it", () => agent.resumeItem(contact), "primary"), complete()];
      default:
        return [];
    }
  }

  #handOn(contact: ContactId, own: string): HTMLButtonElement {
    const made = button("Hand on", () => {
      const opens = this.#panel.childElementCount === 0;
      made.setAttribute("aria-expanded", String(opens));
      if (!opens) {
        this.#panel.replaceChildren();
        return;
      }
      const skill = el("input", { required: true, maxLength: 64, autocomplete: "off", value: own });
      const panel = form(
        "row",
        () => void this.desk.perform("Hand on", () => this.desk.agent.transferItem(contact, skill.value.trim(), PRIORITY)),
        labelled("Skill that it is for", skill),
        el("button", { type: "submit", className: "primary" }, "Hand it on"),
      );
      this.#panel.replaceChildren(panel);
      skill.focus();
    });
    made.setAttribute("aria-expanded", "false");
    return made;
  }
}

function keyOf(contact: ContactId | undefined): string {
  return `${contact?.high}/${contact?.low}`;
}

function customerOf(item: ItemView): string {
  return item.from || item.reference || item.serial || "an unknown customer";
}

function mediumOf(item: ItemView): string {
  const medium = item.medium || "item";
  return medium.charAt(0).toUpperCase() + medium.slice(1);
}
