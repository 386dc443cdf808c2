import * as protocol from "./protocol.js";
import type { Reason } from "./refusals.js";

/** The server said no; the message is a sentence for people that says what to do. */
export class Refused extends Error {
  constructor(
    readonly reason: Reason | undefined,
    readonly detail: string,
  ) {
    super(protocol.sentence(reason, detail));
    this.name = "Refused";
  }
}
