package io.strowger.core.model;

/** Where an item of work stands. Constants are only appended. */
public enum ItemState {
    /** In its queue, or about to be. */
    WAITING,
    /** Shown to an agent, who has not answered yet. */
    OFFERED,
    /** An agent works on it. */
    ACCEPTED,
    /** With an agent, who does not work on it for now. */
    PARKED, ENDED
}
