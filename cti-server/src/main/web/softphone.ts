import type { CallView, ConnectionState, DirectoryEntry, Outcome, SavedSession, TopicStateAgentView } from "@strowger/client";
import { AgentClient, SessionOver } from "@strowger/client";
import { Callbacks } from "./callbacks.js";
import { CallList } from "./calls.js";
import { ConnectionPanel } from "./connection.js";
import type { Desk } from "./desk.js";
import { said, ServerClock, toast } from "./desk.js";
import { byId, value } from "./dom.js";
import { Items } from "./items.js";
import { Keypad } from "./keypad.js";
import { Messages } from "./messages.js";
import { StatePanel } from "./state.js";
import { StationFeatures } from "./station.js";
import { ObservationBanner, TeamView } from "./team.js";
import { Words, workMode } from "./words.js";
import { WrapUp } from "./wrapup.js";

/** What a reload of the page goes on with; kept by the browser for this tab only. */
interface Kept {
  userId: string;
  supervisor: boolean;
  session: SavedSession;
}

interface Login {
  userId: string;
  supervisor: boolean;
  password?: string;
  takeover?: boolean;
  session?: SavedSession;
}

const KEPT = "strowger.session";
const REMEMBERED = "strowger.login";
const TITLE = document.title;

function read<T>(storage: Storage, key: string): T | undefined {
  try {
    return JSON.parse(storage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** The page while somebody is logged in. */
class Softphone implements Desk {
  readonly agent: AgentClient;
  readonly userId: string;
  words = new Words();
  readonly #clock = new ServerClock();
  readonly #names = new Map<string, string>();
  readonly #state: StatePanel;
  readonly #calls: CallList;
  readonly #items: Items;
  readonly #keypad: Keypad;
  readonly #wrapUp: WrapUp;
  readonly #callbacks: Callbacks;
  readonly #messages: Messages;
  readonly #connection: ConnectionPanel;
  readonly #timer: ReturnType<typeof setInterval>;
  #team: TeamView | undefined;

  constructor(private readonly login: Login) {
    this.userId = login.userId;
    this.agent = new AgentClient({
      url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/agent`,
      userId: login.userId,
      switchName: "",
      role: login.supervisor ? "SESSION_ROLE_SUPERVISOR" : "SESSION_ROLE_AGENT",
      takeover: login.takeover ?? false,
      clientName: "strowger-softphone",
      ...(login.password === undefined ? {} : { password: login.password }),
      ...(login.session ? { resume: login.session } : {}),
    });
    byId("calls").replaceChildren();
    this.#state = new StatePanel(this);
    this.#calls = new CallList(byId("calls"), this);
    this.#items = new Items(this);
    this.#keypad = new Keypad(this);
    new StationFeatures(this);
    this.#callbacks = new Callbacks(this);
    this.#wrapUp = new WrapUp(this);
    this.#connection = new ConnectionPanel(login.session !== undefined);
    this.agent.on("state", (view) => this.#show(view));
    this.agent.on("connection", (state) => this.#connected(state));
    this.agent.on("offered", (call) => this.#offered(call));
    this.agent.on("item", (item) => item.state === "ITEM_STATE_OFFERED" && showView("phone"));
    this.agent.on("ended", () => this.#keep());
    this.agent.on("forced", ({ agentState, text }) => toast(`You were made ${workMode(agentState ?? "")}${text ? `: ${text}` : ""}`));
    this.agent.on("skillsChanged", ({ text }) => toast(`A supervisor changed your skills${text ? `: ${text}` : ""}`));
    this.agent.on("attributesChanged", ({ text }) => toast(`A supervisor changed your attributes${text ? `: ${text}` : ""}`));
    this.agent.on("helpEnded", ({ agentId, supervisorId }) => {
      if (agentId === this.userId && supervisorId) {
        void this.find(supervisorId).then((name) => toast(`${name} helps you.`));
      }
    });
    this.#messages = new Messages(this);
    new ObservationBanner(this);
    this.#timer = setInterval(() => this.#tick(), 1_000);
  }

  now(): number {
    return this.#clock.now();
  }

  async perform(what: string, action: () => Promise<Outcome>): Promise<boolean> {
    try {
      await action();
      document.querySelectorAll(".toast.error").forEach((message) => message.remove());
      return true;
    } catch (error) {
      toast(`${what}: ${said(error)}`, "error");
      return false;
    } finally {
      this.#keep();
    }
  }

  nameOf(agentId: string): string {
    return this.#names.get(agentId) ?? `Agent ${agentId}`;
  }

  async find(agentId: string): Promise<string> {
    if (agentId && !this.#names.has(agentId)) {
      const found = await this.agent.search({ text: agentId }).catch(() => undefined);
      this.learn(found?.entries ?? []);
    }
    return this.nameOf(agentId);
  }

  learn(entries: DirectoryEntry[]): void {
    entries.forEach((entry) => entry.name && this.#names.set(entry.agentId ?? "", entry.name));
  }

  seen(): void {
    this.#messages.seen();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#calls.show({});
    this.#items.show([]);
    document.title = TITLE;
  }

  #show(view: TopicStateAgentView): void {
    const calls = view.calls ?? [];
    this.#clock.learn(Number(view.sinceMillis ?? 0));
    this.#state.show(view);
    this.#calls.show(view);
    this.#keypad.show(calls, view.station ?? "");
    this.#items.show(view.items ?? []);
    this.#wrapUp.show(calls, view.items ?? []);
    byId("empty").hidden = calls.length > 0;
    const ringing = calls.find((call) => call.state === "LOCAL_CONNECTION_STATE_ALERTING");
    document.title = ringing ? `☎ ${ringing.ani || "Call"}` : TITLE;
    this.#keep();
  }

  #offered(call: CallView): void {
    byId("announcement").textContent = `A call from ${call.ani || "an unknown number"} rings.`;
    showView("phone");
    this.#keep();
  }

  #tick(): void {
    this.#state.tick();
    this.#connection.tick();
    this.#callbacks.tick();
    this.#team?.tick();
  }

  #connected(state: ConnectionState): void {
    this.#connection.show(state);
    if (state.kind === "established") {
      this.#keep();
      void this.#learnDesk();
    } else if (state.kind === "over") {
      sessionStorage.removeItem(KEPT);
    }
  }

  /** What the desk shows is the server's configuration, which may be another one after every connection. */
  async #learnDesk(): Promise<void> {
    try {
      const desk = await this.agent.session.readDesk();
      this.words = new Words(desk);
      this.learn([{ agentId: this.userId, name: desk.name ?? "" }]);
      this.#state.learned(desk);
      if (this.login.supervisor) {
        if (!this.#team) {
          this.#team = new TeamView(this);
          this.#callbacks.supervise();
        }
      }
    } catch (error) {
      // Without it codes have numbers only; a connection that is lost asks again.
      if (this.agent.session.isAttached) {
        toast(said(error), "error");
      }
    }
  }

  #keep(): void {
    const session = this.agent.saved;
    if (session) {
      const { userId, supervisor } = this.login;
      sessionStorage.setItem(KEPT, JSON.stringify({ userId, supervisor, session } satisfies Kept));
    }
  }
}

let softphone: Softphone | undefined;

/** Which part of the page is shown beside the phone, or in its place where there is no room for both. */
function showView(name: string): void {
  byId("desk").dataset.view = name;
  document.querySelectorAll<HTMLButtonElement>("#views button").forEach((each) => {
    if (each.dataset.view === name) {
      each.setAttribute("aria-current", "page");
    } else {
      each.removeAttribute("aria-current");
    }
  });
  if (name === "messages") {
    softphone?.seen();
  }
}

function showLogin(state: { reason?: string; text: string }): void {
  softphone?.close();
  softphone = undefined;
  byId("desk").hidden = true;
  byId("leave").hidden = true;
  byId("login").hidden = false;
  byId("lost").hidden = true;
  const elsewhere = state.reason === "ALREADY_LOGGED_ON" || state.reason === "SESSION_REPLACED";
  byId("login-error").textContent = state.reason === "CLIENT_CLOSED" || state.reason === "SESSION_REPLACED" ? "" : state.text;
  byId("taken-over").hidden = state.reason !== "SESSION_REPLACED";
  byId<HTMLInputElement>("takeover").checked = elsewhere;
  byId<HTMLDialogElement>("agent-dialog").close();
  byId<HTMLInputElement>(byId<HTMLInputElement>("user").value ? "password" : "user").focus();
}

async function enter(made: Softphone, supervisor: boolean): Promise<void> {
  softphone = made;
  made.agent.on("connection", (state) => {
    if (state.kind === "over" && softphone === made) {
      showLogin(state);
    }
  });
  try {
    await made.agent.connect();
    byId("login").hidden = true;
    byId("desk").hidden = false;
    byId("leave").hidden = false;
    byId("team-tab").hidden = !supervisor;
    byId("team").hidden = !supervisor;
    showView(supervisor ? "team" : "phone");
    byId<HTMLInputElement>("password").value = "";
  } catch (error) {
    if (!(error instanceof SessionOver)) {
      showLogin({ text: String(error) });
    }
  }
}

function start(): void {
  const remembered = read<{ userId: string; supervisor: boolean; station: string }>(localStorage, REMEMBERED);
  byId<HTMLInputElement>("user").value = remembered?.userId ?? "";
  byId<HTMLInputElement>("supervisor").checked = remembered?.supervisor ?? false;
  byId<HTMLInputElement>("station").value = remembered?.station ?? "";

  byId<HTMLFormElement>("login-form").onsubmit = (event) => {
    event.preventDefault();
    byId("login-error").textContent = "";
    byId("taken-over").hidden = true;
    const supervisor = byId<HTMLInputElement>("supervisor").checked;
    const password = byId<HTMLInputElement>("password").value;
    const takeover = byId<HTMLInputElement>("takeover").checked;
    void enter(new Softphone({ userId: value("user"), supervisor, password, takeover }), supervisor);
  };
  byId<HTMLFormElement>("log-on").onsubmit = (event) => {
    event.preventDefault();
    const now = softphone;
    if (now) {
      const station = value("station");
      const supervisor = byId<HTMLInputElement>("supervisor").checked;
      localStorage.setItem(REMEMBERED, JSON.stringify({ userId: now.userId, supervisor, station }));
      void now.perform("Log on", () => now.agent.logOn(station, value("switch")));
    }
  };
  byId<HTMLFormElement>("dial").onsubmit = (event) => {
    event.preventDefault();
    const number = value("destination");
    void softphone?.perform("Call", () => softphone!.agent.makeCall(number)).then((done) => done && byId<HTMLFormElement>("dial").reset());
  };
  byId("redial").onclick = () => void softphone?.perform("Redial", () => softphone!.agent.redialLastNumber());
  byId("leave").onclick = () => void softphone?.agent.logout();
  byId("retry").onclick = () => softphone?.agent.session.retryNow();
  document.querySelectorAll<HTMLButtonElement>("#views button").forEach((each) => {
    each.onclick = () => showView(each.dataset.view ?? "phone");
  });
  addEventListener("online", () => softphone?.agent.session.retryNow());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      softphone?.agent.session.retryNow();
    }
  });

  const kept = read<Kept>(sessionStorage, KEPT);
  if (kept) {
    sessionStorage.removeItem(KEPT);
    void enter(new Softphone(kept), kept.supervisor);
  } else {
    showLogin({ text: "" });
  }
}

start();
