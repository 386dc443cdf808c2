package io.strowger.simulator.model;

/**
 * What the switch found out about how a call was answered, or why it was not, with the value the Avaya private data
 * gives it (ReasonCode, AR_...).
 */
public enum Classification {
    NONE(0), ANSWER_NORMAL(1), ANSWER_MACHINE_DETECTED(4), SIT_REORDER(5), SIT_NO_CIRCUIT(6), SIT_INTERCEPT(7),
    SIT_VACANT_CODE(8), SIT_INEFFECTIVE_OTHER(9), SIT_UNKNOWN(10), IN_QUEUE(11), SERVICE_OBSERVER(12);

    private final int value;

    Classification(int value) {
        this.value = value;
    }

    /** The private data's number. */
    public int value() {
        return value;
    }
}
