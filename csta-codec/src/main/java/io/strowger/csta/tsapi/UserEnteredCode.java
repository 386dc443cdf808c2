package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;
import static io.strowger.csta.tsapi.TsapiLimits.DIGITS;

import io.strowger.csta.codec.Max;

/** Digits that the caller entered, and at which VDN. */
public record UserEnteredCode(UserEnteredCodeType type, UserEnteredCodeIndicator indicator, @Max(DIGITS) String data,
        @Max(DEVICE_ID) String collectVDN) {
    /** No digits were entered. */
    public static final UserEnteredCode NONE = new UserEnteredCode(UserEnteredCodeType.UE_NONE,
            UserEnteredCodeIndicator.UE_COLLECT, "", "");
}
