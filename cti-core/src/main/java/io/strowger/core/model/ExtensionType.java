package io.strowger.core.model;

/** What the switch says that an extension is for. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum ExtensionType {
    UNKNOWN, ACD_SPLIT, ANNOUNCEMENT, DATA, LOGICAL_AGENT, STATION, TRUNK_ACCESS_CODE, VDN, OTHER
}
