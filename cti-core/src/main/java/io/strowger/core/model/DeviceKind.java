package io.strowger.core.model;

/** What a device is. Constants are only appended. */
public enum DeviceKind {
    STATION, TRUNK, SPLIT, VDN, ROUTE_POINT, VOICE_PORT
}
