package io.strowger.core.model;

/** What became of an attempt to call somebody back. Constants are only appended. */
public enum CallbackOutcome {
    NONE, BUSY, NO_ANSWER,
    /** The switch or the network could not complete the call. */
    FAILED,
    /** The agent hung up before anybody answered. */
    AGENT_LEFT
}
