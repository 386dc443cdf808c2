package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.USER_TO_USER_DATA;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.Max;

/**
 * Information that one end of a call gives to the other. Before private data version 6 at most {@link
 * TsapiLimits#USER_TO_USER_DATA_V5} octets.
 */
public record UserToUserInfo(UUIProtocolType type, @Max(USER_TO_USER_DATA) Octets data) {
    /** No user-to-user information. */
    public static final UserToUserInfo NONE = new UserToUserInfo(UUIProtocolType.UUI_NONE, Octets.EMPTY);
}
