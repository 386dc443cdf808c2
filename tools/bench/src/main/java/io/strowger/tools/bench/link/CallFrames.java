package io.strowger.tools.bench.link;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.CallOriginatorInfo;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConnectionIDDevice;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.DeliveredType;
import io.strowger.csta.tsapi.EventCause;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.LocalConnectionState;
import io.strowger.csta.tsapi.LookaheadInfo;
import io.strowger.csta.tsapi.OriginalCallInfo;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.ReasonCode;
import io.strowger.csta.tsapi.SelectValue;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.UserEnteredCode;
import io.strowger.csta.tsapi.UserToUserInfo;
import java.util.List;

/** The frames in which a server tells of a routed call, with private data of version 8, as a VDN's and a station's monitors see it. */
public final class CallFrames {
    /** Messages of a call: arrival, RouteRequest, RouteUsed, RouteEnd, then Delivered, Established and ConnectionCleared to both monitors, and CallCleared. */
    static final int PER_CALL = 11;
    private static final String TRUNK_GROUP = "801";
    /** Gives five digits behind a first one. */
    private static final int UCID_BASE = 100_000;
    private static final String CALLER = "9155500001";

    private final String vdn;
    private final int vdnMonitor;
    private final int registration;

    /**
     * Of one VDN.
     *
     * @param vdnMonitor cross reference of its monitor
     * @param registration id of its route registration
     */
    CallFrames(String vdn, int vdnMonitor, int registration) {
        this.vdn = vdn;
        this.vdnMonitor = vdnMonitor;
        this.registration = registration;
    }

    private static String ucid(int callId) {
        return "00001" + String.valueOf(UCID_BASE + callId).substring(1) + "1767225600";
    }

    private static byte[] frame(int monitor, CstaMessage message, io.strowger.csta.tsapi.AttMessage item) {
        return TsapiCodec.encode(new TsapiFrame(0, monitor, message,
                item == null ? PrivateData.ABSENT : new PrivateData.Avaya(PrivateData.ECS, item)));
    }

    private static ConnectionID at(int callId, String device) {
        return new ConnectionID(callId, device, ConnectionIDDevice.STATIC_ID);
    }

    private static ConnectionID trunk(int callId) {
        return new ConnectionID(callId, "T801#3", ConnectionIDDevice.DYNAMIC_ID);
    }

    private Att.Delivered delivered(int callId, DeliveredType type) {
        return new Att.Delivered(type, TRUNK_GROUP, "3", "", LookaheadInfo.NONE, UserEnteredCode.NONE,
                UserToUserInfo.NONE, ReasonCode.AR_NONE, OriginalCallInfo.NONE, ExtendedDeviceID.of(vdn), ucid(callId),
                CallOriginatorInfo.NONE, false, List.of(), ExtendedDeviceID.of(vdn));
    }

    public byte[] arrives(int callId) {
        return frame(vdnMonitor, new Csta.Delivered(at(callId, vdn), ExtendedDeviceID.of(vdn),
                ExtendedDeviceID.of(CALLER), ExtendedDeviceID.of(vdn), ExtendedDeviceID.NOT_KNOWN,
                LocalConnectionState.CS_NONE, EventCause.EC_NEW_CALL),
                delivered(callId, DeliveredType.DELIVERED_TO_ACD));
    }

    public byte[] routeRequest(int callId, int crossRef) {
        return frame(0, new Csta.RouteRequestExt(registration, crossRef, ExtendedDeviceID.of(vdn),
                ExtendedDeviceID.of(CALLER), trunk(callId), SelectValue.SV_NORMAL, false, Octets.EMPTY),
                new Att.RouteRequest(TRUNK_GROUP, LookaheadInfo.NONE, UserEnteredCode.NONE, UserToUserInfo.NONE,
                        ucid(callId), CallOriginatorInfo.NONE, false, "3", List.of()));
    }

    public byte[] routeUsed(int crossRef, String station) {
        return frame(0, new Csta.RouteUsedExt(registration, crossRef, ExtendedDeviceID.of(station),
                ExtendedDeviceID.of(CALLER), false), null);
    }

    public byte[] routeEnd(int crossRef) {
        return frame(0, new Csta.RouteEnd(registration, crossRef, CSTAUniversalFailure.GENERIC_UNSPECIFIED), null);
    }

    public byte[] rings(int callId, String station, int monitor) {
        return frame(monitor, new Csta.Delivered(at(callId, station), ExtendedDeviceID.of(station),
                ExtendedDeviceID.of(CALLER), ExtendedDeviceID.of(vdn), ExtendedDeviceID.of(vdn),
                monitor == vdnMonitor ? LocalConnectionState.CS_NONE : LocalConnectionState.CS_ALERTING,
                EventCause.EC_NEW_CALL), delivered(callId, DeliveredType.DELIVERED_TO_STATION));
    }

    public byte[] answered(int callId, String station, int monitor) {
        return frame(monitor, new Csta.Established(at(callId, station), ExtendedDeviceID.of(station),
                ExtendedDeviceID.of(CALLER), ExtendedDeviceID.of(vdn), ExtendedDeviceID.of(vdn),
                monitor == vdnMonitor ? LocalConnectionState.CS_NONE : LocalConnectionState.CS_CONNECT,
                EventCause.EC_NONE),
                new Att.Established(TRUNK_GROUP, "3", "", LookaheadInfo.NONE, UserEnteredCode.NONE,
                        UserToUserInfo.NONE, ReasonCode.AR_NONE, OriginalCallInfo.NONE, ExtendedDeviceID.of(vdn),
                        ucid(callId), CallOriginatorInfo.NONE, false, List.of(), ExtendedDeviceID.of(vdn)));
    }

    public byte[] callerCleared(int callId, int monitor) {
        return frame(monitor, new Csta.ConnectionCleared(trunk(callId), ExtendedDeviceID.of(CALLER),
                LocalConnectionState.CS_NULL, EventCause.EC_NONE), null);
    }

    public byte[] callCleared(int callId) {
        return frame(vdnMonitor, new Csta.CallCleared(at(callId, ""), LocalConnectionState.CS_NULL,
                EventCause.EC_NONE), null);
    }

    public int vdnMonitor() {
        return vdnMonitor;
    }
}
