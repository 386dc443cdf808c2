package io.strowger.simulator.model;

/** Cause of a call event, with the value CSTA gives it (EventCause); only the causes this switch uses. */
public enum Cause {
    NONE(-1), BUSY(3), CALL_CANCELLED(5), CALL_FORWARD_NO_ANSWER(8), DEST_NOT_OBTAINABLE(13), MAINTENANCE(19),
    NETWORK_NOT_OBTAINABLE(21), NEW_CALL(22), REDIRECTED(28), TRANSFER(32), DESTINATION_OUT_OF_ORDER(65);

    private final int value;

    Cause(int value) {
        this.value = value;
    }

    /** The standard's number for this cause. */
    public int value() {
        return value;
    }
}
