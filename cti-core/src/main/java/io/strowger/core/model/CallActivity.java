package io.strowger.core.model;

/** Call activity of an agent: the axis that his connections determine. Constants are only appended. */
public enum CallActivity {
    NONE,
    /** A contact has been sent to his station and is not there yet. */
    RESERVED,
    RINGING,
    ACD_IN,
    ACD_OUT,
    EXTENSION_IN,
    EXTENSION_OUT,
    CONSULT,
    HELD
}
