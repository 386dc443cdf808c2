package io.strowger.core.machine;

/** Where a contact stands. Constants are only appended. */
public enum ContactState {
    /** In the switch or at a port; no agent is asked for. */
    ARRIVED,
    /** In a skill's queue. */
    WAITING,
    /** An agent is reserved and the call is on its way to him. */
    SELECTED,
    /** Rings at an agent. */
    RINGING,
    /** Rang too long; the switch was asked to send it elsewhere. */
    DEFLECTING,
    /** With an agent. */
    TALKING, ENDED
}
