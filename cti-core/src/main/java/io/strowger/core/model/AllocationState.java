package io.strowger.core.model;

/** When a predictive call is connected to whoever ordered it: when it is delivered or when it is answered. Constants are only appended. */
public enum AllocationState {
    CALL_DELIVERED, CALL_ESTABLISHED
}
