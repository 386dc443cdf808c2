package io.strowger.csta.phase3;

import io.strowger.csta.codec.TagClass;
import io.strowger.csta.codec.Tagged;
import io.strowger.csta.codec.Wrapper;

/** The device a call was last redirected from (ECMA-285, RedirectionDeviceID). */
@Tagged(value = 4, tagClass = TagClass.APPLICATION, explicit = true)
public sealed interface RedirectionDeviceID {
    /** It is known. */
    @Wrapper
    record NumberDialed(DeviceID deviceID) implements RedirectionDeviceID {}

    /** It is not known. */
    @Tagged(7)
    @Wrapper
    record NotKnown() implements RedirectionDeviceID {}

    /** The call was not redirected. */
    @Tagged(8)
    @Wrapper
    record NotRequired() implements RedirectionDeviceID {}

    /** The switch does not say. */
    @Tagged(9)
    @Wrapper
    record NotSpecified() implements RedirectionDeviceID {}

    /** It may not be told. */
    @Tagged(10)
    @Wrapper
    record Restricted() implements RedirectionDeviceID {}
}
