package io.strowger.core.machine;

/** Route registration of a VDN. Constants are only appended. */
public enum VdnState {
    UNREGISTERED, REGISTERED
}
