package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;

import io.strowger.csta.codec.Max;

/** A device that a call has left, and why. */
public record DeviceHistoryEntry(@Max(DEVICE_ID) String oldDeviceID, EventCause eventCause,
        ConnectionID oldConnectionID) {}
