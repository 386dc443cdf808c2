package io.strowger.csta.phase3;

import static io.strowger.csta.phase3.MediaCallCharacteristics.MAX_BITS;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.OptionalMember;
import io.strowger.csta.codec.Tagged;

/**
 * Events that a monitor suppresses (ECMA-285, MonitorFilter), in wire order. Each member is null when nothing of its
 * category is suppressed, else the contents of a BIT STRING: the number of unused bits, then the bits.
 */
public record MonitorFilter(@OptionalMember @Tagged(0) @Max(MAX_BITS) Octets callControl,
        @OptionalMember @Tagged(6) @Max(MAX_BITS) Octets callAssociated,
        @OptionalMember @Tagged(7) @Max(MAX_BITS) Octets mediaAttachment,
        @OptionalMember @Tagged(8) @Max(MAX_BITS) Octets physicalDeviceFeature,
        @OptionalMember @Tagged(9) @Max(MAX_BITS) Octets logicalDeviceFeature,
        @OptionalMember @Tagged(3) @Max(MAX_BITS) Octets maintenance,
        @OptionalMember @Tagged(5) @Max(MAX_BITS) Octets voiceUnit,
        @OptionalMember @Tagged(4) @Max(MAX_BITS) Octets privateEvents) {
    /** Nothing is suppressed. */
    public static final MonitorFilter NONE = new MonitorFilter(null, null, null, null, null, null, null, null);
}
