package io.strowger.csta.phase3;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.Tagged;
import io.strowger.csta.codec.Wrapper;

/** The device of a connection (ECMA-285, LocalDeviceID). */
public sealed interface LocalDeviceID {
    /** Most octets of a dynamic identifier. */
    int MAX_DYNAMIC = 64;

    /** A device that exists outside the call. */
    @Wrapper
    record StaticID(DeviceID deviceID) implements LocalDeviceID {}

    /** An identifier that lives as long as the call. */
    @Tagged(3)
    @Wrapper
    record DynamicID(@Max(MAX_DYNAMIC) Octets value) implements LocalDeviceID {}
}
