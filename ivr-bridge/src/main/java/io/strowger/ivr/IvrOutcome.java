package io.strowger.ivr;

import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;

/** What became of a request of an IVR. */
public sealed interface IvrOutcome {
    /** Done. */
    record Done() implements IvrOutcome {}

    /**
     * Refused; nothing was done.
     *
     * @param reason null when this build does not know the server's code
     */
    record Refused(RefusalReason reason, String detail) implements IvrOutcome {}

    /** Not known: the server or the session was lost while it was under way. The port's next state tells. */
    record Unknown(String detail) implements IvrOutcome {}

    /** Whether it was done. */
    default boolean isDone() {
        return this instanceof Done;
    }

    /** Reads the outcome of a request. */
    static IvrOutcome of(Push.RequestOutcome outcome) {
        return switch (outcome.reason()) {
            case null -> new Refused(null, outcome.detail());
            case NONE -> new Done();
            case OUTCOME_UNKNOWN, SWITCH_SILENT -> new Unknown(outcome.detail());
            default -> new Refused(outcome.reason(), outcome.detail());
        };
    }
}
