package io.strowger.core.model;

/** What the held or new call of a consultation was begun for. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum ConsultMode {
    UNKNOWN, CONSULTATION, TRANSFER, CONFERENCE, NOT_PROVIDED
}
