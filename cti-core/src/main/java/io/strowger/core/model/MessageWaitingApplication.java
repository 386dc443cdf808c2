package io.strowger.core.model;

/** Who left a message waiting: the CTI application, leave word calling, property management, voice mail, or the message server. Constants are only appended. */
public enum MessageWaitingApplication {
    CTI, LWC, PROPERTY_MANAGEMENT, VOICE, MCS
}
