package io.strowger.simulator.model;

/** Who answers a ringing station. */
public enum AnswerMode {
    /** Only CTI or a script answers. */
    MANUAL,
    /** A simulated user answers after a delay, or does not answer at all. */
    AUTO
}
