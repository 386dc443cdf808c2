package io.strowger.core.model;

/** A resource on a call that can be dropped without dropping a party. Constants are only appended. */
public enum DropResource {
    CALL_CLASSIFIER, TONE_GENERATOR
}
