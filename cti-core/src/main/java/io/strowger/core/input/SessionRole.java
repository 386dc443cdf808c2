package io.strowger.core.input;

/** What a session may do. Constants are only appended. */
public enum SessionRole {
    AGENT, IVR,
    /** An agent who may also observe and direct the agents of his areas. */
    SUPERVISOR
}
