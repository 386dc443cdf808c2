package io.strowger.simulator.model;

/** Local connection state of one connection of a call, with the value CSTA gives it (LocalConnectionState). */
public enum ConnectionState {
    NONE(-1), NULL(0), INITIATE(1), ALERTING(2), CONNECT(3), HOLD(4), QUEUED(5), FAIL(6);

    private final int value;

    ConnectionState(int value) {
        this.value = value;
    }

    /** The standard's number for this state. */
    public int value() {
        return value;
    }
}
