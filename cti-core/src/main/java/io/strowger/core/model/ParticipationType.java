package io.strowger.core.model;

/** Whether a party that joins a call is heard. Constants are only appended. */
public enum ParticipationType {
    SILENT, ACTIVE
}
