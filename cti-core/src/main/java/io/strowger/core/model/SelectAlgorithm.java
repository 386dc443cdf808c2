package io.strowger.core.model;

/** Which kind of route the switch would like. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum SelectAlgorithm {
    UNKNOWN, NORMAL, LEAST_COST, EMERGENCY, ACD, USER_DEFINED
}
