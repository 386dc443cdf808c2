package io.strowger.core.model;

/** How a call came to a device: through an agent group, at a station, or otherwise. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum DeliveredType {
    UNKNOWN, TO_ACD, TO_STATION, OTHER
}
