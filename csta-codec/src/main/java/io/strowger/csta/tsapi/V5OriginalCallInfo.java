package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;
import static io.strowger.csta.tsapi.TsapiLimits.UCID;

import io.strowger.csta.codec.Max;

/** The call that this one grew out of, private data versions 5 and 6. */
public record V5OriginalCallInfo(ReasonForCallInfo reason, ExtendedDeviceID callingDevice,
        ExtendedDeviceID calledDevice, @Max(DEVICE_ID) String trunkGroup, @Max(DEVICE_ID) String trunkMember,
        LookaheadInfo lookaheadInfo, UserEnteredCode userEnteredCode, UserToUserInfo userInfo, @Max(UCID) String ucid,
        CallOriginatorInfo callOriginatorInfo, boolean flexibleBilling) {
    /** There is no original call. */
    public static final V5OriginalCallInfo NONE = new V5OriginalCallInfo(ReasonForCallInfo.OR_NONE,
            ExtendedDeviceID.NOT_KNOWN, ExtendedDeviceID.NOT_KNOWN, "", "", LookaheadInfo.NONE, UserEnteredCode.NONE,
            UserToUserInfo.NONE, "", CallOriginatorInfo.NONE, false);
}
