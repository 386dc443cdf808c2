package io.strowger.core.model;

/** When a forwarding rule applies. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum ForwardingType {
    UNKNOWN, IMMEDIATE, BUSY, NO_ANSWER, BUSY_INTERNAL, BUSY_EXTERNAL, NO_ANSWER_INTERNAL, NO_ANSWER_EXTERNAL
}
