package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is believed when the switch has not said so for a while: after lost links, and when it refuses or does not answer. */
class RecoveryTest {
    /** GENERIC_SUBSYSTEM_RESOURCE_AVAILABILITY and its kin say nothing about the call. */
    private static final int OUTSTANDING_REQUEST_LIMIT_EXCEEDED = 44;

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

    @BeforeEach
    void aWorld() {
        world = with(1, 1);
    }

    private void linkLost() {
        world.linkLost();
    }

    private void reply(Class<? extends PbxCommand> type, PbxReply reply) {
        for (Output.PbxRequest request : world.pending(type)) {
            world.reply(request, reply);
        }
    }

    private static PbxReply refused(int code) {
        return new PbxReply.Refused(World.failure(code));
    }

    private static PbxReply parked() {
        return new PbxReply.CallSnapshot(List.of(new PbxReply.CallConnection(new ConnectionId(55, "T801#3", true),
                World.caller(), LocalConnectionState.CONNECT)));
    }

    @Test
    void theTermOfAFormerRecoveryDoesNotEndACallWhileTheLinkIsDownAgain() {
        world.arrivesAndAsks(55);
        linkLost();
        world.linkUp();
        world.advance(10_000);
        linkLost();
        world.advance(60_000);
        assertEquals(1, world.engine.state().contacts().size());
        world.linkUp();
        reply(PbxCommand.SnapshotCall.class, parked());
        reply(PbxCommand.QueryUcid.class, new PbxReply.UcidReported(World.data(55).ucid()));
        world.advance(60_000);
        assertEquals(1, world.engine.state().contacts().size());
        world.callerClears(55, "");
        assertEquals(Fact.ContactDisposition.ABANDONED, world.facts(Fact.ContactEnded.class).get(0).disposition());
    }

    @Test
    void aCallOfWhichTheSwitchTellsNothingEndsWhenTheTermIsOver() {
        world.arrivesAndAsks(55);
        linkLost();
        world.linkUp();
        for (int attempt = 0; attempt < Recovery.ATTEMPTS_MAX; attempt++) {
            reply(PbxCommand.SnapshotCall.class, refused(OUTSTANDING_REQUEST_LIMIT_EXCEEDED));
        }
        world.advance(SiteSettings.DEFAULT.linkRecoveryMillis() - 1);
        assertEquals(1, world.engine.state().contacts().size());
        world.advance(1);
        assertEquals(0, world.engine.state().contacts().size());
        assertEquals(Fact.ContactDisposition.UNKNOWN, world.facts(Fact.ContactEnded.class).get(0).disposition());
    }

    private long seenNanos() {
        return world.engine.state().calls().rows().iterator().next().life().seenNanos();
    }

    /** The switch gives ids out again: somebody else's call may have this one by now. */
    @Test
    void anAnswerThatNamesNobodyOfTheCallDoesNotSayHowLongItLived() {
        world.arrivesAndAsks(55);
        long seen = seenNanos();
        for (int outage = 0; outage < 2; outage++) {
            linkLost();
            world.advance(5_000);
            world.linkUp();
            reply(PbxCommand.SnapshotCall.class, new PbxReply.CallSnapshot(List.of(new PbxReply.CallConnection(
                    new ConnectionId(55, "T801#99", true), World.caller(), LocalConnectionState.CONNECT))));
            assertEquals(seen, seenNanos());
        }
        world.vdn(new PbxEvent.Delivered(new ConnectionId(55, "6001", false), Party.internal("6001"), World.caller(),
                Party.internal("6001"), Party.UNKNOWN, EventCause.NEW_CALL, World.data(56)));
        Fact.CallEnded ended = world.facts(Fact.CallEnded.class).get(0);
        assertTrue(ended.latestEndMillis() - ended.earliestEndMillis() >= 10_000, ended.toString());
    }

    @Test
    void anAnswerThatNamesACallerWhomWeKnowSaysThatTheCallLivesWhereTheSwitchTellsNoUniversalId() {
        world.arrivesAndAsks(55);
        long seen = seenNanos();
        linkLost();
        world.advance(5_000);
        world.linkUp();
        reply(PbxCommand.SnapshotCall.class, parked());
        assertEquals(seen, seenNanos(), "which call has the id now is asked first");
        reply(PbxCommand.QueryUcid.class, refused(OUTSTANDING_REQUEST_LIMIT_EXCEEDED));
        assertTrue(seenNanos() > seen);
    }

    @Test
    void aCallOfTheSameUniversalIdHasLivedThroughTheOutage() {
        world.arrivesAndAsks(55);
        long seen = seenNanos();
        linkLost();
        world.advance(5_000);
        world.linkUp();
        reply(PbxCommand.SnapshotCall.class, parked());
        reply(PbxCommand.QueryUcid.class, new PbxReply.UcidReported(World.data(55).ucid()));
        assertTrue(seenNanos() > seen);
        assertEquals(List.of(), world.facts(Fact.CallEnded.class));
    }

    /** What ends a call names no universal id: the first words after an outage may be of another call that had this one's id in the meantime, and is over as well. */
    @Test
    void anEndThatMayBeAnotherCallsDoesNotSayHowLongThisOneLived() {
        world.arrivesAndAsks(55);
        long seen = seenNanos();
        linkLost();
        world.advance(5_000);
        world.linkUp();
        PbxEvent anybody = new PbxEvent.ConnectionCleared(new ConnectionId(55, "5001", false), Party.internal("5001"),
                EventCause.NONE);
        world.vdn(anybody);
        world.stationEvent("5001", anybody);
        assertEquals(seen, seenNanos());
        world.callerClears(55, "");
        Fact.ContactEnded ended = world.facts(Fact.ContactEnded.class).get(0);
        assertEquals(List.of(Fact.ContactDisposition.UNKNOWN, seen / 1_000_000),
                List.of(ended.disposition(), ended.earliestEndMillis()));
        assertTrue(ended.latestEndMillis() - ended.earliestEndMillis() >= 5_000, ended.toString());
    }

    /** Trunks and stations are few: even the names of the parties may be the same. */
    @Test
    void aCallOfAnotherUniversalIdHasTakenThePlaceOfOneThatEndedUnseen() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        long seen = seenNanos();
        linkLost();
        world.advance(5_000);
        world.linkUp();
        PbxReply talks = new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(
                new ConnectionId(55, "5001", false),
                List.of(LocalConnectionState.CONNECT, LocalConnectionState.CONNECT))));
        world.answerSnapshots((PbxReply.DeviceSnapshot) talks, "5001");
        assertEquals(seen, seenNanos());
        reply(PbxCommand.SnapshotCall.class, parked());
        reply(PbxCommand.QueryUcid.class, new PbxReply.UcidReported(World.data(56).ucid()));
        Fact.ContactEnded ended = world.facts(Fact.ContactEnded.class).get(0);
        assertEquals(seen / 1_000_000, ended.earliestEndMillis());
        assertTrue(ended.latestEndMillis() - ended.earliestEndMillis() >= 5_000, ended.toString());
        world.answerSnapshots((PbxReply.DeviceSnapshot) talks, "5001");
        assertEquals(AgentState.TALKING, world.state(0));
        assertEquals(1, world.facts(Fact.CallStarted.class).size());
        assertEquals(World.data(56).ucid(), world.facts(Fact.CallStarted.class).get(0).ucid());
    }

    @Test
    void nobodyBeginsToDialInACallThatHeTalkedIn() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        linkLost();
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(
                new ConnectionId(55, "5001", false), List.of(LocalConnectionState.INITIATE)))), "5001");
        assertEquals(Fact.ContactDisposition.ANSWERED, world.facts(Fact.ContactEnded.class).get(0).disposition());
        assertEquals(1, world.facts(Fact.CallStarted.class).size());
    }

    @Test
    void aCallThatIsFoundIsAskedForItsUniversalId() {
        linkLost();
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(
                new ConnectionId(55, "5001", false),
                List.of(LocalConnectionState.CONNECT, LocalConnectionState.CONNECT)))), "5001");
        reply(PbxCommand.QueryUcid.class, new PbxReply.UcidReported(World.data(55).ucid()));
        assertEquals(World.data(55).ucid(), world.facts(Fact.CallIdentified.class).get(0).ucid());
        assertEquals(World.data(55).ucid(), world.engine.state().calls().rows().iterator().next().ucid());
    }

    @Test
    void aStationMayHaveACallWithTheIdOfOneThatHasJustEnded() {
        world.arrives(55);
        world.callerClears(55, "");
        linkLost();
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(
                new ConnectionId(55, "5001", false), List.of(LocalConnectionState.CONNECT)))), "5001");
        assertEquals(1, world.facts(Fact.CallStarted.class).size());
    }

    @Test
    void aCallIsNotEndedWhileTheSwitchOwesTheAnswer() {
        world.arrivesAndAsks(55);
        linkLost();
        world.linkUp();
        world.advance(2L * SiteSettings.DEFAULT.linkRecoveryMillis());
        assertEquals(1, world.engine.state().contacts().size());
        reply(PbxCommand.SnapshotCall.class, new PbxReply.TimedOut());
        world.advance(2L * SiteSettings.DEFAULT.linkRecoveryMillis());
        reply(PbxCommand.SnapshotCall.class, parked());
        world.advance(2L * SiteSettings.DEFAULT.linkRecoveryMillis());
        assertEquals(1, world.engine.state().contacts().size());
        assertEquals(1, world.facts(Fact.ContactStarted.class).size());
    }

    @Test
    void aCallerWhoHearsBusyToneIsNotEndedByTheBusyStation() {
        ConnectionId caller = new ConnectionId(77, "5001", false);
        world.stationEvent("5001", new PbxEvent.ServiceInitiated(caller, EventCause.NONE, World.data(77)));
        world.stationEvent("5001", new PbxEvent.Originated(caller, Party.internal("5001"),
                Party.internal("5002"), EventCause.NEW_CALL, World.data(77)));
        PbxEvent failed = new PbxEvent.Failed(new ConnectionId(77, "5002", false), Party.internal("5002"),
                Party.internal("5002"), EventCause.BUSY);
        world.stationEvent("5001", failed);
        world.stationEvent("5002", failed);
        linkLost();
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(
                List.of(new PbxReply.DeviceCall(caller, List.of(LocalConnectionState.CONNECT)))), "5001");
        assertEquals(List.of(), world.facts(Fact.CallEnded.class));
    }

    @Test
    void aStationThatWasBusyHasNoCallByIt() {
        world.ready(0);
        world.arrivesAndAsks(55);
        world.stationEvent("5001", new PbxEvent.Failed(new ConnectionId(55, "5001", false),
                Party.internal("5001"), Party.internal("6001"), EventCause.BUSY));
        assertEquals(AgentState.RESERVED, world.state(0));
    }

    @Test
    void aCustomerWhoWasTransferredUnseenIsAskedAfterAndNotEnded() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        linkLost();
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(
                new ConnectionId(55, "5002", false), List.of(LocalConnectionState.ALERTING,
                        LocalConnectionState.CONNECT)))),
                "5002");
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(List.of(), world.facts(Fact.ContactEnded.class));
        reply(PbxCommand.SnapshotCall.class, parked());
        world.answers(55, "5002");
        world.callerClears(55, "5002");
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        assertEquals(Fact.ContactDisposition.ANSWERED, world.facts(Fact.ContactEnded.class).get(0).disposition());
    }

    @Test
    void onlyARefusalThatDeniesTheCallEndsIt() {
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.cancelled(dialogue);
        world.advance(SiteSettings.DEFAULT.renewMillis() + world.lag());
        for (int attempt = 0; attempt < Recovery.ATTEMPTS_MAX; attempt++) {
            assertEquals(1, world.pending(PbxCommand.SnapshotCall.class).size());
            reply(PbxCommand.SnapshotCall.class, refused(OUTSTANDING_REQUEST_LIMIT_EXCEEDED));
            assertEquals(1, world.engine.state().contacts().size());
        }
        assertEquals(0, world.pending(PbxCommand.SnapshotCall.class).size());
        world.advance(Calls.CHECK_MILLIS);
        assertEquals(1, world.pending(PbxCommand.SnapshotCall.class).size());
        reply(PbxCommand.SnapshotCall.class, refused(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER));
        assertEquals(0, world.engine.state().contacts().size());
    }

    @Test
    void aStationWhoseSnapshotWasNotAnsweredIsAskedAgain() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        linkLost();
        world.linkUp();
        reply(PbxCommand.SnapshotDevice.class, new PbxReply.NotSent("queue full"));
        reply(PbxCommand.SnapshotCall.class, parked());
        assertEquals(AgentState.TALKING, world.state(0));
        world.advance(Recovery.STATION_AGAIN_MILLIS);
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        assertEquals(AgentState.READY, world.state(0));
        world.advance(10 * Recovery.STATION_AGAIN_MILLIS);
        assertEquals(0, world.pending(PbxCommand.SnapshotDevice.class).size());
    }

    /** Nothing is compared here: the call is what asks after the agent who was on his way into it. */
    @Test
    void anAgentWhoIsReservedWithoutADialogueIsAskedAfterWithTheCall() {
        world.ready(0);
        world.arrivesAndAsks(55);
        assertEquals(AgentState.RESERVED, world.state(0));
        linkLost();
        world.linkUp();
        reply(PbxCommand.SnapshotDevice.class, refused(OUTSTANDING_REQUEST_LIMIT_EXCEEDED));
        assertEquals(AgentState.RESERVED, world.state(0));
        reply(PbxCommand.SnapshotCall.class, parked());
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "5001");
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(1, world.engine.state().contacts().size());
    }

    @Test
    void aParkedCallThatNoMonitorTellsOfAnyMoreIsAskedAfterSoon() {
        world.arrivesAndAsks(55);
        linkLost();
        world.linkUp();
        reply(PbxCommand.SnapshotCall.class, parked());
        world.advance(Recovery.PARKED_CHECK_MILLIS - 1);
        assertEquals(0, world.pending(PbxCommand.SnapshotCall.class).size());
        world.advance(1);
        reply(PbxCommand.SnapshotCall.class, parked());
        world.advance(Recovery.PARKED_CHECK_MILLIS);
        reply(PbxCommand.SnapshotCall.class, refused(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER));
        assertEquals(0, world.engine.state().contacts().size());
    }

    @Test
    void aParkedCallWithAnOutstandingRequestIsNotAskedAfterSooner() {
        world.arrivesAndAsks(55);
        linkLost();
        world.linkUp();
        reply(PbxCommand.SnapshotCall.class, parked());
        world.asks(55);
        world.advance(Calls.CHECK_MILLIS - 1);
        assertEquals(0, world.pending(PbxCommand.SnapshotCall.class).size());
        world.callerClears(55, "");
    }

    @Test
    void aForwardedCallOfWhichNobodySpeaksAgainIsForgotten() {
        world.stationEvent("5001", new PbxEvent.Delivered(new ConnectionId(70, "5001", false),
                Party.internal("5001"), World.caller(), Party.internal("5001"), Party.UNKNOWN, EventCause.NEW_CALL,
                World.data(70)));
        world.stationEvent("5001", new PbxEvent.Diverted(new ConnectionId(70, "5001", false),
                Party.internal("5001"), Party.internal("7777"), EventCause.CALL_FORWARD_NO_ANSWER));
        world.advance(Calls.CHECK_MILLIS);
        assertEquals(1, world.pending(PbxCommand.SnapshotCall.class).size());
        reply(PbxCommand.SnapshotCall.class, new PbxReply.CallSnapshot(List.of(
                new PbxReply.CallConnection(new ConnectionId(70, "T801#9", true), World.caller(),
                        LocalConnectionState.CONNECT),
                new PbxReply.CallConnection(new ConnectionId(70, "7777", false), Party.internal("7777"),
                        LocalConnectionState.CONNECT))));
        world.advance(Calls.CHECK_MILLIS - 1);
        assertEquals(0, world.pending(PbxCommand.SnapshotCall.class).size());
        world.advance(1);
        reply(PbxCommand.SnapshotCall.class, refused(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER));
        world.advance(OwedEvents.LAG_MILLIS + Calls.FORGET_MILLIS);
        assertEquals(0, world.engine.state().calls().size());
        assertTrue(world.engine.state().timers().rows().stream()
                .allMatch(World::isOfTheEngineItself),
                "no timer is left but those of the engine itself");
    }

    @Test
    void aCallThatASwitchInventedIsForgottenToo() {
        world.stationEvent("5001", new PbxEvent.Held(new ConnectionId(71, "5001", false), Party.internal("5001"),
                EventCause.NONE));
        world.advance(Calls.CHECK_MILLIS);
        reply(PbxCommand.SnapshotCall.class, refused(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER));
        world.advance(OwedEvents.LAG_MILLIS + Calls.FORGET_MILLIS);
        assertEquals(0, world.engine.state().calls().size());
    }

    @Test
    void portsAreAskedAsStationsAre() {
        world.apply(new Input.SessionOpened("ivr-1", "ivr", SessionRole.IVR, Bytes.EMPTY, 1, 7));
        world.apply(new Input.SessionRequested("ivr-1", 1, new Command.RegisterPorts(World.CM, List.of("5901"))));
        world.arrives(55);
        world.rings(55, "5901");
        world.answers(55, "5901");
        linkLost();
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        reply(PbxCommand.SnapshotCall.class, parked());
        assertEquals(LocalConnectionState.NULL,
                world.engine.state().calls().rows().iterator().next().stateAt("5901"));
    }

    @Test
    void aLateDeliveredAtTheVdnOfAnEndedCallBeginsNoGhost() {
        world.arrives(55);
        world.callerClears(55, "");
        world.arrives(55);
        assertEquals(0, world.engine.state().contacts().size());
        world.vdn(new PbxEvent.Delivered(new ConnectionId(55, "6001", false), Party.internal("6001"), World.caller(),
                Party.internal("6001"), Party.UNKNOWN, EventCause.NEW_CALL,
                new CallData("00001000990001", Bytes.EMPTY, "", "", "", "")));
        assertEquals(1, world.engine.state().contacts().size(), "another universal call id is another call");
    }

    /** A switch that restarts gives out its first ids again while a slow link still tells of the calls before. */
    @Test
    void whatIsToldLateOfAFormerCallDoesNotEndTheOneThatHasItsIdNow() {
        world.arrives(55);
        PbxEvent.Delivered other = new PbxEvent.Delivered(new ConnectionId(55, "6001", false), Party.internal("6001"),
                World.caller(), Party.internal("6001"), Party.UNKNOWN, EventCause.NEW_CALL, World.data(56));
        world.vdn(other);
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        world.arrives(55);
        assertEquals(2, world.facts(Fact.ContactStarted.class).size());
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        assertEquals(World.data(56).ucid(), world.onlyContact().orElseThrow().origin().ucid());
    }
}
