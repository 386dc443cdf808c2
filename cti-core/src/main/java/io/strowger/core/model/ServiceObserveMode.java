package io.strowger.core.model;

/** What an observer of a station or agent may do on his calls. UNKNOWN also stands for a state that the switch does not know. Constants are only appended. */
public enum ServiceObserveMode {
    UNKNOWN, DEACTIVATED, NO_TALK, LISTEN_ONLY, COACH, LISTEN_TALK
}
