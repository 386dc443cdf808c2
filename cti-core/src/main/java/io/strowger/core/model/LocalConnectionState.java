package io.strowger.core.model;

/** CSTA LocalConnectionState: the state of one connection between a call and a device. Constants are only appended. */
public enum LocalConnectionState {
    NULL, INITIATE, ALERTING, CONNECT, HOLD, QUEUED, FAIL
}
