package io.strowger.core.output;

/** Order in which a link sends when its rate limit holds requests back; the first goes first. Constants are only appended. */
public enum RequestClass {
    CALL_CONTROL, MONITOR, AGENT, SNAPSHOT
}
