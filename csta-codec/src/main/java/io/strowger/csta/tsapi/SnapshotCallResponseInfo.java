package io.strowger.csta.tsapi;

/** One connection of a call, in a call snapshot. */
public record SnapshotCallResponseInfo(ExtendedDeviceID deviceOnCall, ConnectionID callIdentifier,
        LocalConnectionState localConnectionState) {}
