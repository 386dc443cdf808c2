package io.strowger.core.model;

/** What an agent is named by when his measurements are asked for. Constants are only appended. */
public enum MeasuredAgentId {
    EXTENSION_ID, LOGICAL_ID
}
