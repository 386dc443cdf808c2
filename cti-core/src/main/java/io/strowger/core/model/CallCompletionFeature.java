package io.strowger.core.model;

/** How a call to a busy or silent device is completed. Constants are only appended. */
public enum CallCompletionFeature {
    CAMP_ON, CALL_BACK, INTRUDE
}
