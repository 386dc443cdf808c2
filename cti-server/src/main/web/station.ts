import type { ForwardingType, Outcome } from "@strowger/client";
import type { Desk } from "./desk.js";
import { toast } from "./desk.js";
import { byId, value } from "./dom.js";

/** What the agent's telephone can do besides calls of his own: take those of others, and send its own elsewhere. */
export class StationFeatures {
  constructor(private readonly desk: Desk) {
    const agent = desk.agent;
    byId<HTMLFormElement>("pickup-form").onsubmit = (event) => {
      event.preventDefault();
      const station = value("pickup-station");
      void this.#do("Pick up", "", () => (station ? agent.pickup(station) : agent.groupPickup()));
    };
    byId("retrieve-parked").onclick = () => {
      const own = agent.state?.station ?? "";
      void this.#do("Take a parked call", "", () => agent.retrieveParked(value("pickup-station") || own));
    };
    byId("disturb-off").onclick = () => void this.#do("Do not disturb", "Nobody gets through to your telephone.", () => agent.doNotDisturb(true));
    byId("disturb-on").onclick = () => void this.#do("Do not disturb", "Your telephone rings again.", () => agent.doNotDisturb(false));
    byId<HTMLFormElement>("forward-form").onsubmit = (event) => {
      event.preventDefault();
      const to = value("forward-to");
      const type = value("forward-when") as ForwardingType;
      void this.#do("Forward", `Your calls go to ${to}.`, () => agent.forward(type, to));
    };
    byId("forward-off").onclick = () => {
      const type = value("forward-when") as ForwardingType;
      void this.#do("Forward", "Your calls come to you again.", () => agent.cancelForwarding(type));
    };
    byId<HTMLFormElement>("lamp-form").onsubmit = (event) => {
      event.preventDefault();
      const submitter = (event as SubmitEvent).submitter as HTMLButtonElement | null;
      const on = submitter?.value !== "off";
      const station = value("lamp-station");
      void this.#do("Lamp", `The lamp of station ${station} is ${on ? "on" : "off"}.`, () => agent.messageWaiting(station, on));
    };
  }

  /** The page does not hear from the switch that it is so; it says what it was told. */
  async #do(what: string, done: string, action: () => Promise<Outcome>): Promise<void> {
    if ((await this.desk.perform(what, action)) && done) {
      toast(done);
    }
  }
}
