package io.strowger.core.model;

/** Medium of a call. UNKNOWN stands for a medium that the switch does not know, or a number newer than this table. Constants are only appended. */
public enum ChannelType {
    UNKNOWN, OTHER, VOICE, VIDEO
}
