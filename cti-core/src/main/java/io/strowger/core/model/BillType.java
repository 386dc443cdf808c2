package io.strowger.core.model;

/** How a call is billed. Constants are only appended. */
public enum BillType {
    NEW_RATE, FLAT_RATE, PREMIUM_CHARGE, PREMIUM_CREDIT, FREE_CALL
}
