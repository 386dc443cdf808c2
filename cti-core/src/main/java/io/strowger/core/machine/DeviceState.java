package io.strowger.core.machine;

/** Service state of a device. Constants are only appended. */
public enum DeviceState {
    /** Not monitored: nothing is known. */
    UNMONITORED, IN_SERVICE, OUT_OF_SERVICE
}
