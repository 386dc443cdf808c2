package io.strowger.core.site;

import io.strowger.core.model.DeviceKind;

/**
 * A monitored device that is not a VDN.
 *
 * @param restriction name of its class of restriction, empty = none
 * @param area where it stands, empty = nowhere in particular
 * @param location of whoever is logged on there, for {@link SkillPolicy.LocationPreference}; empty = none
 */
public record DeviceSite(String switchName, String deviceId, DeviceKind kind, String restriction, String area,
        String location) {
    /** A configuration of an earlier build has no locations. */
    public DeviceSite {
        location = location == null ? "" : location;
    }

    /** Without a location. */
    public DeviceSite(String switchName, String deviceId, DeviceKind kind, String restriction, String area) {
        this(switchName, deviceId, kind, restriction, area, "");
    }

    public DeviceSite withLocation(String value) {
        return new DeviceSite(switchName, deviceId, kind, restriction, area, value);
    }

    /** Without restriction and area. */
    public DeviceSite(String switchName, String deviceId, DeviceKind kind) {
        this(switchName, deviceId, kind, "", "");
    }
}
