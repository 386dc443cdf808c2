package io.strowger.core.model;

/** Why a call event happened, as the switch's call classifier and network say it. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum EventReason {
    UNKNOWN, ANSWER_NORMAL, ANSWER_TIMED, ANSWER_VOICE_ENERGY, ANSWER_MACHINE_DETECTED, SIT_REORDER,
    SIT_NO_CIRCUIT, SIT_INTERCEPT, SIT_VACANT_CODE, SIT_INEFFECTIVE_OTHER, SIT_UNKNOWN, IN_QUEUE, SERVICE_OBSERVER
}
