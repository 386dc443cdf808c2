package io.strowger.core.model;

/** State of the switch's CTI side as a whole. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum SystemStatus {
    UNKNOWN, INITIALIZING, ENABLED, NORMAL, MESSAGES_LOST, DISABLED, OVERLOAD_IMMINENT, OVERLOAD_REACHED,
    OVERLOAD_RELIEVED
}
