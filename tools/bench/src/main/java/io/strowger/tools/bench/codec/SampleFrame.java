package io.strowger.tools.bench.codec;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.CallOriginatorInfo;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConnectionIDDevice;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.DeliveredType;
import io.strowger.csta.tsapi.DeviceHistoryEntry;
import io.strowger.csta.tsapi.EventCause;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.Interflow;
import io.strowger.csta.tsapi.LocalConnectionState;
import io.strowger.csta.tsapi.LookaheadInfo;
import io.strowger.csta.tsapi.OriginalCallInfo;
import io.strowger.csta.tsapi.Priority;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.ReasonCode;
import io.strowger.csta.tsapi.ReasonForCallInfo;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.csta.tsapi.UUIProtocolType;
import io.strowger.csta.tsapi.Unicode;
import io.strowger.csta.tsapi.UserEnteredCode;
import io.strowger.csta.tsapi.UserEnteredCodeIndicator;
import io.strowger.csta.tsapi.UserEnteredCodeType;
import io.strowger.csta.tsapi.UserToUserInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A Delivered event with private data of version 7, every member filled with what a busy site has, and no member that the baseline refuses to read: it takes a
 * negative enumeration for an error.
 */
public final class SampleFrame {
    /** Octets in front of the item of private data: vendor, length, item header. */
    private static final int ITEM_AT = TsapiFrames.PRIVATE_HEADER + 4;
    private static final int BODY_LENGTH_AT = 18;
    private static final int MONITOR = 101;
    private static final String STATION = "5001";
    private static final String VDN = "6001";
    private static final String UCID = "00001005001767225600";

    private SampleFrame() {}

    /** The frame. */
    public static TsapiFrame delivered() {
        Csta.Delivered event = new Csta.Delivered(new ConnectionID(500, STATION, ConnectionIDDevice.STATIC_ID),
                ExtendedDeviceID.of(STATION), ExtendedDeviceID.of("9155500001"), ExtendedDeviceID.of(VDN),
                ExtendedDeviceID.of(VDN), LocalConnectionState.CS_ALERTING, EventCause.EC_NEW_CALL);
        LookaheadInfo lookahead = new LookaheadInfo(Interflow.LAI_VECTORING_INTERFLOW, Priority.LAI_HIGH, 0, 1, 30,
                "6002", Unicode.of("Sales"));
        UserEnteredCode digits = new UserEnteredCode(UserEnteredCodeType.UE_CALL_PROMPTER,
                UserEnteredCodeIndicator.UE_ENTERED, "4711", VDN);
        UserToUserInfo userInfo = new UserToUserInfo(UUIProtocolType.UUI_IA5_ASCII,
                Octets.of("customer=4711".getBytes(StandardCharsets.US_ASCII)));
        List<DeviceHistoryEntry> history = List.of(new DeviceHistoryEntry(VDN, EventCause.EC_REDIRECTED,
                new ConnectionID(500, VDN, ConnectionIDDevice.STATIC_ID)));
        CallOriginatorInfo originator = new CallOriginatorInfo(true, 61);
        OriginalCallInfo original = new OriginalCallInfo(ReasonForCallInfo.OR_TRANSFERRED,
                ExtendedDeviceID.of("9155500001"), ExtendedDeviceID.of("6002"), "801", "1", lookahead, digits, userInfo,
                UCID, originator, true, history);
        Att.Delivered item = new Att.Delivered(DeliveredType.DELIVERED_TO_STATION, "801", "1", "8001", lookahead,
                digits, userInfo, ReasonCode.AR_IN_QUEUE, original, ExtendedDeviceID.of(VDN), UCID, originator, true,
                history, ExtendedDeviceID.of(VDN));
        return new TsapiFrame(0, MONITOR, event, new PrivateData.Avaya(PrivateData.ECS, item));
    }

    /** Its octets. */
    public static byte[] bytes() {
        return TsapiCodec.encode(delivered());
    }

    private static int bodyEnd(byte[] frame) {
        return TsapiFrames.HEADER_LENGTH + (frame[BODY_LENGTH_AT] & 0xff) + ((frame[BODY_LENGTH_AT + 1] & 0xff) << 8);
    }

    /** The event's BER. */
    public static byte[] body(byte[] frame) {
        return Arrays.copyOfRange(frame, TsapiFrames.HEADER_LENGTH, bodyEnd(frame));
    }

    /** The private item's BER. */
    public static byte[] item(byte[] frame) {
        return Arrays.copyOfRange(frame, bodyEnd(frame) + ITEM_AT, frame.length);
    }
}
