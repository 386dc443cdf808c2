package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;
import static io.strowger.csta.tsapi.TsapiLimits.UCID;

import io.strowger.csta.codec.Max;
import java.util.List;

/** The call that this one grew out of, from private data version 7. */
public record OriginalCallInfo(ReasonForCallInfo reason, ExtendedDeviceID callingDevice,
        ExtendedDeviceID calledDevice, @Max(DEVICE_ID) String trunkGroup, @Max(DEVICE_ID) String trunkMember,
        LookaheadInfo lookaheadInfo, UserEnteredCode userEnteredCode, UserToUserInfo userInfo, @Max(UCID) String ucid,
        CallOriginatorInfo callOriginatorInfo, boolean flexibleBilling, List<DeviceHistoryEntry> deviceHistory) {
    /** Copies the lists. */
    public OriginalCallInfo {
        deviceHistory = List.copyOf(deviceHistory);
    }

    /** There is no original call. */
    public static final OriginalCallInfo NONE = new OriginalCallInfo(ReasonForCallInfo.OR_NONE,
            ExtendedDeviceID.NOT_KNOWN,
            ExtendedDeviceID.NOT_KNOWN, "", "", LookaheadInfo.NONE, UserEnteredCode.NONE, UserToUserInfo.NONE, "",
            CallOriginatorInfo.NONE, false, List.of());
}
