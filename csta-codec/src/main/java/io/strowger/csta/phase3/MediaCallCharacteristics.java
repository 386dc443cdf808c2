package io.strowger.csta.phase3;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.OptionalMember;
import io.strowger.csta.codec.TagClass;
import io.strowger.csta.codec.Tagged;

/**
 * What a call carries (ECMA-285, MediaCallCharacteristics).
 *
 * @param mediaClass
 *            contents of the BIT STRING: the number of unused bits, then the bits
 */
public record MediaCallCharacteristics(
        @Tagged(value = 3, tagClass = TagClass.UNIVERSAL) @Max(MediaCallCharacteristics.MAX_BITS) Octets mediaClass,
        @OptionalMember @Tagged(0) Integer connectionRate, @OptionalMember @Tagged(1) Integer bitRate,
        @OptionalMember @Tagged(2) Integer delayTolerance,
        @OptionalMember @Tagged(3) Integer switchingSubDomainCCIEType,
        @OptionalMember Octets switchingSubDomainInformationElements) {
    /** Most content octets of a BIT STRING. */
    public static final int MAX_BITS = 16;
}
