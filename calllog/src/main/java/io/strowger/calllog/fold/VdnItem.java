package io.strowger.calllog.fold;

/**
 * The items of a VDN's interval. Names that Avaya CMS has are used for what means the same; the others are ours.
 * Constants are only appended.
 */
public enum VdnItem {
    /** Calls that entered. */
    INCALLS,
    /** Calls that anybody answered, an IVR port included; each once. */
    CONNECTCALLS,
    /** Calls for which an agent was asked; ours. */
    TOAGENTCALLS,
    /** Calls that rang at an agent; each once. */
    RINGCALLS,
    /** Rings at agents; a call that rang twice counts two; ours. */
    RINGS,
    /** Calls that an agent answered. */
    ACDCALLS,
    /** Calls whose caller gave up before an agent answered. */
    ABNCALLS,
    /** Calls that went elsewhere: to another VDN, or to the switch's fallback. */
    OUTFLOWCALLS,
    /** Calls whose end was not seen. */
    OTHERCALLS
}
