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
  /** As they were shown last. */
  #skillsShown = "";
  #attributesShown = "";
  /** What supervisors gave the agent. */
  #given = "";

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

  /** Shows what the agent has now, which is in the directory. */
  open(view: TopicStateAgentView): Promise<void> {
    this.#agentId = view.agentId ?? "";
    this.#rows.replaceChildren();
    byId<HTMLFormElement>("skill-form").reset();
    byId<HTMLFormElement>("attribute-form").reset();
    byId("skill-note").textContent = "";
    byId("attribute-note").textContent = "";
    this.#skillsShown = this.#skillsOnPage();
    this.#attributesShown = "";
    this.#given = given(view);
    return this.#load();
  }

  /** The agent has changed. */
  show(view: TopicStateAgentView): void {
    if (given(view) !== this.#given) {
      this.#given = given(view);
      void this.#load();
    }
  }

  /** What somebody is typing meanwhile stays. */
  async #load(): Promise<void> {
    const opened = this.#agentId;
    const found = await this.desk.agent.search({ text: opened }).catch(() => undefined);
    const entry = found?.entries?.find((each) => each.agentId === opened);
    if (!entry || this.#agentId !== opened) {
      return;
    }
    if (this.#skillsOnPage() === this.#skillsShown) {
      this.#rows.replaceChildren();
      entry.skills?.forEach((skill) => this.#add(skill));
      this.#skillsShown = this.#skillsOnPage();
    }
    byId("skill-note").textContent = entry.overridden ? "A supervisor has changed these skills." : "The skills are as configured.";
    const field = byId<HTMLInputElement>("attributes");
    if (field.value === this.#attributesShown) {
      this.#attributesShown = (entry.attributes ?? []).map((each) => `${each.name}=${each.value ?? 0}`).join(", ");
      field.value = this.#attributesShown;
    }
    byId("attribute-note").textContent = entry.attributesOverridden
      ? "A supervisor has changed these attributes."
      : "The attributes are as configured.";
  }

  #skillsOnPage(): string {
    return JSON.stringify(this.#skills());
  }

  async #changed(what: string, action: () => Promise<Outcome>): Promise<void> {
    const name = this.desk.nameOf(this.#agentId);
    if (await this.perform(what, action)) {
      toast(`${name} is told who changed it, and why.`);
    }
  }

  /** A row; what cannot be changed in it stays as it is. */
  #add(skill: AgentSiteSkillLevel): void {
    const name = el("input", { required: true, maxLength: 64, autocomplete: "off", value: skill.skill ?? "", "aria-label": "Skill" });
    const level = el("input", { type: "number", required: true, min: "1", max: String(LEVEL_MAX), value: String(skill.level ?? 1), "aria-label": `Level of ${skill.skill || "the skill"}` });
    const more = details(skill);
    const row = el(
      "li",
      { className: "row skill" },
      name,
      level,
      button("Remove", () => row.remove(), "small"),
      more !== "" && el("small", { className: "hint" }, more),
    );
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

/** What supervisors gave the agent, as a text. */
function given(view: TopicStateAgentView): string {
  return JSON.stringify([view.overriddenSkills ?? [], view.overriddenAttributes ?? []]);
}

/** What the site says of a skill besides its level; empty = nothing. */
function details({ reserve, weight, percent }: AgentSiteSkillLevel): string {
  const parts = [reserve ? `reserve ${reserve}` : "", (weight ?? 1) > 1 ? `weight ${weight}` : "", percent ? `${percent} % of the time` : ""];
  return parts.filter(Boolean).join(" · ");
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
