package io.strowger.tools.bench;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.MonitorKind;

/** What a switch says about a call, as inputs of the engine. */
public final class SampleInputs {
    public static final String SWITCH = "CM";
    public static final String LINK = "aes1";
    public static final String VDN = "6001";
    private static final String TRUNK_GROUP = "801";
    private static final Party CALLER = new Party("+493012345", "030123450");

    private SampleInputs() {}

    /** The connection of the caller. */
    public static ConnectionId trunk(int callId) {
        return new ConnectionId(callId, "T801#3", true);
    }

    private static CallData data(int callId) {
        return new CallData("00001" + String.format("%05d", callId % 100_000) + "1767225600", Bytes.EMPTY, "",
                TRUNK_GROUP, "3", VDN);
    }

    /** The vector asks for a route. */
    public static Input.RouteRequested routeRequested(int callId, RouteDialogue dialogue) {
        return new Input.RouteRequested(SWITCH, LINK, dialogue, Party.internal(VDN), CALLER, trunk(callId),
                data(callId));
    }

    /** The call enters the VDN. */
    public static PbxEvent arrived(int callId) {
        return new PbxEvent.Delivered(new ConnectionId(callId, VDN, false), Party.internal(VDN), CALLER,
                Party.internal(VDN), Party.UNKNOWN, EventCause.NEW_CALL, data(callId));
    }

    /** It rings at a station. */
    public static PbxEvent rings(int callId, String station) {
        return new PbxEvent.Delivered(new ConnectionId(callId, station, false), Party.internal(station), CALLER,
                Party.internal(VDN), Party.internal(VDN), EventCause.NEW_CALL, data(callId));
    }

    /** It is answered there. */
    public static PbxEvent answered(int callId, String station) {
        return new PbxEvent.Established(new ConnectionId(callId, station, false), Party.internal(station), CALLER,
                Party.internal(VDN), Party.internal(VDN), EventCause.NONE, data(callId));
    }

    /** The caller hangs up. */
    public static PbxEvent callerCleared(int callId) {
        return new PbxEvent.ConnectionCleared(trunk(callId), CALLER, EventCause.NONE);
    }

    /** The call is over. */
    public static PbxEvent callCleared(int callId) {
        return new PbxEvent.CallCleared(new ConnectionId(callId, "", false), EventCause.NONE);
    }

    /** As the monitor of the VDN reports it. */
    public static Input ofVdn(PbxEvent event) {
        return new Input.PbxEventReceived(SWITCH, LINK, VDN, MonitorKind.CALLS_VIA_DEVICE, event);
    }

    /** As the monitor of a station reports it. */
    public static Input ofStation(String station, PbxEvent event) {
        return new Input.PbxEventReceived(SWITCH, LINK, station, MonitorKind.DEVICE, event);
    }
}
