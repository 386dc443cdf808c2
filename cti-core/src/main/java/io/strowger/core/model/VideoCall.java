package io.strowger.core.model;

/** Video of a call. Constants are only appended. */
public enum VideoCall {
    DISABLED, INCOMING, TWOWAY
}
