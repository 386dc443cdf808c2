package io.strowger.tools.bench.engine;

import static io.strowger.tools.bench.engine.Workload.SECOND;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.ConnectionParty;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.UniversalFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * A call to a VDN, from its arrival to its end: it waits, and the vector asks again; it is routed, rings, is answered at the desktop or at the set, is held now and then,
 * sometimes transferred after a consultation, and cleared by either side.
 */
final class SimulatedCall {
    /** Mean length of a conversation. */
    static final long MEAN_SECONDS = 180;
    private static final long VECTOR_PAUSE = 10 * SECOND;
    private static final long RING = 4 * SECOND;
    private static final long ABANDON_SECONDS = 120;
    private static final int PERCENT = 100;
    private static final int ANSWERED_AT_DESKTOP = 60;
    private static final int HELD = 15;
    private static final int TRANSFERRED = 5;
    private static final int CLEARED_BY_CALLER = 70;
    private static final int PAUSES_AFTERWARDS = 10;
    /** More than a switch has, so that none is used again while its call lives. */
    private static final int CALL_IDS = 500_000;

    private final Workload world;
    private final int number;
    private final int skill;
    private final String vdn;
    private final Party caller;
    private final CallData data;
    private int crossRef;
    private boolean waiting;
    private boolean over;
    private String station = "";
    private int consult;
    private String colleague = "";
    /** The station's connection to the call, and whether it has one to the consultation. */
    private LocalConnectionState stationState = LocalConnectionState.NULL;
    private boolean consulting;

    SimulatedCall(Workload world, int number, int skill) {
        this.world = world;
        this.number = number;
        this.skill = skill;
        this.vdn = Places.vdn(skill);
        this.caller = new Party("+4930" + (1_000_000 + number % 1_000_000), "030" + (1_000_000 + number % 1_000_000));
        this.data = new CallData(String.format("00001%05d%010d", callId(), 1_795_000_000L + number), Bytes.EMPTY, "",
                "801", String.valueOf(1 + number % 200), vdn);
    }

    int callId() {
        return 1 + number % CALL_IDS;
    }

    /** Id of the consultation, 0 for none. */
    int consultId() {
        return consult;
    }

    private ConnectionId trunk() {
        return new ConnectionId(callId(), "T801#" + number % 6_000, true);
    }

    private ConnectionId at(String device) {
        return Workload.at(callId(), device);
    }

    private boolean chance(int percent) {
        return world.chance.nextInt(PERCENT) < percent;
    }

    private long about(long meanSeconds) {
        return (long) (-Math.log(1 - world.chance.nextDouble()) * meanSeconds * SECOND) + SECOND;
    }

    void arrives() {
        waiting = true;
        world.ofVdn(skill, new PbxEvent.Delivered(at(vdn), Party.internal(vdn), caller, Party.internal(vdn),
                Party.UNKNOWN, EventCause.NEW_CALL, data));
        world.after(about(ABANDON_SECONDS), this::abandons);
        asks();
    }

    private void asks() {
        crossRef = (number % 100_000) * 1_000 + (crossRef + 1) % 1_000;
        int dialogue = crossRef;
        world.after(VECTOR_PAUSE, () -> asksAgain(dialogue));
        world.routeRequested(this, crossRef, new Input.RouteRequested(Places.SWITCH, Places.LINK,
                new RouteDialogue(skill + 1, crossRef), Party.internal(vdn), caller, trunk(), data));
    }

    private void asksAgain(int dialogue) {
        if (waiting && dialogue == crossRef) {
            endDialogue();
            asks();
        }
    }

    private void endDialogue() {
        world.apply(new Input.RouteEnded(Places.SWITCH, Places.LINK, new RouteDialogue(skill + 1, crossRef),
                new UniversalFailure(0, "")));
    }

    private void abandons() {
        if (waiting) {
            endDialogue();
            clears(trunk(), caller, false);
        }
    }

    /** The switch sends the call where the engine says. */
    void selected(String route) {
        if (!waiting) {
            return;
        }
        waiting = false;
        station = route;
        world.apply(new Input.RouteUsed(Places.SWITCH, Places.LINK, new RouteDialogue(skill + 1, crossRef), route));
        endDialogue();
        stationState = LocalConnectionState.ALERTING;
        world.at(station, this);
        both(new PbxEvent.Delivered(at(station), Party.internal(station), caller, Party.internal(vdn),
                Party.internal(vdn), EventCause.NEW_CALL, data));
        int agent = Places.agentOf(station);
        world.acknowledge(agent);
        if (chance(ANSWERED_AT_DESKTOP)) {
            world.after(RING, () -> world.requestAnswer(agent, this));
        } else {
            world.after(RING, this::answered);
        }
    }

    private void both(PbxEvent event) {
        world.ofVdn(skill, event);
        world.ofStation(station, event);
    }

    void answered() {
        stationState = LocalConnectionState.CONNECT;
        both(new PbxEvent.Established(at(station), Party.internal(station), caller, Party.internal(vdn),
                Party.internal(vdn), EventCause.NONE, data));
        world.acknowledge(Places.agentOf(station));
        long talk = about(MEAN_SECONDS - RING / SECOND);
        if (chance(HELD)) {
            world.after(talk / 2, () -> held(talk / 2));
        } else if (chance(TRANSFERRED)) {
            world.after(talk / 2, () -> consults(talk / 2));
        } else {
            world.after(talk, this::talked);
        }
    }

    private void held(long left) {
        stationState = LocalConnectionState.HOLD;
        both(new PbxEvent.Held(at(station), Party.internal(station), EventCause.NONE));
        world.after(left / 2, () -> {
            stationState = LocalConnectionState.CONNECT;
            both(new PbxEvent.Retrieved(at(station), Party.internal(station), EventCause.NONE));
        });
        world.after(left, this::talked);
    }

    private void talked() {
        if (chance(CLEARED_BY_CALLER)) {
            clears(trunk(), caller, true);
        } else {
            clears(at(station), Party.internal(station), true);
        }
    }

    private void clears(ConnectionId connection, Party by, boolean atStation) {
        over = true;
        waiting = false;
        stationState = LocalConnectionState.NULL;
        world.left(station, this);
        PbxEvent event = new PbxEvent.ConnectionCleared(connection, by, EventCause.NONE);
        world.ofVdn(skill, event);
        if (atStation) {
            world.ofStation(station, event);
        }
        world.ofVdn(skill, new PbxEvent.CallCleared(new ConnectionId(callId(), "", false), EventCause.NONE));
        if (atStation && !station.isEmpty()) {
            released();
        }
        world.ended(this);
    }

    /** The agent has no call any more. */
    private void released() {
        int agent = Places.agentOf(station);
        world.acknowledge(agent);
        if (chance(PAUSES_AFTERWARDS)) {
            world.request(agent, new Command.SetNotReady(1));
            world.acknowledge(agent);
            world.after(about(60), () -> {
                world.request(agent, new Command.SetReady(false));
                world.acknowledge(agent);
            });
        }
    }

    /** The agent holds the call, talks to somebody in the back office, and hands the call over. */
    private void consults(long left) {
        consult = 1 + CALL_IDS + number % CALL_IDS;
        colleague = world.places.backOffice(number);
        Party agent = Party.internal(station);
        Party other = Party.internal(colleague);
        stationState = LocalConnectionState.HOLD;
        consulting = true;
        world.at(colleague, this);
        both(new PbxEvent.Held(at(station), agent, EventCause.NONE));
        CallData own = new CallData(String.format("00001%05d%010d", consult, 1_795_000_000L + number), Bytes.EMPTY,
                "", "", "", "");
        world.ofStation(station, new PbxEvent.ServiceInitiated(Workload.at(consult, station), EventCause.NONE, own));
        world.ofStation(station,
                new PbxEvent.Originated(Workload.at(consult, station), agent, other, EventCause.NONE, own));
        PbxEvent rings = new PbxEvent.Delivered(Workload.at(consult, colleague), other, agent, other, Party.UNKNOWN,
                EventCause.NONE, own);
        PbxEvent answers = new PbxEvent.Established(Workload.at(consult, colleague), other, agent, other,
                Party.UNKNOWN, EventCause.NONE, own);
        for (PbxEvent event : List.of(rings, answers)) {
            world.ofStation(station, event);
            world.ofStation(colleague, event);
        }
        world.after(left / 4, () -> transfers(left - left / 4));
    }

    private void transfers(long left) {
        List<ConnectionParty> parties = List.of(
                new ConnectionParty(new ConnectionId(consult, trunk().deviceId(), true), caller,
                        LocalConnectionState.CONNECT),
                new ConnectionParty(Workload.at(consult, colleague), Party.internal(colleague),
                        LocalConnectionState.CONNECT));
        PbxEvent event = new PbxEvent.Transferred(at(station), Workload.at(consult, station), Party.internal(station),
                Party.internal(colleague), parties, EventCause.TRANSFER, data);
        stationState = LocalConnectionState.NULL;
        consulting = false;
        world.left(station, this);
        both(event);
        world.ofStation(colleague, event);
        released();
        world.transferred(this, consult);
        station = "";
        world.after(left, this::transferredEnds);
    }

    private void transferredEnds() {
        over = true;
        world.left(colleague, this);
        PbxEvent cleared = new PbxEvent.ConnectionCleared(Workload.at(consult, colleague), Party.internal(colleague),
                EventCause.NONE);
        world.ofVdn(skill, cleared);
        world.ofStation(colleague, cleared);
        world.ofVdn(skill, new PbxEvent.CallCleared(new ConnectionId(consult, "", false), EventCause.NONE));
        world.ended(this);
    }

    /** As a snapshot of the device tells the call, and the consultation about it. */
    List<PbxReply.DeviceCall> callsAt(String device) {
        List<PbxReply.DeviceCall> calls = new ArrayList<>();
        if (device.equals(station) && stationState != LocalConnectionState.NULL) {
            calls.add(new PbxReply.DeviceCall(at(station), List.of(stationState, LocalConnectionState.CONNECT)));
        }
        if (device.equals(station) && consulting) {
            calls.add(deviceCall(station));
        }
        if (device.equals(colleague) && !over) {
            calls.add(deviceCall(colleague));
        }
        return calls;
    }

    private PbxReply.DeviceCall deviceCall(String device) {
        return new PbxReply.DeviceCall(Workload.at(consult, device),
                List.of(LocalConnectionState.CONNECT, LocalConnectionState.CONNECT));
    }

    /** As a snapshot of the call tells them; after a transfer the call has the id of the consultation. */
    List<PbxReply.CallConnection> connections(int callId) {
        List<PbxReply.CallConnection> list = new ArrayList<>();
        if (over) {
            return list;
        }
        boolean wasTransferred = callId == consult;
        String party = wasTransferred ? colleague : station;
        list.add(new PbxReply.CallConnection(new ConnectionId(callId, trunk().deviceId(), true), caller,
                LocalConnectionState.CONNECT));
        if (!party.isEmpty()) {
            list.add(new PbxReply.CallConnection(Workload.at(callId, party), Party.internal(party),
                    LocalConnectionState.CONNECT));
        }
        return list;
    }
}
