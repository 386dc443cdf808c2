import { Emitter } from "./emitter.js";
import type { Command } from "./messages.js";
import { Refused } from "./refused.js";
import type { Outcome, SavedSession, Session } from "./session.js";

/** A client of one session, whatever it is for. */
export abstract class Client<Events extends object> extends Emitter<Events> {
  /** What lies below, for what is not named here. */
  abstract readonly session: Session;

  /** Connects and logs in; rejected with SessionOver when there will be no session. */
  connect(): Promise<void> {
    return this.session.connect();
  }

  /** Ends the session; an agent who is logged on at a station is logged off. */
  logout(): Promise<void> {
    return this.session.logout();
  }

  /** What another page needs to go on with this session. */
  get saved(): SavedSession | undefined {
    return this.session.saved;
  }

  /** Any command: settled when it is done, rejected with {@link Refused} when it is not. */
  async perform(command: Command): Promise<Outcome> {
    const outcome = await this.session.request(command);
    if (outcome.reason !== "NONE") {
      throw new Refused(outcome.reason, outcome.detail);
    }
    return outcome;
  }
}
