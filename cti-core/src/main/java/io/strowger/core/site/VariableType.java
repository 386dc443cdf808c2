package io.strowger.core.site;

/** What a named variable holds. Constants are only appended. */
public enum VariableType {
    TEXT, NUMBER, FLAG, DURATION, TIME
}
