package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Draft;
import io.strowger.core.state.EngineState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An input that cannot be decided stops nothing: what it was about is set apart, learned anew from the switch, or given up. */
class QuarantineTest {
    private final World world = World.with(1, 1);

    /** A contact without its demand: every rule that looks at it fails, as a mistake of ours would. */
    private void poison() {
        EngineState state = world.engine.state();
        Draft draft = new Draft(state);
        draft.begin();
        Contact contact = state.contacts().rows().iterator().next();
        draft.contacts.put(new Contact(contact.id(), contact.serial(), contact.state(), contact.call(),
                contact.origin(), contact.data(), contact.demand(), contact.handle(), null));
        draft.commit();
        world.unchecked = true;
    }

    private void heal(Contact healthy) {
        Draft draft = new Draft(world.engine.state());
        draft.begin();
        draft.contacts.put(healthy);
        draft.commit();
        world.unchecked = false;
    }

    private List<Fact.AnomalyRecorded> anomalies(AnomalyKind kind) {
        return world.facts(Fact.AnomalyRecorded.class).stream().filter(each -> each.kind() == kind).toList();
    }

    private Contact talks() {
        world.ready(0);
        var dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        return world.onlyContact().orElseThrow();
    }

    @Test
    void whatFailedIsSetApartAndLearnedAnewFromTheSwitch() {
        Contact healthy = talks();
        poison();
        world.stationEvent("5001", new io.strowger.core.input.PbxEvent.Held(new ConnectionId(55, "5001", false),
                io.strowger.core.input.PbxEvent.Party.internal("5001"), io.strowger.core.model.EventCause.NONE));
        assertFalse(anomalies(AnomalyKind.DECIDE_FAILED).isEmpty());
        assertTrue(world.engine.state().quarantines().get("device CM/5001") != null);
        Call call = world.engine.state().calls().rows().iterator().next();
        assertEquals(LocalConnectionState.CONNECT, call.stateAt("5001"), "nothing of it was applied");
        heal(healthy);
        world.advance(Quarantines.RESYNC_MILLIS);
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(
                new ConnectionId(55, "5001", false), List.of(LocalConnectionState.HOLD)))), "5001");
        world.pending(PbxCommand.SnapshotCall.class).forEach(request -> world.reply(request,
                new PbxReply.CallSnapshot(List.of(new PbxReply.CallConnection(new ConnectionId(55, "T801#3", true),
                        World.caller(), LocalConnectionState.CONNECT)))));
        assertEquals(AgentState.HELD, world.state(0));
        assertEquals(0, world.engine.state().quarantines().size());
    }

    @Test
    void anAgentAtAStationThatIsSetApartIsNotOffered() {
        Contact healthy = talks();
        world.ready(1);
        poison();
        world.stationEvent("5002", new io.strowger.core.input.PbxEvent.Delivered(new ConnectionId(55, "5002", false),
                io.strowger.core.input.PbxEvent.Party.internal("5002"), World.caller(),
                io.strowger.core.input.PbxEvent.Party.internal("6001"),
                io.strowger.core.input.PbxEvent.Party.UNKNOWN, io.strowger.core.model.EventCause.NEW_CALL,
                World.data(55)));
        heal(healthy);
        assertTrue(world.engine.state().quarantines().get("device CM/5002") != null);
        world.arrivesAndAsks(56);
        assertEquals(0, world.sent(PbxCommand.RouteSelect.class).stream()
                .filter(select -> select.routeSelected().equals("5002")).count());
        world.advance(Quarantines.RESYNC_MILLIS);
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).stream()
                .filter(select -> select.routeSelected().equals("5002")).count(), "and is when the switch has spoken");
    }

    @Test
    void whatCannotBeLearnedAnewIsGivenUpAndTheRestGoesOn() {
        talks();
        poison();
        world.callerClears(55, "5001");
        for (int attempt = 0; attempt <= Quarantines.ATTEMPTS_MAX + 1; attempt++) {
            world.advance(Quarantines.AGAIN_MILLIS);
            world.pending(PbxCommand.SnapshotCall.class).forEach(request -> world.reply(request,
                    new PbxReply.Refused(World.failure(11))));
            world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        }
        world.unchecked = false;
        assertFalse(anomalies(AnomalyKind.QUARANTINE_FAILED).isEmpty());
        assertEquals(0, world.engine.state().contacts().size());
        assertEquals(0, world.engine.state().quarantines().size());
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        world.advance(Quarantines.AGAIN_MILLIS);
        assertEquals(AgentState.READY, world.state(0));
        world.arrivesAndAsks(56);
        assertEquals(AgentState.RESERVED, world.state(0));
        assertEquals(new DeviceKey("CM", "5001"), world.agentOf(0).station());
    }
}
