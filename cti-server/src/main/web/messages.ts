import { DestinationField } from "./destination.js";
import type { Desk } from "./desk.js";
import { button, byId, el, value } from "./dom.js";

/** Texts that are kept on the page. */
const TEXTS_MAX = 100;

/** What others tell the agent, and what he tells them. */
export class Messages {
  readonly #list = byId("messages");
  #unread = 0;
  #to = "";

  constructor(private readonly desk: Desk) {
    this.#list.replaceChildren();
    desk.agent.on("notice", ({ from, text }) => {
      void desk.find(from).then((name) => this.#received(`Notice from ${name}`, text));
    });
    desk.agent.on("message", ({ fromAgentId, fromName, text }) => {
      this.#received(fromName || fromAgentId || "", text ?? "", fromAgentId);
    });
    const field = new DestinationField(
      desk,
      "Name or id of a colleague",
      [{ text: "Write to", action: (agentId, entry) => this.#address(agentId, entry?.name ?? agentId) }],
      true,
    );
    byId("colleagues").replaceChildren(field.element);
    byId<HTMLFormElement>("message-form").onsubmit = (event) => {
      event.preventDefault();
      void this.#send();
    };
    byId("message-form").hidden = true;
    this.#badge();
  }

  /** The messages are looked at. */
  seen(): void {
    this.#unread = 0;
    this.#badge();
  }

  #received(from: string, text: string, replyTo?: string): void {
    this.#add(from, text, "", replyTo);
    byId("announcement").textContent = `${from}: ${text}`;
    if (byId("desk").dataset.view !== "messages") {
      this.#unread++;
      this.#badge();
    }
  }

  #add(from: string, text: string, className: string, replyTo?: string): void {
    const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    this.#list.append(
      el(
        "div",
        { className },
        el("p", { className: "hint" }, el("strong", {}, from), ` · ${time}`),
        el("p", {}, text),
        Boolean(replyTo) && button("Reply", () => this.#address(replyTo ?? "", from), "small"),
      ),
    );
    while (this.#list.childElementCount > TEXTS_MAX) {
      this.#list.firstElementChild?.remove();
    }
    byId("no-messages").hidden = true;
    this.#list.lastElementChild?.scrollIntoView({ block: "nearest" });
  }

  #address(agentId: string, name: string): void {
    this.#to = agentId;
    byId("message-to").textContent = `To ${name}`;
    byId("message-form").hidden = false;
    byId("message-text").focus();
  }

  async #send(): Promise<void> {
    const text = value("message-text");
    if (await this.desk.perform("Message", () => this.desk.agent.sendMessage(this.#to, text))) {
      this.#add(`You to ${this.desk.nameOf(this.#to)}`, text, "own");
      byId<HTMLFormElement>("message-form").reset();
    }
  }

  #badge(): void {
    byId("unread").textContent = this.#unread ? String(this.#unread) : "";
    byId("unread").setAttribute("aria-label", this.#unread ? `${this.#unread} unread` : "");
    byId("unread").hidden = this.#unread === 0;
  }
}
