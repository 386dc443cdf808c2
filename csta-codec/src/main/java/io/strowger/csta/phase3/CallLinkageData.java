package io.strowger.csta.phase3;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.OptionalMember;
import io.strowger.csta.codec.TagClass;
import io.strowger.csta.codec.Tagged;
import io.strowger.csta.codec.Wrapper;

/**
 * What links a call to the calls it came from, across switches (ECMA-285, CallLinkageData).
 *
 * @param globalCallData
 *            names the call
 * @param threadData
 *            names the thread of calls it belongs to, or null
 */
public record CallLinkageData(LinkageData globalCallData, @OptionalMember LinkageData threadData) {
    /**
     * One name.
     *
     * @param switchingSubDomainName
     *            or null
     * @param timestamp
     *            GeneralizedTime, or null
     */
    public record LinkageData(@OptionalMember @Max(64) String switchingSubDomainName, LinkageID linkageID,
            @OptionalMember @Tagged(value = 24, tagClass = TagClass.UNIVERSAL) @Max(32) String timestamp) {}

    /** The octets of a name. */
    public sealed interface LinkageID {
        /** As the sub-domain assigns it. */
        @Tagged(0)
        @Wrapper
        record SubDomainID(@Max(8) Octets value) implements LinkageID {}

        /** Unique in the world. */
        @Tagged(1)
        @Wrapper
        record GloballyUniqueID(@Max(16) Octets value) implements LinkageID {}
    }
}
