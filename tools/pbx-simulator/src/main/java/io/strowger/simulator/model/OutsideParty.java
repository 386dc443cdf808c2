package io.strowger.simulator.model;

/** What happens at an outside number when it is called. */
public enum OutsideParty {
    /** Somebody answers. */
    ANSWERS(Classification.ANSWER_NORMAL, Cause.NONE),
    /** A machine answers; only a predictive call can tell the difference. */
    ANSWERING_MACHINE(Classification.ANSWER_MACHINE_DETECTED, Cause.NONE),
    /** It is busy. */
    BUSY(Classification.NONE, Cause.BUSY),
    /** It rings and nobody answers. */
    NO_ANSWER(Classification.NONE, Cause.CALL_NOT_ANSWERED),
    /** The network plays one of its special information tones. */
    SIT_REORDER(Classification.SIT_REORDER, Cause.REORDER_TONE),
    SIT_NO_CIRCUIT(Classification.SIT_NO_CIRCUIT, Cause.NETWORK_CONGESTION),
    SIT_INTERCEPT(Classification.SIT_INTERCEPT, Cause.DEST_NOT_OBTAINABLE),
    SIT_VACANT_CODE(Classification.SIT_VACANT_CODE, Cause.UNASSIGNED_NUMBER),
    SIT_INEFFECTIVE_OTHER(Classification.SIT_INEFFECTIVE_OTHER, Cause.DEST_NOT_OBTAINABLE),
    SIT_UNKNOWN(Classification.SIT_UNKNOWN, Cause.DEST_NOT_OBTAINABLE);

    /** What a call classifier hears. */
    final Classification classification;
    /** Why the call fails, {@link Cause#NONE} when it does not. */
    final Cause failure;

    OutsideParty(Classification classification, Cause failure) {
        this.classification = classification;
        this.failure = failure;
    }
}
