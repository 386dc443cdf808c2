package io.strowger.core.site;

import io.strowger.core.model.DeviceKind;

/**
 * A monitored device that is not a VDN.
 *
 * @param restriction name of its class of restriction, empty = none
 * @param area where it stands, empty = nowhere in particular
 */
public record DeviceSite(String switchName, String deviceId, DeviceKind kind, String restriction, String area) {
    /** Without restriction and area. */
    public DeviceSite(String switchName, String deviceId, DeviceKind kind) {
        this(switchName, deviceId, kind, "", "");
    }
}
