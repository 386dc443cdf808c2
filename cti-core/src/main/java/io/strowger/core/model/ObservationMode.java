package io.strowger.core.model;

/** What a supervisor does at an agent's call. Constants are only appended. */
public enum ObservationMode {
    /** Hears both, is heard by nobody. */
    LISTEN,
    /** Is heard by the agent only. */
    WHISPER,
    /** A third party like the others. */
    JOIN,
    /** Takes the call over: he joins, then the agent is cleared. */
    INTERCEPT
}
