package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of which only a part was told: by a station's snapshot, by the other station's monitor, or from a queue. */
class PartlyKnownCallsTest {
    private static final String PORT = "5901";
    private World world;

    @BeforeEach
    void aWorld() {
        world = World.with(1, 1);
    }

    private static PbxReply.DeviceSnapshot talkingIn(int callId) {
        return new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(new ConnectionId(callId, PORT, false),
                List.of(LocalConnectionState.CONNECT, LocalConnectionState.CONNECT))));
    }

    private void foundAtThePort() {
        foundAt(talkingIn(60));
        assertEquals(1, liveCalls());
    }

    private long liveCalls() {
        return world.engine.state().calls().rows().stream().filter(call -> !call.hasEnded()).count();
    }

    private void answerCallSnapshots(PbxReply reply) {
        List<Output.PbxRequest> asked = world.pending(PbxCommand.SnapshotCall.class);
        assertEquals(1, asked.size());
        world.reply(asked.get(0), reply);
    }

    private static PbxReply unknown() {
        return new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER));
    }

    private static PbxEvent cleared(int callId, String device) {
        return new PbxEvent.ConnectionCleared(new ConnectionId(callId, device, device.startsWith("T")), Party.UNKNOWN,
                EventCause.NONE);
    }

    @Test
    void aPartyThatLeavesAndWasNeverToldMayHaveBeenTheLastButOne() {
        foundAtThePort();
        world.stationEvent(PORT, cleared(60, "T801#3"));
        assertEquals(1, liveCalls());
        world.advance(Calls.DOUBT_MILLIS);
        answerCallSnapshots(unknown());
        assertEquals(0, liveCalls());
    }

    @Test
    void aStationThatHasLeftACallDoesNotEndItForThoseWhoWereNeverTold() {
        foundAtThePort();
        world.linkLost();
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        world.pending(PbxCommand.SnapshotCall.class).forEach(request -> world.reply(request,
                new PbxReply.CallSnapshot(List.of(new PbxReply.CallConnection(new ConnectionId(60, "T801#3", true),
                        World.caller(), LocalConnectionState.CONNECT)))));
        assertEquals(1, liveCalls());
        assertEquals(List.of(), world.facts(Fact.CallEnded.class));
        world.advance(Recovery.PARKED_CHECK_MILLIS);
        answerCallSnapshots(unknown());
        assertEquals(0, liveCalls());
    }

    /** The voice port has left the call while nobody looked, and it is no contact's: of the caller who is left nobody tells, so he is asked after soon and not in ten minutes. */
    @Test
    void aCallerWhomThePortHasLeftIsAskedAfterAsLongAsNobodyTellsOfHim() {
        world.stationEvent(PORT, new PbxEvent.Established(new ConnectionId(60, PORT, false), Party.internal(PORT),
                World.caller(), Party.internal(PORT), Party.UNKNOWN, EventCause.NONE, World.data(60)));
        foundAt(new PbxReply.DeviceSnapshot(List.of()));
        for (Output.PbxRequest request : world.pending(PbxCommand.SnapshotCall.class)) {
            world.reply(request, new PbxReply.CallSnapshot(List.of(new PbxReply.CallConnection(
                    new ConnectionId(60, "T801#3", true), World.caller(), LocalConnectionState.CONNECT))));
        }
        assertEquals(1, liveCalls());
        world.advance(Recovery.PARKED_CHECK_MILLIS);
        answerCallSnapshots(unknown());
        assertEquals(0, liveCalls());
    }

    private void foundAt(PbxReply.DeviceSnapshot snapshot) {
        world.linkLost();
        world.linkUp();
        world.answerSnapshots(snapshot, PORT);
    }

    @Test
    void aPlaceInAQueueDoesNotOutliveTheCaller() {
        world.ready(0);
        RouteDialogue asked = world.arrivesAndAsks(55);
        world.vdn(new PbxEvent.Queued(new ConnectionId(55, "8002", false), Party.internal("8002"), World.caller(),
                Party.internal("6001"), 1, EventCause.NONE));
        world.used(asked, "5001");
        world.rings(55, "5001");
        world.vdn(cleared(55, "T801#3"));
        assertEquals(0, liveCalls());
        assertEquals(AgentState.READY, world.state(0));
    }

    @Test
    void theAgentAtACallingStationIsOnACallWhoeverTellsOfIt() {
        world.ready(0);
        world.ready(1);
        world.stationEvent("5001", new PbxEvent.Delivered(new ConnectionId(61, "5001", false), Party.internal("5001"),
                Party.internal("5002"), Party.internal("5001"), Party.UNKNOWN, EventCause.NEW_CALL, World.data(61)));
        assertEquals(AgentState.ALERTING, world.state(0));
        assertNotEquals(AgentState.READY, world.state(1));
    }

    @Test
    void anEventOfACallThatIsNotKnownVoidsTheSnapshotAskedForBefore() {
        world.linkLost();
        world.linkUp();
        List<Output.PbxRequest> before = world.pending(PbxCommand.SnapshotDevice.class).stream()
                .filter(request -> ((PbxCommand.SnapshotDevice) request.command()).deviceId().equals(PORT)).toList();
        assertEquals(1, before.size());
        world.stationEvent(PORT, cleared(60, "T801#3"));
        world.reply(before.get(0), talkingIn(60));
        assertEquals(0, liveCalls());
        assertTrue(world.pending(PbxCommand.SnapshotDevice.class).stream().anyMatch(
                request -> ((PbxCommand.SnapshotDevice) request.command()).deviceId().equals(PORT)), "asked again");
    }
}
