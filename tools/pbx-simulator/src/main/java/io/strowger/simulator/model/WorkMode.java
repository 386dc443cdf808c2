package io.strowger.simulator.model;

/** Work mode of a logged-in agent, with the value the Avaya private data gives it. */
public enum WorkMode {
    NONE(-1), AUX_WORK(1), AFTER_CALL_WORK(2), AUTO_IN(3), MANUAL_IN(4);

    private final int value;

    WorkMode(int value) {
        this.value = value;
    }

    /** The private data's number for this mode. */
    public int value() {
        return value;
    }

    /** Whether an agent in this mode takes calls from his skills. */
    public boolean available() {
        return this == AUTO_IN || this == MANUAL_IN;
    }
}
