package io.strowger.agent.session;

import io.strowger.core.output.RefusalReason;

/** What is done about a cause in a state. */
public sealed interface Verdict {
    /** Why. */
    String because();

    /** It is handled and the state changes, unless the handling itself ends in a refusal. */
    record Move(ServerState to, String because) implements Verdict {}

    /** It is handled; the state stays. */
    record Accept(String because) implements Verdict {}

    /** Expected, and nothing is done about it. */
    record Ignore(String because) implements Verdict {}

    /** Answered with Refused; the state stays. */
    record Refuse(RefusalReason reason, String because) implements Verdict {}

    /** Answered with Closing; the state becomes CLOSING. */
    record Close(RefusalReason reason, String because) implements Verdict {}

    /** Not possible unless the gateway is at fault; nothing is done and it is reported. */
    record Anomaly(String because) implements Verdict {}
}
