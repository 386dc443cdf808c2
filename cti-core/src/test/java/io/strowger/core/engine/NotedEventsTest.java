package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ChargeError;
import io.strowger.core.model.ChargeType;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.Endpoint;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.ExtensionType;
import io.strowger.core.model.ForwardingRule;
import io.strowger.core.model.ForwardingType;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.model.ServiceObserveMode;
import io.strowger.core.model.ServiceState;
import io.strowger.core.model.SwitchLink;
import io.strowger.core.model.SystemStatus;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.DeviceFeatures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a switch tells besides the course of calls: kept as a fact once, with the device where it has a place, never an anomaly. */
class NotedEventsTest {
    private static final ConnectionId CONNECTION = new ConnectionId(55, "5001", false);
    private static final Party STATION = Party.internal("5001");
    private static final Endpoint PHONE = new Endpoint(1, "10.0.0.9", "10.0.0.1", "", "", 0, null,
            Endpoint.DependencyMode.MAIN, 0, "9608", Endpoint.SignalingProtocol.H323);

    private static World with(Interleaving interleaving) {
        return World.with(interleaving, new SkillSite("support", SkillSite.NoAnswerMode.SERVER, 15_000, 0, 20_000), 1,
                1);
    }

    private static DeviceFeatures features(World world) {
        return world.engine.state().devices().get(new DeviceKey(World.CM, "5001")).features();
    }

    @ParameterizedTest
    @EnumSource(Interleaving.class)
    void everythingIsNotedOnceOverHoweverManyLinks(Interleaving interleaving) {
        World world = with(interleaving);
        List<PbxEvent> events = List.of(new PbxEvent.LoggedOn(STATION, "1001", "8001", WorkMode.AUX),
                new PbxEvent.AgentModeChanged(STATION, "1001", PbxEvent.AgentMode.READY, 0, WorkMode.ACW, 4),
                new PbxEvent.LoggedOff(STATION, "1001", "8001", 3),
                new PbxEvent.CallInformation(CONNECTION, STATION, "0815", ""),
                new PbxEvent.EnteredDigits(CONNECTION, "1", EventCause.NONE),
                new PbxEvent.EnteredDigits(CONNECTION, "1", EventCause.NONE),
                new PbxEvent.ChargeAdvice(CONNECTION, Party.UNKNOWN, STATION, "801", "3", ChargeType.FINAL_CHARGE, 250,
                        ChargeError.NONE),
                new PbxEvent.DoNotDisturb(STATION, true),
                new PbxEvent.Forwarding(STATION, new ForwardingRule(ForwardingType.IMMEDIATE, true, "5002")),
                new PbxEvent.MessageWaiting(STATION, Party.UNKNOWN, true, List.of()),
                new PbxEvent.EndpointRegistered("5001", ServiceState.IN_SERVICE, PHONE),
                new PbxEvent.EndpointUnregistered("5001", ServiceState.OUT_OF_SERVICE, PHONE,
                        Endpoint.UnregisteredReason.LOGOFF, 1),
                new PbxEvent.ServiceObserveState("5001", "1001", ExtensionType.STATION,
                        ServiceObserveMode.LISTEN_ONLY_MODE, 0));
        events.forEach(event -> world.stationEvent("5001", event));
        world.catchUp(World.LINK);
        if (interleaving != Interleaving.ONE_LINK) {
            world.catchUp(World.SECOND);
        }
        assertEquals(events,
                world.facts(Fact.PbxEventNoted.class).stream().map(Fact.PbxEventNoted::event).toList());
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
    }

    @Test
    void featuresAreKeptWithTheDevice() {
        World world = with(Interleaving.ONE_LINK);
        assertEquals(DeviceFeatures.NONE, features(world));
        ForwardingRule busy = new ForwardingRule(ForwardingType.BUSY, true, "5003");
        world.stationEvent("5001", new PbxEvent.DoNotDisturb(STATION, true));
        world.stationEvent("5001", new PbxEvent.MessageWaiting(STATION, Party.UNKNOWN, true, List.of()));
        world.stationEvent("5001", new PbxEvent.Forwarding(STATION,
                new ForwardingRule(ForwardingType.IMMEDIATE, true, "5002")));
        world.stationEvent("5001", new PbxEvent.Forwarding(STATION, busy));
        world.stationEvent("5001", new PbxEvent.Forwarding(STATION,
                new ForwardingRule(ForwardingType.IMMEDIATE, false, "")));
        assertEquals(new DeviceFeatures(true, true, List.of(busy)), features(world));
        // A device that the event does not name is the monitored one; one that is not configured has no row.
        world.stationEvent("5001", new PbxEvent.DoNotDisturb(Party.UNKNOWN, false));
        world.stationEvent("5001", new PbxEvent.DoNotDisturb(Party.internal("9999"), true));
        assertEquals(new DeviceFeatures(false, true, List.of(busy)), features(world));
        assertEquals(features(world),
                Engine.restore(world.engine.snapshot()).state().devices().get(new DeviceKey(World.CM, "5001"))
                        .features());
    }

    @Test
    void systemStatusIsNoted() {
        World world = with(Interleaving.ONE_LINK);
        List<SwitchLink> links = List.of(new SwitchLink(1, SwitchLink.State.LINK_UP));
        world.apply(new Input.SystemStatusChanged(World.CM, World.LINK, SystemStatus.OVERLOAD_REACHED, links));
        assertEquals(
                List.of(new Fact.SystemStatusNoted(World.CM, World.LINK, SystemStatus.OVERLOAD_REACHED, links)),
                world.facts(Fact.SystemStatusNoted.class));
    }

    @Test
    void anotherRouteIsGivenWhenTheSwitchCannotUseTheFirst() {
        World world = with(Interleaving.ONE_LINK);
        world.ready(0);
        world.advance(1_000);
        world.ready(1);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        assertEquals(AgentState.RESERVED, world.state(0));
        world.apply(new Input.ReRouteRequested(World.CM, World.LINK, dialogue));
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(AgentState.RESERVED, world.state(1));
        assertEquals(
                List.of(new PbxCommand.RouteSelect(dialogue, "5001", Bytes.EMPTY),
                        new PbxCommand.RouteSelect(dialogue, "5002", Bytes.EMPTY)),
                world.sent(PbxCommand.RouteSelect.class));
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
    }

    @Test
    void anUnknownDialogueThatAsksForAnotherRouteGoesOnInItsVector() {
        World world = with(Interleaving.ONE_LINK);
        RouteDialogue unknown = new RouteDialogue(1, 4_711);
        world.apply(new Input.ReRouteRequested(World.CM, World.LINK, unknown));
        assertEquals(List.of(new PbxCommand.RouteEnd(unknown, UniversalFailure.GENERIC_UNSPECIFIED)),
                world.sent(PbxCommand.RouteEnd.class));
    }

    @Test
    void aSelectThatTheLinkCannotCarryFreesTheAgent() {
        World world = with(Interleaving.ONE_LINK);
        world.ready(0);
        world.arrivesAndAsks(55);
        assertEquals(AgentState.RESERVED, world.state(0));
        var select = world.pending(PbxCommand.RouteSelect.class).get(0);
        world.reply(select, new PbxReply.NotPossible(NotPossibleReason.ARGUMENT_OUT_OF_RANGE, "too long"));
        assertEquals(AgentState.READY, world.state(0));
        assertTrue(world.pending(PbxCommand.RouteSelect.class).isEmpty());
    }
}
