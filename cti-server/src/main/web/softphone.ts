import type { CallView, ConnectionState, ContactId, Outcome, SavedSession, TopicStateAgentView } from "@strowger/client";
import { AgentClient, Refused, SessionOver } from "@strowger/client";
import { CallList } from "./calls.js";
import { byId, duration, el } from "./dom.js";
import { pendingText, stateText } from "./words.js";

/** What a reload of the page goes on with; kept by the browser for this tab only. */
interface Kept {
  userId: string;
  switchName: string;
  session: SavedSession;
}

const KEPT = "strowger.session";
const REMEMBERED = "strowger.login";
const TOAST_MILLIS = 8_000;
const TITLE = document.title;

function toast(text: string, kind: "info" | "error" = "info"): void {
  const message = el("p", { className: `toast ${kind}`, role: kind === "error" ? "alert" : "status" }, text);
  byId("toasts").append(message);
  setTimeout(() => message.remove(), TOAST_MILLIS);
}

function read<T>(storage: Storage, key: string): T | undefined {
  try {
    return JSON.parse(storage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** The page while somebody is logged in. */
class Desk {
  readonly agent: AgentClient;
  readonly #calls: CallList;
  readonly #timer: ReturnType<typeof setInterval>;
  #view: TopicStateAgentView | undefined;
  #contact: { id: ContactId; name: string } | undefined;
  #retryAt = 0;
  /** By this machine's clock: the server's may differ. */
  #since = 0;

  constructor(
    readonly userId: string,
    readonly switchName: string,
    password: string | undefined,
    takeover: boolean,
    session?: SavedSession,
  ) {
    this.agent = new AgentClient({
      url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/agent`,
      userId,
      switchName,
      takeover,
      clientName: "strowger-softphone",
      ...(password === undefined ? {} : { password }),
      ...(session ? { resume: session } : {}),
    });
    this.#calls = new CallList(byId("calls"), this.agent, (what, action) => void this.perform(what, action));
    this.agent.on("state", (view) => this.#show(view));
    this.agent.on("connection", (state) => this.#connection(state));
    this.agent.on("offered", (call) => this.#offered(call));
    this.agent.on("forced", (forced) =>
      toast(`Your state was changed to ${forced.agentState ?? ""}${forced.text ? `: ${forced.text}` : ""}`),
    );
    this.agent.on("notice", (notice) => toast(`${notice.from}: ${notice.text}`));
    this.agent.on("ended", () => this.#keep());
    this.#timer = setInterval(() => this.#tick(), 1_000);
  }

  /** Does something for the agent; what the server refuses is said in its own sentence. */
  async perform(what: string, action: () => Promise<Outcome>): Promise<boolean> {
    try {
      await action();
      document.querySelectorAll(".toast.error").forEach((message) => message.remove());
      return true;
    } catch (error) {
      toast(error instanceof Refused ? `${what}: ${error.message}` : String(error), "error");
      return false;
    } finally {
      this.#keep();
    }
  }

  close(): void {
    clearInterval(this.#timer);
    this.#calls.show([]);
    document.title = TITLE;
  }

  #show(view: TopicStateAgentView): void {
    if (view.state !== this.#view?.state || view.sinceMillis !== this.#view?.sinceMillis) {
      this.#since = Date.now();
    }
    this.#view = view;
    const calls = view.calls ?? [];
    const state = view.state?.replace("AGENT_STATE_", "").toLowerCase() ?? "unspecified";
    byId("state").textContent = stateText(view);
    byId("state-box").dataset.state = state;
    byId("pending").textContent = pendingText(view);
    byId("station-name").textContent = view.station ? `Station ${view.station}` : "";
    byId("link").hidden = !view.station || Boolean(view.linkUp);
    const loggedOn = Boolean(view.station);
    byId("log-on").hidden = loggedOn;
    byId("work").hidden = !loggedOn;
    byId("empty").hidden = calls.length > 0;
    for (const id of ["ready", "not-ready", "after-call-work"]) {
      byId(id).setAttribute("aria-pressed", String(id.replaceAll("-", "_") === state));
    }
    this.#calls.show(calls);
    const talking = calls.find((call) => call.contact && !call.parent) ?? calls.find((call) => call.contact);
    if (talking?.contact) {
      this.#contact = { id: talking.contact, name: talking.ani || talking.serial || "the caller" };
    }
    byId("wrap-up").hidden = !this.#contact;
    byId("wrap-up-name").textContent = this.#contact?.name ?? "";
    const ringing = calls.find((call) => call.state === "LOCAL_CONNECTION_STATE_ALERTING");
    document.title = ringing ? `☎ ${ringing.ani || "Call"}` : TITLE;
    this.#tick();
    this.#keep();
  }

  #offered(call: CallView): void {
    byId("announcement").textContent = `A call from ${call.ani || "an unknown number"} rings.`;
    this.#keep();
  }

  #tick(): void {
    byId("since").textContent = this.#view ? duration(Date.now() - this.#since) : "";
    byId("retry-in").textContent = this.#retryAt > Date.now() ? ` Trying again in ${Math.ceil((this.#retryAt - Date.now()) / 1_000)} s.` : " Trying again …";
  }

  #connection(state: ConnectionState): void {
    const dot = byId("connection");
    switch (state.kind) {
      case "connecting":
        dot.dataset.connection = "connecting";
        dot.textContent = "Connecting";
        this.#retryAt = 0;
        break;
      case "established":
        dot.dataset.connection = "up";
        dot.textContent = "Connected";
        if (!byId("lost").hidden) {
          toast(state.resumed ? "The connection is back; nothing was missed." : "The connection is back with a new session.");
        }
        byId("lost").hidden = true;
        this.#keep();
        break;
      case "disconnected":
        dot.dataset.connection = "down";
        dot.textContent = "Not connected";
        byId("lost").hidden = false;
        this.#retryAt = Date.now() + state.retryMillis;
        break;
      case "sessionLost":
        toast(`The session was lost: ${state.text}`, "error");
        break;
      case "over":
        sessionStorage.removeItem(KEPT);
        break;
    }
    this.#tick();
  }

  #keep(): void {
    const session = this.agent.saved;
    if (session) {
      sessionStorage.setItem(KEPT, JSON.stringify({ userId: this.userId, switchName: this.switchName, session } satisfies Kept));
    }
  }

  wrapUp(code: string, notes: string): Promise<boolean> {
    const contact = this.#contact;
    return contact ? this.perform("Wrap-up", () => this.agent.wrapUp(contact.id, code, notes)) : Promise.resolve(false);
  }
}

let desk: Desk | undefined;

function showLogin(text: string): void {
  desk?.close();
  desk = undefined;
  byId("desk").hidden = true;
  byId("login").hidden = false;
  byId("lost").hidden = true;
  byId("login-error").textContent = text;
  byId<HTMLInputElement>(byId<HTMLInputElement>("user").value ? "password" : "user").focus();
}

async function enter(made: Desk): Promise<void> {
  desk = made;
  made.agent.on("connection", (state) => {
    if (state.kind === "over" && desk === made) {
      showLogin(state.reason === "CLIENT_CLOSED" ? "" : state.text);
    }
  });
  try {
    await made.agent.connect();
    byId("who").textContent = `Agent ${made.userId}`;
    byId("login").hidden = true;
    byId("desk").hidden = false;
    byId<HTMLInputElement>("password").value = "";
  } catch (error) {
    showLogin(error instanceof SessionOver ? error.message : String(error));
  }
}

function value(id: string): string {
  return byId<HTMLInputElement>(id).value.trim();
}

function onSubmit(id: string, action: () => void): void {
  byId<HTMLFormElement>(id).onsubmit = (event) => {
    event.preventDefault();
    action();
  };
}

function onClick(id: string, action: (now: Desk) => void): void {
  byId(id).onclick = () => {
    if (desk) {
      action(desk);
    }
  };
}

function start(): void {
  const remembered = read<{ userId: string; switchName: string; station: string }>(localStorage, REMEMBERED);
  byId<HTMLInputElement>("user").value = remembered?.userId ?? "";
  byId<HTMLInputElement>("switch").value = new URLSearchParams(location.search).get("switch") ?? remembered?.switchName ?? "";
  byId<HTMLInputElement>("station").value = remembered?.station ?? "";

  onSubmit("login-form", () => {
    byId("login-error").textContent = "";
    const password = byId<HTMLInputElement>("password").value;
    void enter(new Desk(value("user"), value("switch"), password, byId<HTMLInputElement>("takeover").checked));
  });
  onSubmit("log-on", () => {
    const now = desk;
    if (now) {
      const station = value("station");
      localStorage.setItem(REMEMBERED, JSON.stringify({ userId: now.userId, switchName: now.switchName, station }));
      void now.perform("Log on", () => now.agent.logOn(station));
    }
  });
  onClick("ready", (now) => void now.perform("Ready", () => now.agent.ready()));
  onSubmit("not-ready-form", () => {
    const now = desk;
    if (now) {
      void now.perform("Not ready", () => now.agent.notReady(Number(value("reason") || 0)));
    }
  });
  onClick("after-call-work", (now) => void now.perform("After-call work", () => now.agent.afterCallWork()));
  onClick("log-off", (now) => void now.perform("Log off", () => now.agent.logOff()));
  onClick("leave", (now) => void now.agent.logout());
  onClick("retry", (now) => now.agent.session.retryNow());
  onSubmit("dial", () => {
    const now = desk;
    if (now) {
      void now.perform("Call", () => now.agent.makeCall(value("destination")));
    }
  });
  onSubmit("wrap-up", () => {
    const now = desk;
    if (now) {
      void now.wrapUp(value("code"), value("notes")).then((done) => {
        if (done) {
          byId<HTMLFormElement>("wrap-up").reset();
          toast("Wrap-up saved.");
        }
      });
    }
  });
  addEventListener("online", () => desk?.agent.session.retryNow());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      desk?.agent.session.retryNow();
    }
  });

  const kept = read<Kept>(sessionStorage, KEPT);
  if (kept) {
    sessionStorage.removeItem(KEPT);
    void enter(new Desk(kept.userId, kept.switchName, undefined, false, kept.session));
  } else {
    showLogin("");
  }
}

start();
