package io.strowger.core.input;

/** What a session may do. Constants are only appended. */
public enum SessionRole {
    /** One agent's desktop. */
    AGENT,
    /** The ports of an IVR. */
    IVR,
    /** An agent who may also observe and direct the agents of his areas. */
    SUPERVISOR,
    /** Looks at everything that is published and at the directory; directs nobody. */
    TECHNICIAN,
    /** Reads the call log and the agent trace. */
    REPORTER,
    /** Carries the connections of many others over its own. */
    PROXY,
    /** Shows boards. */
    WALLBOARD;

    /** Whether the session is that of an agent at his desk; the others belong to users who are no agents, or to IVRs. */
    public boolean isAgent() {
        return this == AGENT || this == SUPERVISOR;
    }

    /** Whether the session belongs to a user who is neither an agent nor an IVR. */
    public boolean isUser() {
        return !isAgent() && this != IVR;
    }
}
