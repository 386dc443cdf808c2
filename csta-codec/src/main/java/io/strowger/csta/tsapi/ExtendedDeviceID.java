package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;

import io.strowger.csta.codec.Max;

/** A device identifier with its numbering plan and whether it is there at all. */
public record ExtendedDeviceID(@Max(DEVICE_ID) String deviceID, DeviceIDType deviceIDType,
        DeviceIDStatus deviceIDStatus) {
    /** The switch does not know the device. */
    public static final ExtendedDeviceID NOT_KNOWN = new ExtendedDeviceID("", DeviceIDType.DEVICE_IDENTIFIER,
            DeviceIDStatus.ID_NOT_KNOWN);

    /** The device has no meaning here. */
    public static final ExtendedDeviceID NOT_REQUIRED = new ExtendedDeviceID("", DeviceIDType.DEVICE_IDENTIFIER,
            DeviceIDStatus.ID_NOT_REQUIRED);

    /** A device of the switch. */
    public static ExtendedDeviceID of(String deviceID) {
        return new ExtendedDeviceID(deviceID, DeviceIDType.DEVICE_IDENTIFIER, DeviceIDStatus.ID_PROVIDED);
    }
}
