package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;

import io.strowger.csta.codec.Max;

/** The call that this one grew out of, private data versions 2 to 4. */
public record V4OriginalCallInfo(ReasonForCallInfo reason, ExtendedDeviceID callingDevice,
        ExtendedDeviceID calledDevice, @Max(DEVICE_ID) String trunk, @Max(DEVICE_ID) String trunkMember,
        V4LookaheadInfo lookaheadInfo, UserEnteredCode userEnteredCode, UserToUserInfo userInfo) {
    /** There is no original call. */
    public static final V4OriginalCallInfo NONE = new V4OriginalCallInfo(ReasonForCallInfo.OR_NONE,
            ExtendedDeviceID.NOT_KNOWN, ExtendedDeviceID.NOT_KNOWN, "", "", V4LookaheadInfo.NONE, UserEnteredCode.NONE,
            UserToUserInfo.NONE);
}
