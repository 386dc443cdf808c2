package io.strowger.core.model;

/** Where in the network a progress report was made. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum ProgressLocation {
    UNKNOWN, NONE, USER, PUBLIC_LOCAL, PUBLIC_REMOTE, PRIVATE_REMOTE
}
