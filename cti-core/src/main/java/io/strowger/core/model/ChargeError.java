package io.strowger.core.model;

/** What is wrong with an advice of charge. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum ChargeError {
    UNKNOWN, NONE, NO_FINAL_CHARGE, LESS_FINAL_CHARGE, CHARGE_TOO_LARGE, NETWORK_BUSY
}
