package io.strowger.core.model;

/** CSTA monitor: of a device, of the calls that pass a device, or of one call. Constants are only appended. */
public enum MonitorKind {
    DEVICE, CALLS_VIA_DEVICE, CALL
}
