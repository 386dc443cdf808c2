package io.strowger.csta.phase3;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.TagClass;
import io.strowger.csta.codec.Tagged;
import io.strowger.csta.codec.Wrapper;

/** A connection (ECMA-285, ConnectionID). A tag given to a use of it replaces the outer one only. */
@Tagged(value = 11, tagClass = TagClass.APPLICATION, explicit = true)
public sealed interface ConnectionID {
    /** Most octets of a call identifier. */
    int MAX_CALL_ID = 16;

    /** A call without a device. */
    @Tagged(0)
    @Wrapper
    record CallOnly(@Max(MAX_CALL_ID) Octets callID) implements ConnectionID {}

    /** A device without a call. */
    @Tagged(1)
    @Wrapper
    record DeviceOnly(LocalDeviceID deviceID) implements ConnectionID {}

    /** A call at a device. */
    record Both(@Tagged(0) @Max(MAX_CALL_ID) Octets callID, @Tagged(1) LocalDeviceID deviceID)
            implements
                ConnectionID {}

    /** A call at a static device. */
    static ConnectionID of(Octets callID, DeviceID deviceID) {
        return new Both(callID, new LocalDeviceID.StaticID(deviceID));
    }
}
