package io.strowger.csta.phase3;

import io.strowger.csta.codec.TagClass;
import io.strowger.csta.codec.Tagged;
import io.strowger.csta.codec.Wrapper;

/**
 * A device that need not be known (ECMA-285, ExtendedDeviceID). Calling, called, subject and associated devices have
 * the same alternatives with other application tags.
 */
@Tagged(value = 9, tagClass = TagClass.APPLICATION, explicit = true)
public sealed interface ExtendedDeviceID {
    /** It is known. */
    @Wrapper
    record Known(DeviceID deviceID) implements ExtendedDeviceID {}

    /** It is not known. */
    @Tagged(7)
    @Wrapper
    record NotKnown() implements ExtendedDeviceID {}

    /** It may not be told. */
    @Tagged(8)
    @Wrapper
    record Restricted() implements ExtendedDeviceID {}
}
