package io.strowger.core.site;

import io.strowger.core.model.DeviceKind;

/** A monitored device that is not a VDN. */
public record DeviceSite(String switchName, String deviceId, DeviceKind kind) {}
