import type { CallView, ContactId, ItemView } from "@strowger/client";
import type { Desk } from "./desk.js";
import { toast } from "./desk.js";
import { byId, choices, value } from "./dom.js";

/** Of callbacks that an agent arranges: in the middle. */
const PRIORITY = 50;

interface Wrapped {
  id: ContactId;
  name: string;
  ani: string;
  skill: string;
}

/** The contact that is wrapped up, for a reload of the page; kept by the browser for this tab only. */
const KEPT = "strowger.contact";

/** What became of the contact that the agent speaks with, or did last; and a call back to him. */
export class WrapUp {
  #contact: Wrapped | undefined;
  #codesOf: string | undefined;

  constructor(private readonly desk: Desk) {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as { userId: string; contact: Wrapped } | null;
    this.#contact = kept?.userId === desk.userId ? kept.contact : undefined;
    this.#begin();
    byId<HTMLFormElement>("wrap-up").onsubmit = (event) => {
      event.preventDefault();
      void this.#save();
    };
    byId<HTMLFormElement>("callback").onsubmit = (event) => {
      event.preventDefault();
      void this.#schedule();
    };
  }

  /** A call goes before an item: it is what the agent does now. */
  show(calls: CallView[], items: ItemView[]): void {
    const call = calls.find((each) => each.contact && !each.parent) ?? calls.find((each) => each.contact);
    const item = items.find((each) => each.state === "ITEM_STATE_ACCEPTED");
    const before = JSON.stringify(this.#contact?.id);
    if (call?.contact) {
      this.#contact = { id: call.contact, name: call.ani || call.serial || "the caller", ani: call.ani ?? "", skill: call.skill ?? "" };
    } else if (item?.contact) {
      this.#contact = { id: item.contact, name: item.from || item.serial || "the customer", ani: "", skill: item.skill ?? "" };
    }
    if (this.#contact && JSON.stringify(this.#contact.id) !== before) {
      sessionStorage.setItem(KEPT, JSON.stringify({ userId: this.desk.userId, contact: this.#contact }));
      this.#begin();
    }
    if (this.#contact && this.#contact.skill !== this.#codesOf) {
      this.#codesOf = this.#contact.skill;
      void this.#codes(this.#contact.skill);
    }
  }

  #begin(): void {
    byId("wrap-up-card").hidden = !this.#contact;
    byId("wrap-up-name").textContent = this.#contact?.name ?? "";
    byId<HTMLInputElement>("callback-number").value = this.#contact?.ani ?? "";
    byId<HTMLFormElement>("wrap-up").reset();
  }

  /** A list where the skill has codes, else a field. */
  async #codes(skill: string): Promise<void> {
    let codes: string[] = [];
    try {
      codes = skill ? await this.desk.agent.session.readWrapUpCodes(skill) : [];
    } catch {
      // Asked again with the next contact; the server says what is wrong with a code.
      this.#codesOf = undefined;
    }
    const listed = codes.length > 0;
    choices(byId<HTMLSelectElement>("code-list"), [["", "Choose …"], ...codes.map((code): [string, string] => [code, code])]);
    byId<HTMLSelectElement>("code-list").required = listed;
    byId("code-list-label").hidden = !listed;
    byId("code-label").hidden = listed;
    byId<HTMLInputElement>("code").required = !listed;
  }

  async #save(): Promise<void> {
    const contact = this.#contact;
    const code = byId("code-label").hidden ? value("code-list") : value("code");
    if (contact && (await this.desk.perform("Wrap-up", () => this.desk.agent.wrapUp(contact.id, code, value("notes"))))) {
      toast("Wrap-up saved.");
    }
  }

  async #schedule(): Promise<void> {
    const contact = this.#contact;
    const at = byId<HTMLInputElement>("callback-at").value;
    const wanted = {
      ...(contact ? { contact: contact.id, skill: contact.skill } : {}),
      priority: PRIORITY,
      number: value("callback-number"),
      text: value("callback-text"),
      notBeforeMillis: at ? String(new Date(at).getTime()) : "0",
    };
    if (await this.desk.perform("Callback", () => this.desk.agent.scheduleCallback(wanted))) {
      toast("The callback is arranged.");
      byId<HTMLDetailsElement>("callback-details").open = false;
    }
  }
}
