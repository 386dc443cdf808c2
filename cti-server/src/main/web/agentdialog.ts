import type { Outcome, TopicStateAgentView } from "@strowger/client";
import type { Desk } from "./desk.js";
import { partyOf, toast } from "./desk.js";
import { byId, choices, value } from "./dom.js";
import { SkillEditor } from "./skills.js";

/** What a supervisor may do with an agent and his call. */
export class AgentDialog {
  readonly #dialog = byId<HTMLDialogElement>("agent-dialog");
  readonly #skills: SkillEditor;
  #agentId = "";

  constructor(private readonly desk: Desk) {
    const agent = desk.agent;
    const modes: [string, string, (id: string) => Promise<Outcome>][] = [
      ["listen", "Listen", (id) => agent.listenTo(id)],
      ["whisper", "Whisper", (id) => agent.whisperTo(id)],
      ["join", "Join", (id) => agent.join(id)],
    ];
    for (const [id, what, action] of modes) {
      byId(id).onclick = () => void this.#do(what, () => action(this.#agentId));
    }
    byId("intercept").onclick = () => void this.#do("Intercept", () => agent.intercept(this.#agentId));
    byId("agent-close").onclick = () => this.#dialog.close();
    byId<HTMLFormElement>("force-form").onsubmit = (event) => {
      event.preventDefault();
      void this.#force();
    };
    byId<HTMLFormElement>("notice-form").onsubmit = (event) => {
      event.preventDefault();
      void this.#do("Notice", () => agent.sendNotice(this.#agentId, value("notice-text"))).then(
        (done) => done && byId<HTMLFormElement>("notice-form").reset(),
      );
    };
    this.#skills = new SkillEditor(desk, (what, action) => this.#do(what, action));
    byId("force-state").onchange = () => this.#reasons();
  }

  open(view: TopicStateAgentView): void {
    this.#agentId = view.agentId ?? "";
    this.show(view);
    this.#reasons();
    byId<HTMLFormElement>("force-form").reset();
    void this.#skills.open(view);
    this.#dialog.showModal();
  }

  /** An agent has changed; shown when he is the one. */
  show(view: TopicStateAgentView): void {
    if (view.agentId !== this.#agentId) {
      return;
    }
    this.#skills.show(view);
    const call = view.calls?.find((each) => each.state === "LOCAL_CONNECTION_STATE_CONNECT");
    byId("agent-title").textContent = this.desk.nameOf(this.#agentId);
    byId("agent-state").textContent = this.desk.words.state(view) + (view.station ? ` · station ${view.station}` : "");
    byId("agent-call").textContent = call ? `Speaks with ${partyOf(call, view.station)}${call.skill ? ` (${call.skill})` : ""}` : "Speaks with nobody now";
    for (const id of ["listen", "whisper", "join", "intercept"]) {
      byId<HTMLButtonElement>(id).disabled = !call;
    }
  }

  #reasons(): void {
    const state = value("force-state");
    const words = this.desk.words;
    const named = words.reasons(state === "log-off" ? "DESK_SITE_REASON_USE_LOG_OFF" : "DESK_SITE_REASON_USE_NOT_READY");
    const none: [string, string][] = named.some(([code]) => code === 0) ? [] : [["0", "No reason"]];
    choices(byId<HTMLSelectElement>("force-reason"), [...none, ...named.map(([code, name]): [string, string] => [String(code), name])]);
    byId("force-reason-label").hidden = state === "ready";
  }

  async #force(): Promise<void> {
    const id = this.#agentId;
    const text = value("force-text");
    const reason = Number(value("force-reason"));
    const agent = this.desk.agent;
    const actions: Record<string, () => Promise<Outcome>> = {
      ready: () => agent.forceReady(id, text),
      "not-ready": () => agent.forceNotReady(id, reason, text),
      "log-off": () => agent.forceLogOff(id, reason, text),
    };
    const action = actions[value("force-state")];
    if (action && (await this.#do("Change", action))) {
      toast(`${this.desk.nameOf(id)} is told who changed the state, and why.`);
    }
  }

  async #do(what: string, action: () => Promise<Outcome>): Promise<boolean> {
    // What is refused is said behind a dialog that stands open.
    this.#dialog.close();
    return this.desk.perform(what, action);
  }
}
