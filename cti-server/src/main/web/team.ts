import type {
  DeskSiteBoardItem,
  DirectoryEntry,
  PushHelpRequested,
  PushTeamOutcome,
  TopicStateAgentView,
  TopicStateAlertView,
  TopicStateSkillView,
  TopicUpdate,
} from "@strowger/client";
import { REFUSALS } from "@strowger/client";
import { AgentDialog } from "./agentdialog.js";
import type { Desk } from "./desk.js";
import { partyOf, toast } from "./desk.js";
import { button, byId, choices, duration, el, updateChildren, value } from "./dom.js";
import { Variables } from "./variables.js";
import { observation, observing, stateClass } from "./words.js";

/** Entries that the directory gives at once. */
const PAGE = 200;

/** The items of a skill's board in their order. */
const ITEMS: [DeskSiteBoardItem, string, (view: TopicStateSkillView, now: number) => string][] = [
  ["DESK_SITE_BOARD_ITEM_INQUEUE", "Waiting", (view) => String(view.waiting ?? 0)],
  ["DESK_SITE_BOARD_ITEM_OLDESTCALL", "Oldest", (view, now) => (Number(view.oldestSinceMillis ?? 0) ? duration(now - Number(view.oldestSinceMillis)) : "–")],
  ["DESK_SITE_BOARD_ITEM_EWT", "Est. wait", (view) => (Number(view.expectedWaitMillis ?? 0) < 0 ? "none" : duration(Number(view.expectedWaitMillis ?? 0)))],
  ["DESK_SITE_BOARD_ITEM_STAFFED", "Logged on", (view) => String(view.loggedOn ?? 0)],
  ["DESK_SITE_BOARD_ITEM_AVAILABLE", "Ready", (view) => String(view.ready ?? 0)],
  ["DESK_SITE_BOARD_ITEM_ONACD", "On calls", (view) => String(view.onCalls ?? 0)],
  ["DESK_SITE_BOARD_ITEM_INACW", "After call", (view) => String(view.afterCallWork ?? 0)],
  ["DESK_SITE_BOARD_ITEM_INAUX", "Not ready", (view) => String(view.notReady ?? 0)],
  ["DESK_SITE_BOARD_ITEM_AGINRING", "Ringing", (view) => String(view.ringing ?? 0)],
  ["DESK_SITE_BOARD_ITEM_OTHER", "Other", (view) => String(view.other ?? 0)],
  ["DESK_SITE_BOARD_ITEM_SERVICELEVEL", "In objective", (view) => percent(view.recentInObjective, concluded(view))],
  ["DESK_SITE_BOARD_ITEM_ABANDONRATE", "Gave up", (view) => percent(view.recentAbandoned, concluded(view))],
  ["DESK_SITE_BOARD_ITEM_OCCUPANCY", "Occupied", (view) => percent(busy(view), (view.loggedOn ?? 0) - (view.notReady ?? 0))],
];

/** The supervisor's view: the boards of skills, the agents within scope, and who asks for help. */
export class TeamView {
  readonly #skills = new Map<string, TopicStateSkillView>();
  readonly #agents = new Map<string, TopicStateAgentView>();
  readonly #entries = new Map<string, DirectoryEntry>();
  readonly #alerts = new Map<string, TopicStateAlertView>();
  readonly #dialog: AgentDialog;
  #due = false;

  constructor(private readonly desk: Desk) {
    const agent = desk.agent;
    this.#dialog = new AgentDialog(desk);
    agent.on("topic", (update) => this.#topic(update));
    agent.on("topicEnded", (topic) => this.#ended(topic));
    agent.on("helpRequested", (help) => this.#asked(help));
    agent.on("threshold", (alert) => {
      const what = `${alert.topic?.replace("/", " ")}: ${itemName(alert.item)} is ${alert.value}`;
      toast(alert.beyond ? `${what}, the threshold is ${alert.limit}.` : `${what}, back within the threshold.`, alert.beyond ? "error" : "info");
    });
    agent.on("teamOutcome", (outcome) => this.#teamOutcome(outcome));
    byId<HTMLFormElement>("team-form").onsubmit = (event) => {
      event.preventDefault();
      this.#whole();
    };
    byId("team-action").onchange = () => this.#asks();
    this.#asks();
    new Variables(desk);
    byId("stop-observing").onclick = () => void desk.perform("Stop", () => agent.stopObserving());
    agent.subscribe("skill/*", "agent/*", "alert/*");
    void this.#names(0);
  }

  tick(): void {
    if (!byId("team").hidden) {
      this.#later();
    }
  }

  /** Names of everybody, page by page: what is published has ids only. */
  async #names(offset: number): Promise<void> {
    try {
      const found = await this.desk.agent.search({ offset, limit: PAGE });
      const entries = found.entries ?? [];
      this.desk.learn(entries);
      entries.forEach((entry) => this.#entries.set(entry.agentId ?? "", entry));
      const teams = [...new Set([...this.#entries.values()].map((entry) => entry.team ?? ""))].filter(Boolean).sort();
      choices(byId<HTMLSelectElement>("team-name"), [["", "Everybody"], ...teams.map((team): [string, string] => [team, team])]);
      this.#later();
      if (offset + entries.length < (found.total ?? 0) && entries.length > 0) {
        await this.#names(offset + entries.length);
      }
    } catch {
      // The connection is lost; with the next one the page asks again.
    }
  }

  #topic({ topic, state }: TopicUpdate): void {
    if (state?.skillView) {
      this.#skills.set(topic, state.skillView);
    } else if (state?.agentView) {
      this.#agents.set(topic, state.agentView);
      this.#dialog.show(state.agentView);
    } else if (state?.alertView) {
      this.#alerts.set(topic, state.alertView);
    } else {
      return;
    }
    this.#later();
  }

  #ended(topic: string): void {
    this.#skills.delete(topic);
    this.#agents.delete(topic);
    this.#alerts.delete(topic);
    this.#later();
  }

  #asked(help: PushHelpRequested): void {
    byId("announcement").textContent = `${help.agentName || help.agentId} asks for help.`;
  }

  /** Many changes may come at once: they are drawn together. */
  #later(): void {
    if (!this.#due) {
      this.#due = true;
      requestAnimationFrame(() => {
        this.#due = false;
        this.#draw();
      });
    }
  }

  #draw(): void {
    const asking = [...this.#agents.values()].filter((view) => Number(view.helpSinceMillis ?? 0) > 0 && view.agentId !== this.desk.userId);
    byId("help-count").textContent = asking.length ? String(asking.length) : "";
    byId("help-count").hidden = asking.length === 0;
    updateChildren(byId("help-requests"), keyed(asking.map((view) => [view.agentId ?? "", this.#helpItem(view)])));
    updateChildren(byId("boards"), keyed([...this.#skills].sort(byName).map(([topic, view]) => [topic, this.#board(topic, view)])));
    byId("no-boards").hidden = this.#skills.size > 0;
    updateChildren(
      byId("agents"),
      keyed(
        [...this.#agents.values()]
          .filter((view) => view.agentId !== this.desk.userId)
          .sort((a, b) => this.desk.nameOf(a.agentId ?? "").localeCompare(this.desk.nameOf(b.agentId ?? "")))
          .map((view) => [view.agentId ?? "", this.#row(view)]),
      ),
    );
    byId("no-agents").hidden = byId("agents").childElementCount > 0;
  }

  #board(topic: string, view: TopicStateSkillView): HTMLElement {
    const now = this.desk.now();
    const beyond = (item: DeskSiteBoardItem) => [...this.#alerts.values()].find((alert) => alert.topic === topic && alert.item === item && alert.beyond);
    return el(
      "section",
      { className: "board", "aria-label": `Skill ${view.skill}` },
      el("h3", {}, view.skill ?? ""),
      el(
        "dl",
        { className: "items" },
        ...ITEMS.map(([item, name, text]) => {
          const alert = beyond(item);
          return el(
            "div",
            { className: alert ? "beyond" : "" },
            el("dt", {}, name),
            el("dd", {}, text(view, now), Boolean(alert) && el("small", {}, `▲ limit ${alert?.limit}`)),
          );
        }),
      ),
    );
  }

  #row(view: TopicStateAgentView): HTMLElement {
    const id = view.agentId ?? "";
    const entry = this.#entries.get(id);
    const call = view.calls?.find((each) => each.state === "LOCAL_CONNECTION_STATE_CONNECT") ?? view.calls?.[0];
    const since = Number(view.sinceMillis ?? 0);
    const open = button(this.desk.nameOf(id), () => this.#dialog.open(view), "link");
    open.setAttribute("aria-label", `${this.desk.nameOf(id)}: direct or observe`);
    return el(
      "tr",
      { className: stateClass(view.state) },
      el("th", { scope: "row" }, open, el("small", { className: "hint" }, ` ${id}${entry?.team ? ` · ${entry.team}` : ""}`)),
      el("td", {}, el("span", { className: `dot ${stateClass(view.state)}`, "aria-hidden": "true" }), this.desk.words.state(view), view.station && !view.desktopPresent && el("small", { className: "error" }, " desktop gone")),
      el("td", { className: "number" }, since ? duration(this.desk.now() - since) : ""),
      el("td", {}, call ? partyOf(call, view.station) : "", (call?.skill ?? "") && el("small", { className: "hint" }, ` ${call?.skill}`)),
      el("td", {}, view.station ?? ""),
    );
  }

  #helpItem(view: TopicStateAgentView): HTMLElement {
    const id = view.agentId ?? "";
    const call = view.calls?.find((each) => each.contact) ?? view.calls?.[0];
    const take = button("I help", () => void this.desk.perform("Help", () => this.desk.agent.answerHelp(id)), "primary");
    const look = button("Observe", () => this.#dialog.open(view));
    return el(
      "li",
      {},
      el(
        "span",
        { className: "grow" },
        el("strong", {}, this.desk.nameOf(id)),
        ` asks for help${view.helpText ? `: ${view.helpText}` : ""}`,
        el("br"),
        el("small", { className: "hint" }, call ? `Call with ${partyOf(call, view.station)}${call.skill ? ` · ${call.skill}` : ""}` : "No call"),
      ),
      take,
      look,
    );
  }

  /** A skill is asked for only where one is given. */
  #asks(): void {
    const skill = value("team-action") === "skill";
    byId("team-skill-label").hidden = !skill;
    byId("team-level-label").hidden = !skill;
    byId<HTMLInputElement>("team-skill").required = skill;
  }

  #whole(): void {
    const team = value("team-name");
    const text = value("team-text");
    const agent = this.desk.agent;
    switch (value("team-action")) {
      case "notice":
        void this.desk.perform("Notice", () => agent.broadcastNotice(team, text));
        break;
      case "ready":
        void this.desk.perform("Ready", () => agent.forceTeam(team, "COMMAND_FORCED_STATE_READY", 0, text));
        break;
      case "log-off":
        void this.desk.perform("Log off", () => agent.forceTeam(team, "COMMAND_FORCED_STATE_LOGGED_OFF", 0, text));
        break;
      case "skill":
        void this.desk.perform("Skill", () => agent.setTeamSkill(team, value("team-skill"), Number(value("team-level")), text));
        break;
      default:
        void this.desk.perform("Not ready", () => agent.forceTeam(team, "COMMAND_FORCED_STATE_NOT_READY", 0, text));
    }
  }

  #teamOutcome({ team, agents }: PushTeamOutcome): void {
    const refused = (agents ?? []).filter((agent) => agent.reason !== "REFUSAL_REASON_NONE");
    const why = refused
      .slice(0, 3)
      .map((agent) => `${this.desk.nameOf(agent.agentId ?? "")}: ${sentence(agent.reason)}`)
      .join("; ");
    toast(`${team || "Everybody"}: done for ${(agents ?? []).length - refused.length}${why ? `, refused for ${refused.length} (${why})` : ""}.`, refused.length ? "error" : "info");
  }
}

/** Shows what the supervisor is at, until it is over. */
export class ObservationBanner {
  constructor(desk: Desk) {
    byId("observing").hidden = true;
    desk.agent.on("state", ({ observedAgentId, observationMode }) => {
      byId("observing").hidden = !observedAgentId;
      if (observedAgentId) {
        void desk.find(observedAgentId).then((name) => (byId("observing-text").textContent = `${observing(observationMode)} ${name}`));
      }
    });
    desk.agent.on("observationEnded", ({ supervisorId }) => {
      if (supervisorId !== desk.userId) {
        toast("The supervisor has left your call.");
      }
    });
    desk.agent.on("observationBegan", ({ supervisorId, mode }) => {
      void desk.find(supervisorId ?? "").then((name) => toast(`${name} ${observation(mode)} your call.`));
    });
  }
}

/** Contacts of the last quarter of an hour that were answered or gave up. */
function concluded(view: TopicStateSkillView): number {
  return (view.recentAnswered ?? 0) + (view.recentAbandoned ?? 0);
}

function busy(view: TopicStateSkillView): number {
  return (view.ringing ?? 0) + (view.onCalls ?? 0) + (view.afterCallWork ?? 0) + (view.other ?? 0);
}

function percent(part: number | undefined, whole: number | undefined): string {
  return whole ? `${Math.round((100 * (part ?? 0)) / whole)} %` : "–";
}

function itemName(item: DeskSiteBoardItem | undefined): string {
  return ITEMS.find(([each]) => each === item)?.[1] ?? "an item";
}

function sentence(reason: string | undefined): string {
  const name = (reason ?? "").replace("REFUSAL_REASON_", "");
  return name in REFUSALS ? REFUSALS[name as keyof typeof REFUSALS].sentence : name;
}

function byName(a: [string, unknown], b: [string, unknown]): number {
  return a[0].localeCompare(b[0]);
}

/** Elements of a list, each with a key by which it goes on. */
function keyed(elements: [string, HTMLElement][]): HTMLElement[] {
  return elements.map(([key, element]) => {
    element.dataset.key = key;
    return element;
  });
}
