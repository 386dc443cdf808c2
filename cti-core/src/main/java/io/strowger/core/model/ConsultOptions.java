package io.strowger.core.model;

/** What may become of a consultation. Constants are only appended. */
public enum ConsultOptions {
    UNRESTRICTED, CONSULT_ONLY, TRANSFER_ONLY, CONFERENCE_ONLY
}
