package io.strowger.calllog.fold;

/** What the rows of {@link WorkIntervalFold} are of. */
public enum By {
    SKILL, AGENT,
    /** An agent in one of his skills. */
    AGENT_SKILL
}
