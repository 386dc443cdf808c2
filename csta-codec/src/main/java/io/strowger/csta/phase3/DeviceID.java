package io.strowger.csta.phase3;

import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.OptionalMember;
import io.strowger.csta.codec.Tagged;

/**
 * A device (ECMA-285, DeviceID).
 *
 * @param deviceIdentifier
 *            its number
 * @param privateNumber
 *            its number in the private network, or null
 * @param privateName
 *            its name in the private network, or null
 * @param mediaCallCharacteristics
 *            what media it carries, or null
 */
public record DeviceID(DeviceIdentifier deviceIdentifier,
        @OptionalMember @Tagged(value = 0, explicit = true) @Max(DeviceIdentifier.MAX_NUMBER) String privateNumber,
        @OptionalMember @Tagged(value = 1, explicit = true) @Max(DeviceIdentifier.MAX_NUMBER) String privateName,
        @OptionalMember MediaCallCharacteristics mediaCallCharacteristics) {
    /** A device known by the digits to dial. */
    public static DeviceID dialing(String digits) {
        return new DeviceID(new DeviceIdentifier.DialingNumber(digits), null, null, null);
    }
}
