package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;

import io.strowger.csta.codec.Max;

/** One connection: the meeting of a call and a device. The driver's key for call control. */
public record ConnectionID(int callID, @Max(DEVICE_ID) String deviceID, ConnectionIDDevice devIDType) {
    /** No connection: call 0, no device. */
    public static final ConnectionID NONE = new ConnectionID(0, "", ConnectionIDDevice.STATIC_ID);

    /** A connection of a static device. */
    public static ConnectionID of(int callID, String deviceID) {
        return new ConnectionID(callID, deviceID, ConnectionIDDevice.STATIC_ID);
    }
}
