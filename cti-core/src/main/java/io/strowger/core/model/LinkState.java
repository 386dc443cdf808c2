package io.strowger.core.model;

/** A link as its driver reports it. Constants are only appended. */
public enum LinkState {
    /** No stream; the driver tries again with back-off. */
    DOWN,
    /** The stream is open; capabilities, devices, monitors and route registrations are being fetched or set. */
    RESYNCHRONISING,
    /** Monitors and registrations stand; events flow. */
    UP
}
