import type { TopicStateVariableView } from "@strowger/client";
import type { Desk } from "./desk.js";
import { byId, choices, el, value } from "./dom.js";

const MILLIS_PER_MINUTE = 60_000;

/** Variables that rules read and that the configuration lets this supervisor set. */
export class Variables {
  readonly #views = new Map<string, TopicStateVariableView>();

  constructor(private readonly desk: Desk) {
    const agent = desk.agent;
    byId("variables-card").hidden = true;
    agent.on("topic", ({ topic, state }) => {
      if (state?.variableView) {
        this.#views.set(topic, state.variableView);
        this.#draw();
      }
    });
    agent.on("topicEnded", (topic) => {
      if (this.#views.delete(topic)) {
        this.#draw();
      }
    });
    byId<HTMLFormElement>("variable-form").onsubmit = (event) => {
      event.preventDefault();
      const minutes = Number(value("variable-minutes")) || 0;
      void desk.perform("Variable", () => agent.setVariable(value("variable-name"), value("variable-value"), minutes * MILLIS_PER_MINUTE));
    };
    byId("variable-reset").onclick = () => void desk.perform("Variable", () => agent.resetVariable(value("variable-name")));
    agent.subscribe("variable/*");
  }

  #draw(): void {
    const views = [...this.#views.values()].sort((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
    byId("variables-card").hidden = views.length === 0;
    choices(byId<HTMLSelectElement>("variable-name"), views.map((view): [string, string] => [view.name ?? "", view.name ?? ""]));
    byId("variables").replaceChildren(...views.map((view) => this.#row(view)));
  }

  #row(view: TopicStateVariableView): HTMLElement {
    const until = Number(view.untilMillis ?? 0);
    const who = view.setBy ? `set by ${this.desk.nameOf(view.setBy)}${until ? ` until ${time(until)}` : ""}` : "as configured";
    return el("div", {}, el("dt", {}, view.name ?? ""), el("dd", {}, view.value ?? "", el("small", { className: "hint" }, ` ${who}`)));
  }
}

function time(millis: number): string {
  return new Date(millis).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
