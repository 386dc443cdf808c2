package io.strowger.core.model;

/** Technical class of an extension. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum ExtensionClass {
    UNKNOWN, VDN, ACD_SPLIT, ANNOUNCEMENT, DATA, ANALOG, PROPRIETARY, BRI, CTI, LOGICAL_AGENT, OTHER
}
