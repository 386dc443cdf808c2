package io.strowger.core.model;

/** CSTA device class: a medium that a device handles. Constants are only appended. */
public enum DeviceClass {
    VOICE, DATA, IMAGE, OTHER
}
