import type { DeskSiteReasonUse, ServerMessageDesk, TopicStateAgentView } from "@strowger/client";
import type { Desk } from "./desk.js";
import { byId, choices, duration, value } from "./dom.js";
import { stateClass } from "./words.js";

const OTHER = "other";

/** What the agent does, and the buttons that change it. */
export class StatePanel {
  #view: TopicStateAgentView | undefined;

  constructor(private readonly desk: Desk) {
    const agent = desk.agent;
    byId("ready").onclick = () => void desk.perform("Ready", () => agent.ready());
    byId("ready-once").onclick = () => void desk.perform("Ready for one call", () => agent.ready(true));
    byId("after-call-work").onclick = () => void desk.perform("After-call work", () => agent.afterCallWork());
    byId<HTMLFormElement>("not-ready-form").onsubmit = (event) => {
      event.preventDefault();
      void desk.perform("Not ready", () => agent.notReady(this.#code("reason")));
    };
    byId<HTMLFormElement>("log-off-form").onsubmit = (event) => {
      event.preventDefault();
      void desk.perform("Log off", () => agent.logOff(this.#code("log-off-reason")));
    };
    byId("reason").onchange = () => this.#otherCode();
    this.learned({});
  }

  /** The server has told what this desk shows. */
  learned(desk: ServerMessageDesk): void {
    byId("who").textContent = desk.name ? `${desk.name} (${this.desk.userId})` : `Agent ${this.desk.userId}`;
    const switches = (desk.switches ?? []).map((name): [string, string] => [name, name]);
    choices(byId<HTMLSelectElement>("switch"), switches);
    byId("switch-label").hidden = switches.length < 2;
    this.#fill("reason", "DESK_SITE_REASON_USE_NOT_READY", [[OTHER, "Other code …"]]);
    this.#fill("log-off-reason", "DESK_SITE_REASON_USE_LOG_OFF", []);
    byId("log-off-reason").hidden = this.desk.words.reasons("DESK_SITE_REASON_USE_LOG_OFF").length === 0;
    this.#otherCode();
    if (this.#view) {
      this.show(this.#view);
    }
  }

  show(view: TopicStateAgentView): void {
    this.#view = view;
    const state = stateClass(view.state);
    byId("state").textContent = this.desk.words.state(view);
    byId("state-box").dataset.state = state;
    byId("pending").textContent = this.desk.words.pending(view);
    byId("station-name").textContent = view.station ? `Station ${view.station} on ${view.switchName}` : "Not logged on at a station";
    byId("link").hidden = !view.station || Boolean(view.linkUp);
    byId("log-on").hidden = Boolean(view.station);
    byId("work").hidden = !view.station;
    const manual = view.workMode === "WORK_MODE_MANUAL_IN";
    byId("ready").setAttribute("aria-pressed", String(state === "ready" && !manual));
    byId("ready-once").setAttribute("aria-pressed", String(state === "ready" && manual));
    byId("not-ready").setAttribute("aria-pressed", String(state === "not_ready"));
    byId("after-call-work").setAttribute("aria-pressed", String(state === "after_call_work"));
    this.tick();
  }

  tick(): void {
    const since = Number(this.#view?.sinceMillis ?? 0);
    byId("since").textContent = since ? duration(this.desk.now() - since) : "";
  }

  #fill(id: string, use: DeskSiteReasonUse, more: [string, string][]): void {
    const named = this.desk.words.reasons(use).map(([code, name]): [string, string] => [String(code), name]);
    const none: [string, string][] = named.some(([code]) => code === "0") ? [] : [["0", "No reason"]];
    choices(byId<HTMLSelectElement>(id), [...none, ...named, ...more]);
  }

  #otherCode(): void {
    byId("reason-code").hidden = value("reason") !== OTHER;
  }

  #code(id: string): number {
    const chosen = value(id);
    return Number(chosen === OTHER ? value("reason-code") : chosen) || 0;
  }
}
