package io.strowger.core.model;

/** When a forwarding rule applies. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum ForwardingType {
    UNKNOWN, IMMEDIATE, BUSY, NO_ANS, BUSY_INT, BUSY_EXT, NO_ANS_INT, NO_ANS_EXT
}
