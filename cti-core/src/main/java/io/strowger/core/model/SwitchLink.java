package io.strowger.core.model;

/** A link between the CTI server and the switch behind it, by the server's number. */
public record SwitchLink(int number, State state) {
    /** UNKNOWN stands for a number newer than this table. Constants are only appended. */
    public enum State {
        UNKNOWN, LINK_UNAVAIL, LINK_UP, LINK_DOWN
    }
}
