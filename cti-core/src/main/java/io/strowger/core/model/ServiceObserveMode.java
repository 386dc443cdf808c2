package io.strowger.core.model;

/** What an observer of a station or agent may do on his calls. UNKNOWN stands for a number newer than this table, CONN_STATE_UNKNOWN for what the switch does not know. Constants are only appended. */
public enum ServiceObserveMode {
    UNKNOWN, CONN_STATE_UNKNOWN, DEACTIVATED, NO_TALK_MODE, LISTEN_ONLY_MODE, COACH_MODE, LISTEN_TALK_MODE
}
