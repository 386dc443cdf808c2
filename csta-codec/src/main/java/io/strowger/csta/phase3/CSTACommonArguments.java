package io.strowger.csta.phase3;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.AnyElement;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.OptionalMember;
import io.strowger.csta.codec.TagClass;
import io.strowger.csta.codec.Tagged;
import java.util.List;

/**
 * The extensions of every argument and result (ECMA-285, CSTACommonArguments).
 *
 * @param security
 *            or null
 * @param privateData
 *            whole elements, or null
 */
@Tagged(value = 30, tagClass = TagClass.APPLICATION)
public record CSTACommonArguments(@OptionalMember @Tagged(0) CSTASecurityData security,
        @OptionalMember @Tagged(1) @Max(CSTACommonArguments.MAX_PRIVATE) List<@AnyElement Octets> privateData) {
    /** Most elements of private data. */
    public static final int MAX_PRIVATE = 64;

    /** Copies the list. */
    public CSTACommonArguments {
        privateData = privateData == null ? null : List.copyOf(privateData);
    }

    /**
     * Number and time of a message (ECMA-285, CSTASecurityData).
     *
     * @param messageSequenceNumber
     *            or null
     * @param timestamp
     *            GeneralizedTime, or null
     * @param securityInfo
     *            a whole element, or null
     */
    public record CSTASecurityData(@OptionalMember @Tagged(0) Integer messageSequenceNumber,
            @OptionalMember @Tagged(value = 24, tagClass = TagClass.UNIVERSAL) @Max(MAX_TIME) String timestamp,
            @OptionalMember @AnyElement Octets securityInfo) {
        /** Most characters of a time. */
        public static final int MAX_TIME = 32;
    }
}
