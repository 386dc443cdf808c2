package io.strowger.core.model;

/** Where in the network a progress report was made. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum ProgressLocation {
    UNKNOWN, NONE, USER, PUB_LOCAL, PUB_REMOTE, PRIV_REMOTE
}
