package io.strowger.simulator.model;

/** For what a station holds one call and makes another, with the value the Avaya private data gives it. */
public enum ConsultMode {
    NONE(0), CONSULTATION(1), TRANSFER(2), CONFERENCE(3);

    private final int value;

    ConsultMode(int value) {
        this.value = value;
    }

    /** The private data's number. */
    public int value() {
        return value;
    }
}
