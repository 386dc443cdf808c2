package io.strowger.core.model;

/** CSTA monitor: of a device, or of the calls that pass a device. Constants are only appended. */
public enum MonitorKind {
    DEVICE, CALLS_VIA_DEVICE
}
