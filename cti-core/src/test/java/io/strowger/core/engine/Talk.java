package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.ConnectionParty;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Call;
import io.strowger.core.state.EngineState;
import java.util.ArrayList;
import java.util.List;

/** A world whose first agent talks: 55 is the customer's call, 56 the one in which he consults. */
final class Talk {
    static final String TRUNK = "T801#3";
    final World world;
    /** The request that was made last. */
    long last;

    Talk(int... levels) {
        this(Interleaving.ONE_LINK, levels);
    }

    Talk(Interleaving interleaving, int... levels) {
        this(World.with(interleaving, new SkillSite("support", SkillSite.NoAnswerMode.SERVER, 15_000, 20_000, 20_000),
                levels));
    }

    Talk(World world) {
        this.world = world;
    }

    static ConnectionId at(int callId, String device) {
        return new ConnectionId(callId, device, device.startsWith("T"));
    }

    /** The agent is logged on, ready, and talks with the customer. */
    Talk begin() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        return this;
    }

    CallKey key(int callId) {
        return world.engine.state().indexes().calls().newest(World.CM, callId);
    }

    Call call(int callId) {
        return world.engine.state().calls().get(key(callId));
    }

    LocalConnectionState stateAt(int callId, String device) {
        return call(callId).stateAt(device);
    }

    void stations(PbxEvent event, String... stations) {
        for (String station : stations) {
            world.stationEvent(station, event);
        }
    }

    void held(int callId, String station) {
        stations(new PbxEvent.Held(at(callId, station), Party.internal(station), EventCause.NONE), station);
    }

    /** 5001 dials while it holds. */
    void dials(String to) {
        stations(new PbxEvent.ServiceInitiated(at(56, "5001"), EventCause.NONE, World.data(56)), "5001");
        stations(new PbxEvent.Originated(at(56, "5001"), Party.internal("5001"), Party.internal(to), EventCause.NONE,
                World.data(56)), "5001");
    }

    void consultedRings(String to) {
        stations(new PbxEvent.Delivered(at(56, to), Party.internal(to), Party.internal("5001"), Party.internal(to),
                Party.UNKNOWN, EventCause.NEW_CALL, World.data(56)), "5001", to);
    }

    void consultedAnswers(String to) {
        stations(new PbxEvent.Established(at(56, to), Party.internal(to), Party.internal("5001"), Party.internal(to),
                Party.UNKNOWN, EventCause.NONE, World.data(56)), "5001", to);
    }

    /** Consults by telephone, answered. */
    void consults(String to) {
        held(55, "5001");
        dials(to);
        consultedRings(to);
        consultedAnswers(to);
    }

    void transferred(String... parties) {
        PbxEvent event = new PbxEvent.Transferred(at(55, "5001"), at(56, "5001"), Party.internal("5001"),
                Party.UNKNOWN, list(parties), EventCause.TRANSFER, CallData.EMPTY);
        world.vdn(event);
        stations(event, "5001", "5002");
    }

    void conferenced(String... parties) {
        PbxEvent event = new PbxEvent.Conferenced(at(55, "5001"), at(56, "5001"), Party.internal("5001"),
                Party.UNKNOWN, list(parties), EventCause.CONFERENCE, CallData.EMPTY);
        world.vdn(event);
        stations(event, "5001", "5002");
    }

    private static List<ConnectionParty> list(String... devices) {
        List<ConnectionParty> list = new ArrayList<>();
        for (String device : devices) {
            list.add(new ConnectionParty(at(55, device),
                    device.startsWith("T") ? World.caller() : Party.internal(device), LocalConnectionState.CONNECT));
        }
        return list;
    }

    /** A device comes into the customer's call, as single-step conference reports it. */
    void joins(String station, EventCause cause) {
        stations(new PbxEvent.Established(at(55, station), Party.internal(station), World.caller(),
                Party.internal("6001"), Party.UNKNOWN, cause, World.data(55)), "5001", station);
    }

    void clears(String device, String... stations) {
        PbxEvent cleared = new PbxEvent.ConnectionCleared(at(55, device), Party.UNKNOWN, EventCause.NONE);
        world.vdn(cleared);
        stations(cleared, stations);
    }

    void callCleared() {
        world.vdn(new PbxEvent.CallCleared(at(55, ""), EventCause.NONE));
    }

    // --- what came of it

    long ask(int agent, Command command) {
        return world.request(agent, command);
    }

    RefusalReason reason(int agent, long id) {
        Push.RequestOutcome outcome = world.outcome(agent, id);
        assertNotNull(outcome, "no outcome of request " + id);
        return outcome.reason();
    }

    /** Asks, and must be under way. */
    void underWay(int agent, Command command) {
        last = ask(agent, command);
        assertNull(world.outcome(agent, last));
    }

    /** Asks, and must be refused at once. */
    void refused(RefusalReason expected, int agent, Command command) {
        int before = requests();
        assertEquals(expected, reason(agent, ask(agent, command)), command.toString());
        assertEquals(before, requests(), "nothing leaves of what is refused");
    }

    private int requests() {
        return (int) world.outputs.stream().filter(Output.PbxRequest.class::isInstance).count();
    }

    <T extends PbxCommand> T only(Class<T> type) {
        List<T> sent = world.sent(type);
        assertEquals(1, sent.size(), sent.toString());
        return sent.get(0);
    }

    void confirm(Class<? extends PbxCommand> type) {
        reply(type, new PbxReply.Confirmed());
    }

    void reply(Class<? extends PbxCommand> type, PbxReply reply) {
        List<Output.PbxRequest> pending = world.pending(type);
        assertEquals(1, pending.size(), pending.toString());
        world.reply(pending.get(0), reply);
    }

    List<CallView> offers(int agent) {
        return world.pushes(agent).stream().filter(Push.CallOffered.class::isInstance)
                .map(push -> ((Push.CallOffered) push).call()).toList();
    }

    /** Replays to the same facts and the same state; there are no anomalies but those given. */
    void settle(Fact.AnomalyKind... anomalies) {
        assertEquals(List.of(anomalies),
                world.facts(Fact.AnomalyRecorded.class).stream().map(Fact.AnomalyRecorded::kind).toList(),
                world.facts(Fact.AnomalyRecorded.class).toString());
        Engine again = new Engine(new EngineState());
        for (int i = 0; i < world.inputs.size(); i++) {
            assertEquals(world.factsByInput.get(i), again.apply(world.inputs.get(i)).facts());
        }
        assertEquals(world.engine.hash(), again.hash());
        assertEquals(world.engine.hash(), Engine.restore(world.engine.snapshot()).hash());
    }
}
