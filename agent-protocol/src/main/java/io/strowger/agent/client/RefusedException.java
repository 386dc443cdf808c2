package io.strowger.agent.client;

import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;

/** A request was refused; for who waits for outcomes rather than looking at them. The message says what to do. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Push.RequestOutcome outcome;

    RefusedException(Push.RequestOutcome outcome) {
        super(text(outcome));
        this.outcome = outcome;
    }

    private static String text(Push.RequestOutcome outcome) {
        RefusalReason reason = outcome.reason();
        String sentence = reason == null
                ? "the server is newer than this client and has another reason"
                : reason + ": " + reason.sentence();
        return outcome.detail().isEmpty() ? sentence : sentence + " (" + outcome.detail() + ")";
    }

    /** What the server said; null after serialization. */
    public Push.RequestOutcome outcome() {
        return outcome;
    }

    /** Why; null when this build does not know the server's reason. */
    public RefusalReason reason() {
        return outcome == null ? null : outcome.reason();
    }
}
