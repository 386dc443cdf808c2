package io.strowger.pbx.tsapi;

/** What a TSAPI link is doing. Only {@link PhaseTable} says how it goes from one to another. */
public enum Phase {
    /** Not wanted up. */
    IDLE("stopped; nothing is connected"),
    /** First connection: which port is the Tlink on. */
    NAME_QUERY("asks the name server for the Tlink"),
    /** Second connection, which stays: the key that hides the password. */
    KEY_EXCHANGE("asks the Tlink for the password key"),
    /** Login, password and versions are sent. */
    OPENING("opens the stream"),
    /** The stream stands; the switch is asked what it can do. */
    CAPABILITIES("asks for the switch's capabilities"),
    /** The login's devices are listed. */
    DEVICE_LIST("asks for the devices of the login"),
    /** Monitors and registrations are asked for, some answers are still due. */
    MONITORING("sets monitors and route registrations"),
    /** Every monitor and registration was answered, one way or the other. */
    UP("up"),
    /** Stopping: takes no more requests, waits for answers. */
    CLOSING("waits for the answers still due"),
    /** Down; the next attempt has its time. */
    BACKOFF("waits before the next attempt");

    private final String sentence;

    Phase(String sentence) {
        this.sentence = sentence;
    }

    /** In words. */
    public String sentence() {
        return sentence;
    }

    /** Whether a stream stands, so that requests can be sent. */
    public boolean isOpen() {
        return switch (this) {
            case CAPABILITIES, DEVICE_LIST, MONITORING, UP -> true;
            case IDLE, NAME_QUERY, KEY_EXCHANGE, OPENING, CLOSING, BACKOFF -> false;
        };
    }
}
