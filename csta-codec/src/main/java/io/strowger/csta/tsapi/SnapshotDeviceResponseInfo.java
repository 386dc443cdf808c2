package io.strowger.csta.tsapi;

import java.util.List;

/** One call at a device, in a device snapshot: the state of every connection of the call, the device's own first. */
public record SnapshotDeviceResponseInfo(ConnectionID callIdentifier, List<LocalConnectionState> localCallState) {
    /** Copies the lists. */
    public SnapshotDeviceResponseInfo {
        localCallState = List.copyOf(localCallState);
    }
}
