package io.strowger.core.model;

/** Work mode of an agent: the axis that the agent, a supervisor or a rule sets. Constants are only appended. */
public enum WorkMode {
    LOGGED_OUT,
    /** Auxiliary work: logged in and not ready, with a reason code. */
    AUX,
    /** After-call work. */
    ACW,
    /** Ready; after a call the agent is ready again, past any after-call work that the skill prescribes. */
    AUTO_IN,
    /** Ready for one call; after it the agent stays in after-call work until he says otherwise. */
    MANUAL_IN
}
