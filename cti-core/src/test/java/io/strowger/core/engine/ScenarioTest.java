package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.SkillSite;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole calls through the engine, told in the switch's words. */
class ScenarioTest {
    private World world;

    /** How the switch's words come; {@link OverTwoLinksTest} tells them over two links. */
    Interleaving interleaving() {
        return Interleaving.ONE_LINK;
    }

    private World with(int... levels) {
        return with(new SkillSite("support", SkillSite.NoAnswerMode.SERVER, 15_000, 0, 20_000), levels);
    }

    private World with(SkillSite skill, int... levels) {
        return World.with(interleaving(), skill, levels);
    }

    @AfterEach
    void replaysToTheSameFactsAndState() {
        Engine again = new Engine(new io.strowger.core.state.EngineState());
        for (int i = 0; i < world.inputs.size(); i++) {
            assertEquals(world.factsByInput.get(i), again.apply(world.inputs.get(i)).facts());
        }
        assertEquals(world.engine.hash(), again.hash());
        Engine restored = Engine.restore(world.engine.snapshot());
        assertEquals(world.engine.hash(), restored.hash());
    }

    private List<Fact.AnomalyRecorded> anomalies() {
        return world.facts(Fact.AnomalyRecorded.class);
    }

    @Test
    void routedAnsweredCallerClears() {
        world = with(1, 1);
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        assertEquals(AgentState.RESERVED, world.state(0));
        assertEquals(List.of(new PbxCommand.RouteSelect(dialogue, "5001", io.strowger.core.codec.Bytes.EMPTY)),
                world.sent(PbxCommand.RouteSelect.class));
        world.used(dialogue, "5001");
        world.advance(500);
        world.rings(55, "5001");
        assertEquals(AgentState.ALERTING, world.state(0));
        world.advance(2_000);
        world.answers(55, "5001");
        assertEquals(AgentState.TALKING, world.state(0));
        world.advance(30_000);
        world.callerClears(55, "5001");
        assertEquals(AgentState.READY, world.state(0));
        assertEquals("(1,1,1,1/1,1)", world.counters());
        assertEquals(List.of(), anomalies());
        Fact.SegmentEnded segment = world.facts(Fact.SegmentEnded.class).get(0);
        assertEquals(2_000, segment.ringMillis());
        assertEquals(30_000, segment.talkMillis());
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        assertEquals(ContactDisposition.ANSWERED, world.facts(Fact.ContactEnded.class).get(0).disposition());
        assertEquals(1, world.facts(Fact.CallEnded.class).size());
        assertInstanceOf(Push.CallOffered.class, world.pushes(0).get(2));
        assertTrue(world.engine.state().requests().rows().isEmpty(), "no request is left waiting for a reply");
    }

    @Test
    void aPlaceIsKeptOverRequestsThatTheVectorRenews() {
        world = with(1, 1);
        RouteDialogue a = world.arrivesAndAsks(55);
        world.advance(10_000);
        world.cancelled(a);
        RouteDialogue b = world.asks(55);
        world.advance(2_000);
        RouteDialogue other = world.arrivesAndAsks(56);
        world.advance(8_000);
        world.cancelled(b);
        RouteDialogue c = world.asks(55);
        world.advance(2_000);
        world.cancelled(other);
        world.asks(56);
        world.advance(3_000);
        world.ready(0);
        List<PbxCommand.RouteSelect> selects = world.sent(PbxCommand.RouteSelect.class);
        assertEquals(1, selects.size());
        assertEquals(c, selects.get(0).dialogue());
        assertEquals(25_000, world.facts(Fact.RouteDecided.class).get(0).witness().queueMillis());
        assertEquals(2, world.facts(Fact.ContactStarted.class).size());
        assertEquals(List.of(), anomalies());
    }

    @Test
    void aSelectThatCrossesTheEndOfItsDialogueIsRepeatedForTheSameAgent() {
        world = with(1, 1);
        RouteDialogue a = world.arrivesAndAsks(55);
        world.advance(9_999);
        world.ready(0);
        world.cancelled(a);
        assertEquals(AgentState.RESERVED, world.state(0));
        world.ready(1);
        RouteDialogue b = world.asks(55);
        world.advance(world.lag());
        List<PbxCommand.RouteSelect> selects = world.sent(PbxCommand.RouteSelect.class);
        assertEquals(b, selects.get(selects.size() - 1).dialogue());
        assertTrue(selects.size() > 1 && selects.stream().allMatch(s -> s.routeSelected().equals("5001")));
        assertEquals(AgentState.READY, world.state(1));
        world.used(b, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        assertEquals(AgentState.TALKING, world.state(0));
        assertEquals(List.of(), anomalies());
    }

    @Test
    void theRefusalOfACrossedSelectAlsoKeepsTheAgent() {
        world = with(1);
        world.ready(0);
        world.arrivesAndAsks(55);
        world.reply(world.pending(PbxCommand.RouteSelect.class).get(0),
                new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CROSS_REF_ID)));
        assertEquals(AgentState.RESERVED, world.state(0));
        world.asks(55);
        world.advance(world.lag());
        assertTrue(world.sent(PbxCommand.RouteSelect.class).size() > 1);
        assertTrue(world.sent(PbxCommand.RouteSelect.class).stream()
                .allMatch(select -> select.routeSelected().equals("5001")));
    }

    @Test
    void aReservedAgentIsReleasedWhenTheVectorDoesNotAskAgain() {
        world = with(1);
        world.ready(0);
        RouteDialogue a = world.arrivesAndAsks(55);
        world.cancelled(a);
        world.advance(2_001 + world.lag());
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(1, world.sent(PbxCommand.SnapshotCall.class).size());
        world.reply(world.pending(PbxCommand.SnapshotCall.class).get(0),
                new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER)));
        assertTrue(world.onlyContact().isEmpty());
    }

    @Test
    void anUnansweredCallGoesToTheNextAgent() {
        world = with(1, 2);
        world.ready(0);
        world.ready(1);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.advance(15_000);
        assertEquals(List.of(new PbxCommand.DeflectCall(new ConnectionId(55, "5001", false), "5002")),
                world.sent(PbxCommand.DeflectCall.class));
        assertEquals(AgentState.RESERVED, world.state(1));
        world.reply(world.pending(PbxCommand.DeflectCall.class).get(0), new PbxReply.Confirmed());
        world.diverted(55, "5001", "5002");
        assertEquals(AgentState.NOT_READY, world.state(0));
        assertEquals(ReasonCode.CALL_NOT_ANSWERED, world.agentOf(0).work().reasonCode());
        assertTrue(world.pushes(0).stream().anyMatch(Push.StateForced.class::isInstance));
        world.rings(55, "5002");
        world.answers(55, "5002");
        world.advance(5_000);
        world.callerClears(55, "5002");
        List<Fact.SegmentEnded> segments = world.facts(Fact.SegmentEnded.class);
        assertEquals(List.of(SegmentDisposition.NO_ANSWER, SegmentDisposition.ANSWERED),
                segments.stream().map(Fact.SegmentEnded::disposition).toList());
        assertEquals(15_000, segments.get(0).ringMillis());
        assertEquals("(1,1,1,1/2,1)", world.counters());
        assertEquals(List.of(), anomalies());
    }

    @Test
    void anAnswerThatWinsTheRaceAgainstTheDeflectChangesNothingElse() {
        world = with(1, 2);
        world.ready(0);
        world.ready(1);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.advance(15_000);
        world.answers(55, "5001");
        assertEquals(AgentState.TALKING, world.state(0));
        assertEquals(AgentState.READY, world.state(1));
        world.reply(world.pending(PbxCommand.DeflectCall.class).get(0), new PbxReply.Refused(World.failure(22)));
        assertEquals(AgentState.TALKING, world.state(0));
        assertFalse(world.pushes(0).stream().anyMatch(Push.StateForced.class::isInstance));
        world.callerClears(55, "5001");
        assertEquals("(1,1,1,1/1,1)", world.counters());
        assertEquals(List.of(), anomalies());
    }

    @Test
    void withNobodyElseReadyAnUnansweredCallGoesBackToItsVectorAtTopPriority() {
        world = with(1, 1);
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.advance(5_000);
        world.arrivesAndAsks(56);
        world.advance(10_000);
        assertEquals("6001", world.sent(PbxCommand.DeflectCall.class).get(0).calledDevice());
        world.diverted(55, "5001", "6001");
        world.arrives(55);
        world.asks(55);
        world.ready(1);
        assertEquals("5002", world.sent(PbxCommand.RouteSelect.class).get(1).routeSelected());
        assertEquals(55, world.engine.state().calls().get(world.engine.state().contacts()
                .get(world.agentOf(1).contact()).call()).key().callId());
        assertEquals(1, world.facts(Fact.ContactStarted.class).stream().filter(f -> f.call().callId() == 55).count());
        assertEquals(List.of(), anomalies());
    }

    @Test
    void abandonedWhileParked() {
        world = with(1);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.advance(8_000);
        world.ended(dialogue, World.failure(UniversalFailure.NO_ACTIVE_CALL));
        world.callerClears(55, "");
        assertEquals("(1,0,1,0/0,0)", world.counters());
        Fact.ContactEnded ended = world.facts(Fact.ContactEnded.class).get(0);
        assertEquals(ContactDisposition.ABANDONED, ended.disposition());
        assertEquals(8_000, ended.queueMillis());
        world.ready(0);
        assertEquals(AgentState.READY, world.state(0));
        world.advance(60_000);
        assertEquals(List.of(), anomalies());
        assertTrue(world.engine.state().calls().rows().isEmpty(), "an ended call is forgotten in the end");
    }

    @Test
    void abandonedWhileRinging() {
        world = with(1);
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.advance(4_000);
        world.callerClears(55, "5001");
        assertEquals("(1,0,1,1/1,0)", world.counters());
        assertEquals(AgentState.READY, world.state(0));
        Fact.SegmentEnded segment = world.facts(Fact.SegmentEnded.class).get(0);
        assertEquals(SegmentDisposition.ABANDONED, segment.disposition());
        assertEquals(4_000, segment.ringMillis());
        assertFalse(world.facts(Fact.AgentStateChanged.class).stream().skip(2)
                .anyMatch(change -> change.to() == AgentState.NOT_READY));
        assertEquals(List.of(), anomalies());
    }

    @Test
    void anAgentWhoLogsOffWhileCallsWaitIsNotChosen() {
        world = with(1, 1);
        world.ready(0);
        RouteDialogue first = world.arrivesAndAsks(55);
        world.used(first, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        world.arrivesAndAsks(56);
        world.request(0, new Command.LogOff(0));
        assertEquals(AgentState.TALKING, world.state(0));
        world.callerClears(55, "5001");
        assertEquals(AgentState.LOGGED_OUT, world.state(0));
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size());
        world.ready(1);
        assertEquals("5002", world.sent(PbxCommand.RouteSelect.class).get(1).routeSelected());
        assertEquals(List.of(), anomalies());
    }

    @Test
    void anAgentWhoLogsOffWhileACallRingsIsLoggedOutWhenItHasGoneElsewhere() {
        world = with(1, 2);
        world.ready(0);
        world.ready(1);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.apply(new Input.SessionClosed(world.session(0), "logout"));
        assertEquals(AgentState.ALERTING, world.state(0));
        world.advance(15_000);
        world.diverted(55, "5001", "5002");
        assertEquals(AgentState.LOGGED_OUT, world.state(0));
        world.rings(55, "5002");
        world.answers(55, "5002");
        world.callerClears(55, "5002");
        assertEquals("(1,1,1,1/2,1)", world.counters());
        assertEquals(List.of(), anomalies());
    }

    @Test
    void theMostExpertThenTheMostIdleAgentIsChosenAndTheWitnessSaysWhy() {
        world = with(2, 1, 1);
        world.ready(0);
        world.advance(1_000);
        world.ready(1);
        world.advance(1_000);
        world.ready(2);
        world.advance(1_000);
        world.arrivesAndAsks(55);
        assertEquals("5002", world.sent(PbxCommand.RouteSelect.class).get(0).routeSelected());
        RouteWitness witness = world.facts(Fact.RouteDecided.class).get(0).witness();
        assertEquals("1002", witness.chosen());
        assertEquals(List.of("1002", "1003", "1001"),
                witness.candidates().stream().map(RouteWitness.Candidate::agentId).toList());
        world.arrivesAndAsks(56);
        world.arrivesAndAsks(57);
        assertEquals("5003", world.sent(PbxCommand.RouteSelect.class).get(1).routeSelected());
        assertEquals("5001", world.sent(PbxCommand.RouteSelect.class).get(2).routeSelected());
    }

    @Test
    void anAgentWithoutDesktopIsNotOfferedCallsAndIsLoggedOffAfterTheGrace() {
        world = with(1);
        world.ready(0);
        world.apply(new Input.SessionDetached(world.session(0), 1001, "connection lost"));
        world.arrivesAndAsks(55);
        assertEquals(0, world.sent(PbxCommand.RouteSelect.class).size());
        assertEquals(AgentState.READY, world.state(0));
        world.apply(new Input.SessionResumed(world.session(0), 2001, 2));
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size());
        world.callerClears(55, "");
        world.apply(new Input.SessionDetached(world.session(0), 2001, "connection lost"));
        world.advance(60_000);
        assertEquals(AgentState.LOGGED_OUT, world.state(0));
    }

    @Test
    void aResumedSessionGetsWhatItHasNotSeenAndNothingTwice() {
        world = with(1);
        world.login(0);
        world.apply(new Input.SessionDetached(world.session(0), 1001, "connection lost"));
        RouteDialogue unused = world.arrivesAndAsks(55);
        world.rings(55, "5001");
        int before = world.outputs.size();
        world.apply(new Input.SessionResumed(world.session(0), 2001, 1));
        List<Output> resumed = world.outputs.subList(before, world.outputs.size());
        Output.SessionAttached attached = assertInstanceOf(Output.SessionAttached.class, resumed.get(0));
        assertEquals(2, attached.firstSequence());
        Output.SessionPush push = assertInstanceOf(Output.SessionPush.class, resumed.get(1));
        assertEquals(2, push.sequence());
        assertInstanceOf(Push.CallOffered.class, push.push());
        assertEquals(unused, world.engine.state().contacts().rows().isEmpty() ? null : unused);
        Output.TopicUpdated topic = assertInstanceOf(Output.TopicUpdated.class, resumed.get(2));
        assertEquals(AgentState.ALERTING, assertInstanceOf(TopicState.AgentView.class, topic.state()).state());
    }

    @Test
    void aRepeatedRequestGetsItsFirstOutcomeAndActsOnce() {
        world = with(1);
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        Push.CallOffered offer = world.pushes(0).stream().filter(Push.CallOffered.class::isInstance)
                .map(Push.CallOffered.class::cast).findFirst().orElseThrow();
        long id = world.request(0, new Command.AnswerCall(offer.call().call()));
        world.apply(new Input.SessionRequested(world.session(0), id, new Command.AnswerCall(offer.call().call())));
        assertEquals(1, world.sent(PbxCommand.AnswerCall.class).size());
        world.reply(world.pending(PbxCommand.AnswerCall.class).get(0), new PbxReply.Confirmed());
        world.apply(new Input.PushAcknowledged(world.session(0), 100));
        world.apply(new Input.SessionRequested(world.session(0), id, new Command.AnswerCall(offer.call().call())));
        List<Push> outcomes = world.pushes(0).stream()
                .filter(push -> push instanceof Push.RequestOutcome outcome && outcome.requestId() == id).toList();
        assertEquals(2, outcomes.size());
        assertEquals(outcomes.get(0), outcomes.get(1));
        assertEquals(1, world.sent(PbxCommand.AnswerCall.class).size());
    }

    @Test
    void afterCallWorkOfTheSkillEndsByTime() {
        world = with(new SkillSite("support", SkillSite.NoAnswerMode.SERVER, 15_000, 10_000, 20_000), 1);
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        world.callerClears(55, "5001");
        assertEquals(AgentState.AFTER_CALL_WORK, world.state(0));
        world.arrivesAndAsks(56);
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size());
        world.advance(10_000);
        assertEquals(2, world.sent(PbxCommand.RouteSelect.class).size());
    }

    @Test
    void afterALinkLossCallsAreFoundAgainOrClosedWithWhatIsKnown() {
        world = with(1, 1, 1);
        for (int i = 0; i < 3; i++) {
            world.ready(i);
        }
        for (int i = 0; i < 2; i++) {
            RouteDialogue dialogue = world.arrivesAndAsks(55 + i);
            world.used(dialogue, World.station(i));
            world.rings(55 + i, World.station(i));
            world.answers(55 + i, World.station(i));
        }
        world.request(2, new Command.SetNotReady(3));
        RouteDialogue parked = world.arrivesAndAsks(57);
        world.advance(1_000);
        long lostAt = world.now / 1_000_000;
        world.linkLost();
        world.advance(60_000);
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(
                List.of(new PbxReply.DeviceCall(new ConnectionId(55, "5001", false),
                        List.of(LocalConnectionState.CONNECT, LocalConnectionState.CONNECT)))),
                "5001");
        for (Output.PbxRequest request : world.pending(PbxCommand.SnapshotCall.class)) {
            int callId = ((PbxCommand.SnapshotCall) request.command()).call().callId();
            world.reply(request, callId == 56
                    ? new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER))
                    : new PbxReply.CallSnapshot(List.of(new PbxReply.CallConnection(
                            new ConnectionId(callId, "T801#3", true), World.caller(),
                            LocalConnectionState.CONNECT))));
        }
        assertEquals(AgentState.TALKING, world.state(0));
        assertEquals(AgentState.READY, world.state(1));
        Fact.CallEnded ended = world.facts(Fact.CallEnded.class).get(0);
        assertEquals(56, ended.call().callId());
        assertTrue(ended.earliestEndMillis() <= lostAt);
        assertEquals(world.now / 1_000_000, ended.latestEndMillis());
        assertEquals(0, world.sent(PbxCommand.RouteSelect.class).stream()
                .filter(select -> select.dialogue().equals(parked)).count());
        RouteDialogue again = world.asks(57);
        List<PbxCommand.RouteSelect> selects = world.sent(PbxCommand.RouteSelect.class);
        assertEquals(again, selects.get(selects.size() - 1).dialogue());
        assertEquals(3, world.facts(Fact.ContactStarted.class).size());
        world.advance(31_000);
        assertEquals(2, world.engine.state().contacts().size());
    }

    @Test
    void aNewReignDetachesDesktopsAndSettlesRequestsAsUnknown() {
        world = with(1);
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        Push.CallOffered offer = world.pushes(0).stream().filter(Push.CallOffered.class::isInstance)
                .map(Push.CallOffered.class::cast).findFirst().orElseThrow();
        long id = world.request(0, new Command.AnswerCall(offer.call().call()));
        world.epoch = 2;
        world.apply(new Input.EpochStarted(2, world.now / 1_000_000, world.now / 1_000_000));
        assertTrue(world.pushes(0).stream().anyMatch(push -> push instanceof Push.RequestOutcome outcome
                && outcome.requestId() == id && outcome.reason() == RefusalReason.OUTCOME_UNKNOWN));
        assertFalse(world.agentOf(0).desktopPresent());
        world.apply(new Input.SessionResumed(world.session(0), 2001, 1));
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(
                List.of(new PbxReply.DeviceCall(new ConnectionId(55, "5001", false),
                        List.of(LocalConnectionState.CONNECT, LocalConnectionState.CONNECT)))),
                "5001");
        assertEquals(AgentState.TALKING, world.state(0));
        world.callerClears(55, "5001");
        assertEquals(AgentState.READY, world.state(0));
        assertEquals("(1,1,1,1/1,1)", world.counters());
    }

    @Test
    void aStationThatGoesOutOfServiceMakesItsAgentNotReadyWithThatReason() {
        world = with(1);
        world.ready(0);
        world.stationEvent("5001", new io.strowger.core.input.PbxEvent.OutOfService("5001",
                io.strowger.core.model.EventCause.NONE));
        assertEquals(AgentState.NOT_READY, world.state(0));
        assertEquals(ReasonCode.STATION_OUT_OF_SERVICE, world.agentOf(0).work().reasonCode());
    }

    @Test
    void anIvrAsksForAnAgentWithDataAndTheContactKeepsItsPlace() {
        world = with(1);
        world.apply(new Input.SessionOpened("ivr-1", "ivr", io.strowger.core.input.SessionRole.IVR,
                io.strowger.core.codec.Bytes.EMPTY, 1, 7));
        world.apply(new Input.SessionRequested("ivr-1", 1, new Command.RegisterPorts(World.CM, List.of("5901"))));
        world.arrives(55);
        world.rings(55, "5901");
        world.answers(55, "5901");
        world.apply(new Input.SessionRequested("ivr-1", 2,
                new Command.AttachData("5901", java.util.Map.of("customer", "4711"))));
        world.apply(new Input.SessionRequested("ivr-1", 3, new Command.RequestAgent("5901", "support", 3)));
        world.apply(new Input.SessionRequested("ivr-1", 4, new Command.RequestAgent("5901", "support", 2)));
        assertEquals(List.of(new Fact.ContactAskedAgain(world.onlyContact().orElseThrow().id(), "ivr", "", "support", 3,
                "support", 2)), world.facts(Fact.ContactAskedAgain.class));
        assertEquals(List.of(3, 2), world.facts(Fact.ContactQueued.class).stream()
                .map(Fact.ContactQueued::priority).distinct().toList(), "another priority is told");
        world.advance(5_000);
        world.stationEvent("5901", new io.strowger.core.input.PbxEvent.ConnectionCleared(
                new ConnectionId(55, "5901", false), io.strowger.core.input.PbxEvent.Party.internal("5901"),
                io.strowger.core.model.EventCause.NONE));
        RouteDialogue dialogue = world.asks(55);
        world.advance(1_000);
        world.ready(0);
        assertEquals(6_000, world.facts(Fact.RouteDecided.class).get(0).witness().queueMillis());
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        Push.CallOffered offer = world.pushes(0).stream().filter(Push.CallOffered.class::isInstance)
                .map(Push.CallOffered.class::cast).findFirst().orElseThrow();
        assertEquals("4711", offer.call().data().get("customer"));
        world.callerClears(55, "5001");
        assertEquals("(1,1,1,1/1,1)", world.counters());
        assertEquals(List.of(), anomalies());
    }
}
