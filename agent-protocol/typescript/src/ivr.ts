import { Client } from "./client.js";
import type { CallView, Command, CommandRequestCallback, CommandSubmitItem, ContactId, ItemView, PushQueueReported } from "./messages.js";
import type { ConnectionState, Outcome, SessionOptions } from "./session.js";
import { Session } from "./session.js";

export interface IvrEvents {
  /** The call at a port now, as often as it changes; undefined = the port is free. */
  port: { switchName: string; port: string; call: CallView | undefined };
  /** What became of an item of work that was handed in, without its data. */
  item: ItemView;
  connection: ConnectionState;
}

/** An IVR or a voice unit: says which ports are its own, hears of the calls there, attaches data to their contacts and asks for agents. */
export class IvrClient extends Client<IvrEvents> {
  readonly session: Session;
  readonly #reports = new Map<number, PushQueueReported>();
  #registered: Command | undefined;
  #lost = false;

  constructor(options: SessionOptions) {
    super();
    this.session = new Session({ ...options, role: "SESSION_ROLE_IVR" });
    this.session.on("topic", ({ state }) => {
      const view = state?.portView;
      if (view) {
        this.emit("port", { switchName: view.switchName ?? "", port: view.port ?? "", call: view.call });
      }
    });
    this.session.on("push", ({ queueReported, itemChanged }) => {
      if (queueReported) {
        this.#reports.set(Number(queueReported.requestId ?? 0), queueReported);
      } else if (itemChanged?.item) {
        this.emit("item", itemChanged.item);
      }
    });
    this.session.on("connection", (state) => this.#connection(state));
  }

  /** Says which ports of a switch are this IVR's own; a later list replaces the earlier. A new session registers them again by itself. */
  async registerPorts(switchName: string, ports: string[]): Promise<Outcome> {
    const command: Command = { registerPorts: { switchName, ports } };
    const outcome = await this.perform(command);
    this.#registered = command;
    return outcome;
  }

  /** Attaches data to the contact at a port, key by key; an empty value removes its key. */
  attachData(port: string, data: Record<string, string>): Promise<Outcome> {
    return this.perform({ attachData: { port, data } });
  }

  /** Asks for an agent for the contact at a port; priority 1 is the highest. The contact waits with its place from now on. */
  requestAgent(port: string, skill: string, priority: number): Promise<Outcome> {
    return this.perform({ requestAgent: { port, skill, priority } });
  }

  /** Withdraws a contact's request for an agent. */
  cancelAgentRequest(contact: ContactId): Promise<Outcome> {
    return this.perform({ cancelAgentRequest: { contact } });
  }

  /** The place in the queue and the expected wait of the contact at a port; with an empty skill of the one that it waits for. */
  async queryQueue(port: string, skill = "", priority = 0): Promise<PushQueueReported> {
    const outcome = await this.perform({ queryQueue: { port, skill, priority } });
    const report = this.#reports.get(outcome.requestId) ?? {};
    this.#reports.delete(outcome.requestId);
    return report;
  }

  /** The caller at a port wants to be called back; he keeps his place. */
  requestCallback(callback: CommandRequestCallback): Promise<Outcome> {
    return this.perform({ requestCallback: callback });
  }

  /** The caller at a port has rated what he was given, 0 to 99. */
  setRating(port: string, question: string, rating: number): Promise<Outcome> {
    return this.perform({ setRating: { port, question, rating } });
  }

  /** Hands in work that is no call, with a reference that no other open item has; it waits for the skill's agents as calls do. The outcome's detail is its contact. */
  submitItem(item: CommandSubmitItem): Promise<Outcome> {
    return this.perform({ submitItem: item });
  }

  /** The customer of an item has gone, or it is done with elsewhere. */
  endItem(contact: ContactId): Promise<Outcome> {
    return this.perform({ endItem: { contact } });
  }

  #connection(state: ConnectionState): void {
    if (state.kind === "sessionLost") {
      this.#lost = true;
      this.#reports.clear();
    } else if (state.kind === "established") {
      if (this.#lost && this.#registered) {
        void this.session.request(this.#registered);
      }
      this.#lost = false;
    }
    this.emit("connection", state);
  }
}
