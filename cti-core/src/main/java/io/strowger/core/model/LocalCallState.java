package io.strowger.core.model;

/** How a call is at a device, in the words of the switch, which tell more than those of CSTA. Constants are only appended. */
public enum LocalCallState {
    UNKNOWN, INITIATED, ALERTING, CONNECTED, HELD,
    /** Active at another appearance of the same extension. */
    BRIDGED, OTHER
}
