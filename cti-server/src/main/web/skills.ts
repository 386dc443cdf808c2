import type { AgentSiteAttribute, AgentSiteSkillLevel, Outcome, TopicStateAgentView } from "@strowger/client";
import type { Desk } from "./desk.js";
import { toast } from "./desk.js";
import { button, byId, el, value } from "./dom.js";

/** Levels that an agent may have a skill at. */
const LEVEL_MAX = 16;

/** What an agent can and is: a supervisor changes it, and he is told why. */
export class SkillEditor {
  readonly #rows = byId("skill-rows");
  #agentId = "";
  /** The attributes as they were shown last. */
  #shown = "";

  constructor(
    private readonly desk: Desk,
    private readonly perform: (what: string, action: () => Promise<Outcome>) => Promise<boolean>,
  ) {
    const agent = desk.agent;
    byId("skill-add").onclick = () => {
      this.#add({ skill: "", level: 1 });
      this.#rows.lastElementChild?.querySelector("input")?.focus();
    };
    byId<HTMLFormElement>("skill-form").onsubmit = (event) => {
      event.preventDefault();
      void this.#changed("Skills", () => agent.setAgentSkills(this.#agentId, this.#skills(), value("skill-text")));
    };
    byId("skill-reset").onclick = () => void this.#changed("Skills", () => agent.resetAgentSkills(this.#agentId, value("skill-text")));
    byId<HTMLFormElement>("attribute-form").onsubmit = (event) => {
      event.preventDefault();
      void this.#changed("Attributes", () => agent.setAgentAttributes(this.#agentId, attributes(value("attributes")), value("attribute-text")));
    };
    byId("attribute-reset").onclick = () =>
      void this.#changed("Attributes", () => agent.resetAgentAttributes(this.#agentId, value("attribute-text")));
  }

  /** Shows what the agent has now; his skills are in the directory. */
  async open(view: TopicStateAgentView): Promise<void> {
    this.#agentId = view.agentId ?? "";
    this.#rows.replaceChildren();
    byId<HTMLFormElement>("skill-form").reset();
    byId<HTMLFormElement>("attribute-form").reset();
    this.#shown = "";
    this.show(view);
    byId("skill-note").textContent = "";
    const opened = this.#agentId;
    const found = await this.desk.agent.search({ text: opened }).catch(() => undefined);
    const entry = found?.entries?.find((each) => each.agentId === opened);
    if (this.#agentId === opened && this.#rows.childElementCount === 0) {
      entry?.skills?.forEach((skill) => this.#add(skill));
      byId("skill-note").textContent = entry?.overridden ? "A supervisor has changed these skills." : "As configured.";
    }
  }

  /** The agent has changed. What somebody is typing stays. */
  show(view: TopicStateAgentView): void {
    const field = byId<HTMLInputElement>("attributes");
    if (field.value === this.#shown) {
      this.#shown = (view.overriddenAttributes ?? []).map((each) => `${each.name}=${each.value ?? 0}`).join(", ");
      field.value = this.#shown;
    }
  }

  async #changed(what: string, action: () => Promise<Outcome>): Promise<void> {
    const name = this.desk.nameOf(this.#agentId);
    if (await this.perform(what, action)) {
      toast(`${name} is told who changed it, and why.`);
    }
  }

  /** A row; what it does not show of a skill stays as it is. */
  #add(skill: AgentSiteSkillLevel): void {
    const name = el("input", { required: true, maxLength: 64, autocomplete: "off", value: skill.skill ?? "", "aria-label": "Skill" });
    const level = el("input", { type: "number", required: true, min: "1", max: String(LEVEL_MAX), value: String(skill.level ?? 1), "aria-label": `Level of ${skill.skill || "the skill"}` });
    const row = el("li", { className: "row skill" }, name, level, button("Remove", () => row.remove(), "small"));
    row.dataset.skill = JSON.stringify(skill);
    this.#rows.append(row);
  }

  #skills(): AgentSiteSkillLevel[] {
    return [...this.#rows.children].map((row) => {
      const [name, level] = row.querySelectorAll("input");
      const before = JSON.parse((row as HTMLElement).dataset.skill ?? "{}") as AgentSiteSkillLevel;
      return { ...before, skill: name?.value.trim() ?? "", level: Number(level?.value) };
    });
  }
}

/** "german=3, french=1" as a list. */
function attributes(text: string): AgentSiteAttribute[] {
  return text
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => {
      const [name, level] = each.split("=");
      return { name: name?.trim() ?? "", value: Number(level ?? 1) || 0 };
    });
}
