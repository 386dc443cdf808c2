package io.strowger.core.model;

/** Where a selected route lies: inside the switch or out in the network. Constants are only appended. */
public enum RedirectType {
    VDN, NETWORK
}
