package io.strowger.tools.whatif;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxReply.CallConnection;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply.DeviceCall;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.UniversalFailure;
import java.util.ArrayList;
import java.util.List;

/** A call of a recorded contact: it waits at its VDN until it is routed, rings, is answered, talks, and ends; or its caller gives up. */
final class VirtualCall {
    private final VirtualCentre centre;
    private final int callId;
    private final Plan plan;
    private final String switchName;
    private final Party caller;
    private final CallData data;
    private String vdn;
    private String station = "";
    private LocalConnectionState atStation = LocalConnectionState.NULL;
    private int dialogue;
    /** Raised whenever something else happens than what was planned. */
    private int turn;
    private boolean over;

    /**
     * A contact and what its people do.
     *
     * @param patienceNanos after which the caller gives up, from when his VDN asked
     */
    record Plan(Arrival arrival, long ringNanos, long talkNanos, long wrapNanos, long patienceNanos) {}

    VirtualCall(VirtualCentre centre, int callId, Plan plan) {
        this.centre = centre;
        this.callId = callId;
        this.plan = plan;
        this.switchName = plan.arrival().switchName();
        this.vdn = plan.arrival().vdn();
        this.caller = new Party(plan.arrival().ani(), plan.arrival().ani());
        this.data = new CallData("whatif" + callId, plan.arrival().userToUser() == null
                ? Bytes.EMPTY
                : plan.arrival().userToUser(), plan.arrival().digits(), "1", String.valueOf(callId), vdn);
    }

    int callId() {
        return callId;
    }

    private ConnectionId trunk() {
        return new ConnectionId(callId, "T1#" + callId, true);
    }

    private ConnectionId connection(String device) {
        return new ConnectionId(callId, device, false);
    }

    void arrives() {
        atVdn(new PbxEvent.Delivered(connection(vdn), Party.internal(vdn), caller,
                Party.internal(plan.arrival().dnis()), Party.UNKNOWN, EventCause.NEW_CALL, data));
        centre.after(plan.patienceNanos(), () -> {
            if (!over && atStation != LocalConnectionState.CONNECT) {
                ends();
            }
        });
        asks();
    }

    private void asks() {
        turn++;
        dialogue = centre.asks(this, switchName);
        centre.apply(new Input.RouteRequested(switchName, centre.link(switchName), new RouteDialogue(1, dialogue),
                Party.internal(vdn), caller, trunk(), data));
    }

    private void atVdn(PbxEvent event) {
        centre.event(switchName, vdn, MonitorKind.CALLS_VIA_DEVICE, event);
    }

    private void both(PbxEvent event) {
        atVdn(event);
        if (!station.isEmpty()) {
            centre.event(switchName, station, MonitorKind.DEVICE, event);
        }
    }

    /** The switch sends the call where the engine says. */
    void selected(String route) {
        if (over) {
            return;
        }
        centre.apply(new Input.RouteUsed(switchName, centre.link(switchName), new RouteDialogue(1, dialogue), route));
        dialogueEnds();
        goes(route);
    }

    private void dialogueEnds() {
        centre.dialogueOver(switchName, dialogue);
        centre.apply(new Input.RouteEnded(switchName, centre.link(switchName), new RouteDialogue(1, dialogue),
                new UniversalFailure(0, "")));
        dialogue = 0;
    }

    private void goes(String route) {
        if (centre.agentAt(switchName, route) != null) {
            rings(route);
        } else if (centre.isVdn(switchName, route)) {
            vdn = route;
            atVdn(new PbxEvent.Delivered(connection(vdn), Party.internal(vdn), caller,
                    Party.internal(plan.arrival().dnis()), Party.UNKNOWN, EventCause.REDIRECTED, data));
            asks();
        } else {
            // Outside of what is looked at.
            ends();
        }
    }

    private void rings(String at) {
        station = at;
        atStation = LocalConnectionState.ALERTING;
        centre.entered(switchName, station, this);
        both(new PbxEvent.Delivered(connection(station), Party.internal(station), caller, Party.internal(vdn),
                Party.internal(vdn), EventCause.NEW_CALL, data));
        int mine = ++turn;
        centre.after(plan.ringNanos(), () -> {
            if (turn == mine && !over) {
                answered();
            }
        });
    }

    private void answered() {
        atStation = LocalConnectionState.CONNECT;
        both(new PbxEvent.Established(connection(station), Party.internal(station), caller, Party.internal(vdn),
                Party.internal(vdn), EventCause.NONE, data));
        int mine = ++turn;
        String agentId = centre.agentAt(switchName, station);
        if (plan.wrapNanos() > 0) {
            centre.request(agentId, new Command.SetAfterCallWork());
        }
        centre.after(plan.talkNanos(), () -> {
            if (turn == mine && !over) {
                ends();
                if (plan.wrapNanos() > 0) {
                    centre.after(plan.wrapNanos(), () -> centre.wrapped(agentId));
                }
            }
        });
    }

    boolean ringsAt(String device) {
        return !over && station.equals(device) && atStation == LocalConnectionState.ALERTING;
    }

    /** It leaves the agent where it rings. */
    void deflected(String destination) {
        String before = station;
        both(new PbxEvent.Diverted(connection(before), Party.internal(before), Party.internal(destination),
                EventCause.REDIRECTED));
        leaves();
        goes(destination);
    }

    private void leaves() {
        if (!station.isEmpty()) {
            centre.left(switchName, station);
        }
        station = "";
        atStation = LocalConnectionState.NULL;
    }

    private void ends() {
        over = true;
        turn++;
        if (dialogue != 0) {
            dialogueEnds();
        }
        both(new PbxEvent.ConnectionCleared(trunk(), caller, EventCause.NONE));
        centre.over(this);
        leaves();
        atVdn(new PbxEvent.CallCleared(new ConnectionId(callId, "", false), EventCause.NONE));
    }

    /** What a snapshot of a station shows of it. */
    List<DeviceCall> at(String device) {
        return station.equals(device) ? List.of(new DeviceCall(connection(device), List.of(atStation))) : List.of();
    }

    List<CallConnection> connections() {
        List<CallConnection> list = new ArrayList<>();
        list.add(new CallConnection(trunk(), caller, LocalConnectionState.CONNECT));
        if (!station.isEmpty()) {
            list.add(new CallConnection(connection(station), Party.internal(station), atStation));
        }
        return list;
    }
}
