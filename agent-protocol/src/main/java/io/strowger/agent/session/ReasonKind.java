package io.strowger.agent.session;

import io.strowger.core.output.RefusalReason;

/** What a client does about a refusal of its login or resume, or about a closing. Constants are only appended. */
public enum ReasonKind {
    /** The user or his administrator must do something first; connecting again would not help, or would do harm. */
    FINAL,
    /** The session is gone, but a new one may be had. */
    END_OF_SESSION,
    /** Passes by itself: a session that there is remains, and the client tries again after a pause. */
    PASSING,
    /** Says nothing of the session: a refused resume is followed by a login, a refused login ends the client, a closing is followed by a resume. */
    OTHER;

    /** The kind of a reason; one that this build does not know (null) is taken for one that passes. */
    public static ReasonKind of(RefusalReason reason) {
        if (reason == null) {
            return PASSING;
        }
        return switch (reason) {
            case NOT_PERMITTED, SESSION_REPLACED, CLIENT_CLOSED, CONFIGURATION_CHANGED, BAD_CREDENTIALS, TOKEN_REFUSED,
                    LOCKED_OUT, VERSION_UNSUPPORTED ->
                FINAL;
            case SESSION_UNKNOWN, CLIENT_VANISHED, TOO_MANY_PENDING -> END_OF_SESSION;
            case BUSY, SERVER_FULL, DRAINING, OUTCOME_UNKNOWN, LINK_DOWN, RATE_EXCEEDED -> PASSING;
            default -> OTHER;
        };
    }
}
