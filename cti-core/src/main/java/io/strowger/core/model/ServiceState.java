package io.strowger.core.model;

/** Whether an extension is in service. UNKNOWN is what the switch itself does not know. Constants are only appended. */
public enum ServiceState {
    UNKNOWN, OUT_OF_SERVICE, IN_SERVICE
}
