package io.strowger.csta.phase3;

import static io.strowger.csta.phase3.MediaCallCharacteristics.MAX_BITS;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.TagClass;
import io.strowger.csta.codec.Tagged;

/** Services that may be asked for now (ECMA-285, ServicesPermitted): contents of BIT STRINGs, unused bits first. */
public record ServicesPermitted(
        @Tagged(value = 3, tagClass = TagClass.UNIVERSAL) @Max(MAX_BITS) Octets callControlServices,
        @Tagged(value = 3, tagClass = TagClass.UNIVERSAL) @Max(MAX_BITS) Octets callAssociatedServices,
        @Tagged(value = 3, tagClass = TagClass.UNIVERSAL) @Max(MAX_BITS) Octets mediaAttachmentServices,
        @Tagged(value = 3, tagClass = TagClass.UNIVERSAL) @Max(MAX_BITS) Octets routeingServices,
        @Tagged(value = 3, tagClass = TagClass.UNIVERSAL) @Max(MAX_BITS) Octets voiceServices) {}
