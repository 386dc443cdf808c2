package io.strowger.core.model;

/** What an advice of charge counts. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum ChargeType {
    UNKNOWN, INTERMEDIATE_CHARGE, FINAL_CHARGE, SPLIT_CHARGE
}
