package io.strowger.core.model;

/** What the network reports of an outgoing call's progress. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum ProgressDescription {
    UNKNOWN, NONE, CALL_OFF_ISDN, DESTINATION_NOT_ISDN, ORIGINATION_NOT_ISDN, CALL_ON_ISDN, IN_BAND
}
