package io.strowger.core.model;

/** What the network reports of an outgoing call's progress. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum ProgressDescription {
    UNKNOWN, NONE, CALL_OFF_ISDN, DEST_NOT_ISDN, ORIG_NOT_ISDN, CALL_ON_ISDN, INBAND
}
