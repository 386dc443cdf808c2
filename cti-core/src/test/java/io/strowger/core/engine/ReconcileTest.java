package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.fact.Fact.RepairCause;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.ReconcileSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Call;
import io.strowger.core.state.LinkTruth;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Reconciliation;
import io.strowger.core.state.SwitchView;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is believed is compared with what the switch says, all the time. */
class ReconcileTest {
    private static final int ROUND_MILLIS = 60_000;
    private World world;

    @BeforeEach
    void reconciling() {
        world = World.with(1, 1);
        Site site = world.engine.state().site().site();
        configure(new ReconcileSite(5, ROUND_MILLIS), site);
        world.linkLost();
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
    }

    private void configure(ReconcileSite reconcile, Site site) {
        world.apply(new Input.ConfigurationApplied(world.engine.state().reign().configurationVersion() + 1, "test",
                new Site(site.switches(), site.devices(), site.vdns(), site.skills(), site.agents(),
                        site.settings().withReconcile(reconcile))));
    }

    private static PbxReply.DeviceSnapshot calls(String station, int callId, LocalConnectionState state) {
        return new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(
                new ConnectionId(callId, station, false), List.of(state))));
    }

    private static PbxReply.DeviceSnapshot nothing() {
        return new PbxReply.DeviceSnapshot(List.of());
    }

    /** Lets time pass until the station is asked after, answering for the others; its request. */
    private Output.PbxRequest audit(String station, long withinMillis) {
        for (long passed = 0; passed <= withinMillis; passed += 100) {
            for (Output.PbxRequest request : world.pending(PbxCommand.SnapshotDevice.class)) {
                String device = ((PbxCommand.SnapshotDevice) request.command()).deviceId();
                boolean audit = world.engine.state().requests().get(request.requestId())
                        .purpose() instanceof Purpose.DeviceAudit;
                if (audit && device.equals(station)) {
                    return request;
                }
                world.reply(request, nothing());
            }
            for (Output.PbxRequest request : world.pending(PbxCommand.SnapshotCall.class)) {
                world.reply(request, known());
            }
            world.advance(100);
        }
        throw new AssertionError(station + " was not asked after within " + withinMillis + " ms");
    }

    private static PbxReply known() {
        return new PbxReply.CallSnapshot(List.of(new PbxReply.CallConnection(new ConnectionId(55, "T801#3", true),
                World.caller(), LocalConnectionState.CONNECT)));
    }

    private SwitchView view(String station) {
        return world.engine.state().switchViews().get(new DeviceKey(World.CM, station));
    }

    private LinkTruth truth() {
        return world.engine.state().linkTruths().get(World.CM + '/' + World.LINK);
    }

    private long differences() {
        return world.facts(Fact.AnomalyRecorded.class).stream()
                .filter(anomaly -> anomaly.kind() == AnomalyKind.SNAPSHOT_DIFFERS).count();
    }

    private void talks() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
    }

    @Test
    void everyDeviceIsAskedAfterWithinTheBoundAndAnsweredOnesKeepTheScore() {
        long bound = world.engine.state().reconciliations().get(World.CM).boundMillis();
        for (String station : List.of("5001", "5002", "5901")) {
            world.reply(audit(station, bound), nothing());
        }
        long checks = 0;
        for (SwitchView view : world.engine.state().switchViews().rows()) {
            assertTrue(view.score().checks() > 0, view.toString());
            checks += view.score().checks();
        }
        assertEquals(checks, truth().all().checks());
        assertEquals(0, truth().all().differences());
        assertEquals(1_000_000, truth().score());
        assertEquals(World.LINK, view("5001").link());
    }

    /** Of two links the one that is asked is lost again and again, each time with a question that nobody answered; the switch can be asked all the while. */
    @Test
    void aQuestionThatIsLostWithItsLinkIsOpenNoMore() {
        world = World.with(Interleaving.FIRST_AHEAD, new SkillSite("support", SkillSite.NoAnswerMode.SERVER, 15_000, 0,
                20_000), 1, 1);
        configure(new ReconcileSite(5, ROUND_MILLIS), world.engine.state().site().site());
        for (int i = 0; i <= Reconcile.OPEN_MAX; i++) {
            Output.PbxRequest asked = audit("5001", 2 * ROUND_MILLIS);
            world.linkLost(asked.link());
            assertEquals(0, world.engine.state().reconciliations().get(World.CM).open(), "after " + i + " others");
            world.linkUp(asked.link());
        }
    }

    /** His call was answered and held in words that were lost; meanwhile he was sent a contact. */
    @Test
    void aHeldCallIsFoundAtTheStationOfAnAgentForWhomAContactIsReserved() {
        world.ready(0);
        world.arrivesAndAsks(55);
        assertEquals(AgentState.RESERVED, world.state(0));
        for (int i = 0; i < 2; i++) {
            world.reply(audit("5001", 2 * ROUND_MILLIS), calls("5001", 7, LocalConnectionState.HOLD));
        }
        assertEquals(AgentState.HELD, world.state(0));
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class).stream()
                .filter(anomaly -> anomaly.kind() == AnomalyKind.UNEXPECTED_EVENT).toList());
    }

    @Test
    void theBoundIsWhatThereIsByThePartOfTheRate() {
        // Five devices, of them two VDNs, within the shortest round; and by the rate where a round takes longer.
        Reconciliation row = world.engine.state().reconciliations().get(World.CM);
        assertEquals(ROUND_MILLIS + Reconcile.AGAIN_MILLIS, row.boundMillis());
        configure(new ReconcileSite(5, 1), world.engine.state().site().site());
        world.linkLost();
        world.linkUp();
        row = world.engine.state().reconciliations().get(World.CM);
        int devices = world.engine.state().devices().size();
        long perSecond = Reconcile.RATE_DEFAULT * 5 / 100;
        assertEquals(devices * 1_000 / perSecond + Reconcile.AGAIN_MILLIS, row.boundMillis());
    }

    @Test
    void nothingIsAskedWhereNothingIsGivenToIt() {
        configure(ReconcileSite.NEVER, world.engine.state().site().site());
        world.linkLost();
        world.linkUp();
        world.answerSnapshots(nothing(), "");
        world.advance(10 * ROUND_MILLIS);
        assertEquals(List.of(), world.pending(PbxCommand.SnapshotDevice.class));
        assertEquals(0, world.engine.state().reconciliations().get(World.CM).boundMillis());
    }

    @Test
    void anotherConfigurationIsFollowedWhileTheLinkStands() {
        configure(ReconcileSite.NEVER, world.engine.state().site().site());
        world.advance(2_000);
        assertEquals(0, world.engine.state().reconciliations().get(World.CM).boundMillis(),
                () -> world.engine.state().timers().rows() + " " + world.facts(Fact.AnomalyRecorded.class));
        long asked = world.sent(PbxCommand.SnapshotDevice.class).size();
        world.advance(10 * ROUND_MILLIS);
        assertEquals(asked, world.sent(PbxCommand.SnapshotDevice.class).size());
        configure(new ReconcileSite(5, ROUND_MILLIS), world.engine.state().site().site());
        audit("5001", 2 * ROUND_MILLIS);
    }

    @Test
    void aDifferenceCountsWhenTwoDescriptionsAgree() {
        talks();
        world.reply(audit("5001", 3 * ROUND_MILLIS), nothing());
        assertEquals(AgentState.TALKING, world.state(0), "one description is a suspicion");
        assertEquals(0, differences());
        assertNotNull(view("5001").suspicion());
        world.reply(audit("5001", Reconcile.AGAIN_MILLIS), nothing());
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(1, differences());
        Fact.ConnectionRepaired repaired = world.facts(Fact.ConnectionRepaired.class).get(0);
        assertEquals(RepairCause.RECONCILED, repaired.cause());
        assertEquals(LocalConnectionState.CONNECT, repaired.believed());
        assertEquals(LocalConnectionState.NULL, repaired.said());
        assertEquals(1, view("5001").score().differences());
        assertTrue(view("5001").last().text().contains("55 CONNECT"), view("5001").last().text());
        assertTrue(truth().score() < 1_000_000);
        assertTrue(world.outputs.stream().anyMatch(output -> output instanceof Output.TopicUpdated topic
                && topic.state() instanceof TopicState.TruthView shown && shown.differences() == 1));
    }

    @Test
    void aCallThatTheSwitchHasAndWeHaveNotIsFound() {
        world.ready(0);
        world.reply(audit("5001", ROUND_MILLIS), calls("5001", 77, LocalConnectionState.CONNECT));
        assertEquals(AgentState.READY, world.state(0));
        world.reply(audit("5001", Reconcile.AGAIN_MILLIS), calls("5001", 77, LocalConnectionState.CONNECT));
        assertEquals(AgentState.TALKING, world.state(0));
        assertEquals(1, differences());
    }

    @Test
    void anEventBetweenQuestionAndAnswerVoidsIt() {
        talks();
        Output.PbxRequest request = audit("5001", 3 * ROUND_MILLIS);
        world.callerClears(55, "5001");
        world.reply(request, calls("5001", 55, LocalConnectionState.CONNECT));
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(1, truth().all().voided());
        world.reply(audit("5001", Reconcile.AGAIN_MILLIS), nothing());
        assertEquals(0, differences());
    }

    @Test
    void anEventBetweenTwoDescriptionsVoidsTheSuspicion() {
        talks();
        world.reply(audit("5001", 3 * ROUND_MILLIS), nothing());
        world.callerClears(55, "5001");
        world.reply(audit("5001", Reconcile.AGAIN_MILLIS), nothing());
        assertEquals(0, differences());
        assertNull(view("5001").suspicion());
    }

    @Test
    void whatChangedWhileNobodyLookedIsNoDifference() {
        talks();
        world.linkLost();
        world.linkUp();
        for (Output.PbxRequest request : world.pending(PbxCommand.SnapshotDevice.class)) {
            world.reply(request, nothing());
        }
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(0, differences());
        assertTrue(world.facts(Fact.ConnectionRepaired.class).stream()
                .allMatch(repaired -> repaired.cause() == RepairCause.AFTER_OUTAGE));
    }

    @Test
    void aStationsDescriptionSaysNothingOfTheOtherStationOfItsCall() {
        // The call is proved by the first station; what is different at the second is no lost event all the same.
        talks();
        world.linkLost();
        world.linkUp();
        for (Output.PbxRequest request : world.pending(PbxCommand.SnapshotDevice.class)) {
            String device = ((PbxCommand.SnapshotDevice) request.command()).deviceId();
            world.reply(request, device.equals("5901") ? nothing() : calls(device, 55, LocalConnectionState.CONNECT));
        }
        assertEquals(0, differences());
        assertEquals(LocalConnectionState.CONNECT,
                world.engine.state().calls().rows().iterator().next().stateAt("5002"));
    }

    @Test
    void aParkedCallThatTheSwitchDeniesTwiceIsOver() {
        world.arrivesAndAsks(55);
        PbxReply denied = new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER));
        Output.PbxRequest request = callAudit(3 * ROUND_MILLIS);
        world.reply(request, denied);
        assertEquals(1, world.engine.state().contacts().size(), "denied once");
        world.reply(callAudit(Reconcile.AGAIN_MILLIS), denied);
        assertEquals(0, world.engine.state().contacts().size());
        assertEquals(1, differences());
        assertEquals(1, view("6001").score().differences(), "it counts at its VDN");
    }

    @Test
    void aParkedCallThatIsOlderThanItsMonitorEndsUnseenWithoutAnythingBeingWrong() {
        world.arrivesAndAsks(55);
        world.advance(100);
        world.linkLost();
        world.linkUp();
        for (int i = 0; i < 300 && !onlyCall().life().proven(); i++) {
            world.pending(PbxCommand.SnapshotDevice.class).forEach(request -> world.reply(request, nothing()));
            world.pending(PbxCommand.SnapshotCall.class).forEach(request -> world.reply(request, known()));
            world.pending(PbxCommand.QueryUcid.class).forEach(
                    request -> world.reply(request, World.ucid((PbxCommand.QueryUcid) request.command())));
            world.advance(100);
        }
        assertTrue(onlyCall().life().proven());
        PbxReply denied = new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER));
        world.reply(callAudit(3 * ROUND_MILLIS), denied);
        world.reply(callAudit(Reconcile.AGAIN_MILLIS), denied);
        assertEquals(0, world.engine.state().contacts().size());
        assertEquals(0, differences(), "no monitor speaks of a call that was there before it");
        assertEquals(List.of(RepairCause.NOT_MONITORED), world.facts(Fact.ConnectionRepaired.class).stream()
                .map(Fact.ConnectionRepaired::cause).distinct().toList());
    }

    private Call onlyCall() {
        return world.engine.state().calls().rows().iterator().next();
    }

    private Output.PbxRequest callAudit(long withinMillis) {
        for (long passed = 0; passed <= withinMillis; passed += 100) {
            for (Output.PbxRequest request : world.pending(PbxCommand.SnapshotCall.class)) {
                if (world.engine.state().requests().get(request.requestId()).purpose() instanceof Purpose.CallAudit) {
                    return request;
                }
            }
            for (Output.PbxRequest request : world.pending(PbxCommand.SnapshotDevice.class)) {
                world.reply(request, nothing());
            }
            world.advance(100);
        }
        throw new AssertionError("no call was asked after");
    }

    @Test
    void aParkedCallThatIsServedMeanwhileIsNotDenied() {
        world.arrivesAndAsks(55);
        PbxReply denied = new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER));
        world.reply(callAudit(3 * ROUND_MILLIS), denied);
        world.rings(55, "5002");
        world.advance(2 * Reconcile.AGAIN_MILLIS);
        world.pending(PbxCommand.SnapshotCall.class).forEach(request -> world.reply(request, denied));
        assertEquals(1, world.engine.state().contacts().size(), "denied once since it was heard of");
        assertEquals(0, differences());
    }

    @Test
    void aSlowLinkIsNotAskedForMore() {
        world.advance(100L * ROUND_MILLIS);
        assertEquals(Reconcile.OPEN_MAX, world.pending(PbxCommand.SnapshotDevice.class).size());
    }

    @Test
    void aRequestThatItsLinkForgotIsTimedOut() {
        Output.PbxRequest forgotten = audit("5001", ROUND_MILLIS);
        for (int i = 0; i < 6 * ROUND_MILLIS; i += 100) {
            world.pending(PbxCommand.SnapshotDevice.class).stream()
                    .filter(request -> request.requestId() != forgotten.requestId())
                    .forEach(request -> world.reply(request, nothing()));
            world.advance(100);
        }
        assertNull(world.engine.state().requests().get(forgotten.requestId()));
        assertTrue(world.facts(Fact.AnomalyRecorded.class).stream()
                .anyMatch(anomaly -> anomaly.kind() == AnomalyKind.WATCHDOG
                        && anomaly.entity().equals("request " + forgotten.requestId())));
    }

    @Test
    void aLinkThatWasTakenOutLeavesNothing() {
        world.reply(audit("5001", ROUND_MILLIS), nothing());
        Site site = world.engine.state().site().site();
        world.apply(new Input.ConfigurationApplied(9, "test", new Site(List.of(), List.of(), List.of(), List.of(),
                List.of(), site.settings())));
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
        assertEquals(0, world.engine.state().links().size());
        assertEquals(0, world.engine.state().linkTruths().size());
        assertEquals(0, world.engine.state().switchViews().size());
        assertEquals(0, world.engine.state().reconciliations().size());
        assertEquals(0, world.engine.state().monitors().size());
        assertEquals(0, world.engine.state().agents().size());
        world.linkLost(World.LINK);
        assertEquals(0, world.engine.state().links().size(), "its last words make no row");
    }

    @Test
    void anAgentWhoWasTakenOutDuringACallLeavesNothingWhenItIsOver() {
        talks();
        Site site = world.engine.state().site().site();
        world.apply(new Input.ConfigurationApplied(9, "test", new Site(site.switches(), site.devices(), site.vdns(),
                List.of(new SkillSite("support", SkillSite.NoAnswerMode.SERVER, 15_000, 0, 20_000)), List.of(),
                site.settings())));
        assertEquals(1, world.engine.state().agents().size());
        world.callerClears(55, "5001");
        assertEquals(0, world.engine.state().agents().size());
    }
}
