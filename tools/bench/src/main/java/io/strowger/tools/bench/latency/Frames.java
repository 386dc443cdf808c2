package io.strowger.tools.bench.latency;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.CallOriginatorInfo;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConnectionIDDevice;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.LookaheadInfo;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.SelectValue;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.UserEnteredCode;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.simulator.SwitchConfiguration;
import java.util.List;

/** A RouteRequest and a RouteSelect as they pass between the simulated switch and the server, to know their sizes. */
final class Frames {
    private static final int CROSS_REF = 500;
    private static final int NO_COUNT = -1;

    private Frames() {}

    /** Octets of a RouteRequest with private data of version 8. */
    static byte[] routeRequest() {
        Csta.RouteRequestExt request = new Csta.RouteRequestExt(1, CROSS_REF,
                ExtendedDeviceID.of(SwitchConfiguration.VDN),
                ExtendedDeviceID.of("9155500001"), new ConnectionID(CROSS_REF, "T801#1", ConnectionIDDevice.DYNAMIC_ID),
                SelectValue.SV_NORMAL, false, Octets.EMPTY);
        Att.RouteRequest privateData = new Att.RouteRequest("801", LookaheadInfo.NONE, UserEnteredCode.NONE,
                UserToUserInfo.NONE, "00001005001767225600", CallOriginatorInfo.NONE, false, "1", List.of());
        return TsapiCodec.encode(new TsapiFrame(0, 0, request, new PrivateData.Avaya(PrivateData.ECS, privateData)));
    }

    /** Octets of the RouteSelect that answers it. */
    static byte[] routeSelect() {
        return TsapiCodec.encode(TsapiFrame.of(CROSS_REF, new Csta.RouteSelectInvRequest(1, CROSS_REF,
                String.valueOf(SwitchConfiguration.FIRST_STATION), NO_COUNT, Octets.EMPTY, true)));
    }
}
