package io.strowger.core.model;

/** CSTA device type. UNKNOWN stands for a number newer than this table. Constants are only appended. */
public enum DeviceType {
    UNKNOWN, STATION, LINE, BUTTON, ACD, TRUNK, OPERATOR, STATION_GROUP, LINE_GROUP, BUTTON_GROUP, ACD_GROUP,
    TRUNK_GROUP, OPERATOR_GROUP, OTHER
}
