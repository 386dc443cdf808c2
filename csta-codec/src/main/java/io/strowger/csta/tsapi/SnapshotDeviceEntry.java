package io.strowger.csta.tsapi;

/** One call at a device with its state, in the private data of a device snapshot. */
public record SnapshotDeviceEntry(ConnectionID call, LocalCallState state) {}
