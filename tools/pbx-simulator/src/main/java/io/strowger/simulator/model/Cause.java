package io.strowger.simulator.model;

/** Cause of a call event, with the value CSTA gives it (EventCause); only the causes this switch uses. */
public enum Cause {
    NONE(-1), ACTIVE_MONITOR(1), BUSY(3), CALL_BACK(4), CALL_CANCELLED(5), CALL_FORWARD_ALWAYS(6), CALL_FORWARD_BUSY(7),
    CALL_FORWARD_NO_ANSWER(8), CALL_NOT_ANSWERED(10), CALL_PICKUP(11), CAMP_ON(12), DEST_NOT_OBTAINABLE(13),
    DO_NOT_DISTURB(14), MAINTENANCE(19), NETWORK_CONGESTION(20), NETWORK_NOT_OBTAINABLE(21), NEW_CALL(22),
    OVERRIDE(24), PARK(25), REDIRECTED(28), REORDER_TONE(29), SILENT_MONITOR(31), TRANSFER(32), TRUNKS_BUSY(33),
    SINGLE_STEP_TRANSFER(52), DESTINATION_OUT_OF_ORDER(65), UNASSIGNED_NUMBER(81);

    private final int value;

    Cause(int value) {
        this.value = value;
    }

    /** The standard's number for this cause. */
    public int value() {
        return value;
    }
}
