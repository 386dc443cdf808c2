package io.strowger.core.model;

/** What becomes of a predictive call that a machine answers; NO_TREATMENT leaves it to the switch. Constants are only appended. */
public enum AnswerTreatment {
    NO_TREATMENT, NONE, DROP, CONNECT
}
