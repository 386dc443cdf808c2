package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.site.Site;
import io.strowger.core.output.Push;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An agent on his two axes under server distribution: several calls at once, timed and forced changes, and what he does at his desk phone. */
class AgentAxesTest {
    private World world;

    @AfterEach
    void theFactsAddUpAndReplay() {
        Accounting.check(world.facts);
        Engine again = new Engine(new io.strowger.core.state.EngineState());
        world.inputs.forEach(again::apply);
        assertEquals(world.engine.hash(), again.hash());
        assertEquals(world.engine.hash(), Engine.restore(world.engine.snapshot()).hash());
    }

    private static SkillSite skill(int afterCallWorkMillis, int guardMillis) {
        return new SkillSite("support", NoAnswerMode.SERVER, 15_000, afterCallWorkMillis, 20_000)
                .withGuard(guardMillis);
    }

    private static ConnectionId at(int callId, String station) {
        return new ConnectionId(callId, station, false);
    }

    /** Agent 0 talks with the customer of call 55. */
    private void talking() {
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        assertEquals(CallActivity.ACD_IN, world.agentOf(0).activity());
    }

    /** A colleague's call rings at a station. */
    private void colleagueCalls(int callId, String station) {
        world.stationEvent(station, new PbxEvent.Delivered(at(callId, station), Party.internal(station),
                Party.internal("5900"), Party.internal(station), Party.UNKNOWN, EventCause.NEW_CALL, null));
    }

    private void answersColleague(int callId, String station) {
        world.stationEvent(station, new PbxEvent.Established(at(callId, station), Party.internal(station),
                Party.internal("5900"), Party.internal(station), Party.UNKNOWN, EventCause.NONE, null));
    }

    private void liftsHandset(int callId, String station) {
        world.stationEvent(station, new PbxEvent.ServiceInitiated(at(callId, station), EventCause.NONE, null));
    }

    private void hangsUp(int callId, String station) {
        world.stationEvent(station,
                new PbxEvent.ConnectionCleared(at(callId, station), Party.internal(station), EventCause.NONE));
    }

    private void assertAgent(int i, WorkMode mode, CallActivity activity, AgentState shown) {
        assertEquals(mode + " " + activity + " " + shown, world.agentOf(i).work().mode() + " "
                + world.agentOf(i).activity() + " " + world.state(i));
    }

    private List<Push.StateForced> notices(int i) {
        return world.pushes(i).stream().filter(Push.StateForced.class::isInstance).map(Push.StateForced.class::cast)
                .toList();
    }

    // --- guard time

    @Test
    void nobodyIsOfferedAContactInTheGuardTimeAfterTheLast() {
        world = World.with(skill(0, 12_000), 1);
        world.ready(0);
        talking();
        world.callerClears(55, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        world.arrivesAndAsks(56);
        world.advance(11_999);
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size());
        world.advance(1);
        assertEquals(2, world.sent(PbxCommand.RouteSelect.class).size());
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.RESERVED, AgentState.RESERVED);
    }

    @Test
    void theLongerGuardTimeOfSiteAndSkillCounts() {
        world = World.of(Interleaving.ONE_LINK, links -> {
            Site site = World.site(links, skill(0, 2_000), 1);
            return new Site(site.switches(), site.devices(), site.vdns(), site.skills(), site.agents(),
                    site.settings().withGuard(5_000));
        });
        world.ready(0);
        talking();
        world.callerClears(55, "5001");
        world.arrivesAndAsks(56);
        world.advance(4_999);
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size());
        world.advance(1);
        assertEquals(2, world.sent(PbxCommand.RouteSelect.class).size());
    }

    @Test
    void theWitnessSaysWhoIsInHisGuardTime() {
        world = World.with(skill(0, 60_000), 1, 2);
        world.ready(0);
        talking();
        world.callerClears(55, "5001");
        world.ready(1);
        world.arrivesAndAsks(56);
        List<Fact.RouteDecided> decided = world.facts(Fact.RouteDecided.class);
        RouteWitness witness = decided.get(decided.size() - 1).witness();
        assertEquals("1002", witness.chosen());
        assertTrue(witness.candidates().stream()
                .anyMatch(c -> c.agentId().equals("1001") && c.exclusion() == Exclusion.GUARD_TIME),
                witness.toString());
    }

    @Test
    void guardTimeIsNotDueForARingThatNobodyAnsweredAndEndsWithTheLogOff() {
        world = World.with(skill(0, 60_000), 1);
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.callerClears(55, "5001");
        assertTrue(world.agentOf(0).isOfferable(), "abandoned while it rang");
        talking();
        world.callerClears(55, "5001");
        assertTrue(world.agentOf(0).isReady() && !world.agentOf(0).isOfferable());
        world.request(0, new Command.LogOff(0));
        world.request(0, new Command.LogOn(World.CM, "5001"));
        world.request(0, new Command.SetReady(false));
        assertTrue(world.agentOf(0).isOfferable());
    }

    // --- after-call work

    @Test
    void afterCallWorkIsTimedFromTheContactsLeaving() {
        world = World.with(skill(10_000, 0), 1);
        world.ready(0);
        talking();
        world.callerClears(55, "5001");
        assertAgent(0, WorkMode.ACW, CallActivity.NONE, AgentState.AFTER_CALL_WORK);
        world.advance(9_999);
        assertEquals(WorkMode.ACW, world.agentOf(0).work().mode());
        world.advance(1);
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
    }

    @Test
    void afterCallWorkThatHeEndsHimselfHasALongestTime() {
        world = World.with(skill(10_000, 0).withAfterCallWorkMax(30_000), 1);
        world.ready(0);
        world.request(0, new Command.SetReady(true));
        talking();
        world.callerClears(55, "5001");
        assertAgent(0, WorkMode.ACW, CallActivity.NONE, AgentState.AFTER_CALL_WORK);
        world.advance(29_999);
        assertEquals(WorkMode.ACW, world.agentOf(0).work().mode());
        world.advance(1);
        assertAgent(0, WorkMode.MANUAL_IN, CallActivity.NONE, AgentState.READY);
        assertEquals(1, world.pushes(0).stream().filter(Push.StateForced.class::isInstance).count());
    }

    @Test
    void afterCallWorkThatHeAskedForDuringTheCallHasALongestTimeToo() {
        world = World.with(skill(10_000, 0).withAfterCallWorkMax(30_000), 1);
        world.ready(0);
        talking();
        world.request(0, new Command.SetAfterCallWork());
        world.callerClears(55, "5001");
        world.advance(29_999);
        assertEquals(WorkMode.ACW, world.agentOf(0).work().mode());
        world.advance(1);
        assertEquals(WorkMode.MANUAL_IN, world.agentOf(0).work().mode());
    }

    @Test
    void whoEndsHisAfterCallWorkInTimeIsNotTouchedLater() {
        world = World.with(skill(0, 0).withAfterCallWorkMax(30_000), 1);
        world.ready(0);
        world.request(0, new Command.SetReady(true));
        talking();
        world.callerClears(55, "5001");
        world.request(0, new Command.SetReady(false));
        world.request(0, new Command.SetAfterCallWork());
        world.advance(60_000);
        assertAgent(0, WorkMode.ACW, CallActivity.NONE, AgentState.AFTER_CALL_WORK);
    }

    @Test
    void afterCallWorkRunsWhileACallOfHisOwnGoesOn() {
        world = World.with(skill(10_000, 0), 1);
        world.ready(0);
        talking();
        world.stationEvent("5001", new PbxEvent.Held(at(55, "5001"), Party.internal("5001"), EventCause.NONE));
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.HELD, AgentState.HELD);
        liftsHandset(56, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.CONSULT, AgentState.TALKING);
        world.callerClears(55, "5001");
        assertAgent(0, WorkMode.ACW, CallActivity.EXTENSION_OUT, AgentState.TALKING);
        world.advance(4_000);
        hangsUp(56, "5001");
        assertAgent(0, WorkMode.ACW, CallActivity.NONE, AgentState.AFTER_CALL_WORK);
        world.advance(6_000);
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
    }

    @Test
    void theEndOfAConsultationBeginsNoAfterCallWork() {
        world = World.with(skill(10_000, 0), 1);
        world.ready(0);
        talking();
        world.stationEvent("5001", new PbxEvent.Held(at(55, "5001"), Party.internal("5001"), EventCause.NONE));
        liftsHandset(56, "5001");
        hangsUp(56, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.HELD, AgentState.HELD);
        world.stationEvent("5001", new PbxEvent.Retrieved(at(55, "5001"), Party.internal("5001"), EventCause.NONE));
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.ACD_IN, AgentState.TALKING);
    }

    @Test
    void manualInIsForOneContactAndStaysInAfterCallWork() {
        world = World.with(skill(0, 0), 1);
        world.login(0);
        world.request(0, new Command.SetReady(true));
        talking();
        world.callerClears(55, "5001");
        assertAgent(0, WorkMode.ACW, CallActivity.NONE, AgentState.AFTER_CALL_WORK);
        world.arrivesAndAsks(56);
        world.advance(600_000);
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size());
        world.request(0, new Command.SetReady(true));
        assertAgent(0, WorkMode.MANUAL_IN, CallActivity.RESERVED, AgentState.RESERVED);
    }

    @Test
    void aChangeDuringACallWaitsWithItsReasonAndTheLastOneCounts() {
        world = World.with(skill(10_000, 0), 1);
        world.ready(0);
        talking();
        world.request(0, new Command.SetNotReady(7));
        world.request(0, new Command.SetNotReady(8));
        assertEquals(WorkMode.AUX, world.agentOf(0).work().pending());
        assertEquals(8, world.agentOf(0).work().pendingReasonCode());
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.ACD_IN, AgentState.TALKING);
        world.callerClears(55, "5001");
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
        assertEquals(8, world.agentOf(0).work().reasonCode());
    }

    // --- several calls at once

    @Test
    void aCallThatRingsBesideTheContactChangesNothingUntilTheContactLeaves() {
        world = World.with(skill(0, 0), 1);
        world.ready(0);
        talking();
        colleagueCalls(56, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.ACD_IN, AgentState.TALKING);
        world.callerClears(55, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.RINGING, AgentState.ALERTING);
        answersColleague(56, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.EXTENSION_IN, AgentState.TALKING);
        hangsUp(56, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
    }

    @Test
    void theContactCountsBeforeAHeldCallOfHisOwn() {
        world = World.with(skill(0, 0), 1);
        world.ready(0);
        talking();
        world.stationEvent("5001", new PbxEvent.Held(at(55, "5001"), Party.internal("5001"), EventCause.NONE));
        colleagueCalls(56, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.RINGING, AgentState.ALERTING);
        answersColleague(56, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.CONSULT, AgentState.TALKING);
        world.stationEvent("5001", new PbxEvent.Held(at(56, "5001"), Party.internal("5001"), EventCause.NONE));
        world.stationEvent("5001", new PbxEvent.Retrieved(at(55, "5001"), Party.internal("5001"), EventCause.NONE));
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.ACD_IN, AgentState.TALKING);
        world.callerClears(55, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.HELD, AgentState.HELD);
    }

    // --- the desk phone

    @Test
    void aLiftedHandsetKeepsContactsAwayAndIsNobodysAnomaly() {
        world = World.with(skill(0, 0), 1);
        world.ready(0);
        liftsHandset(56, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.EXTENSION_OUT, AgentState.TALKING);
        world.arrivesAndAsks(55);
        assertEquals(List.of(), world.sent(PbxCommand.RouteSelect.class));
        hangsUp(56, "5001");
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size());
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
    }

    @Test
    void anAgentWhoDialsOutIsFreeAgainWhenHeHangsUpFirst() {
        world = World.with(skill(0, 0), 1);
        world.ready(0);
        liftsHandset(56, "5001");
        world.stationEvent("5001", new PbxEvent.Originated(at(56, "5001"), Party.internal("5001"),
                new Party("+49301", "0301"), EventCause.NONE, null));
        world.stationEvent("5001", new PbxEvent.NetworkReached(at(56, "T801#1"), Party.UNKNOWN,
                new Party("+49301", "0301"), EventCause.NONE));
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.EXTENSION_OUT, AgentState.TALKING);
        hangsUp(56, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
    }

    @Test
    void anAgentWhoHangsUpFirstEndsTheContact() {
        world = World.with(skill(10_000, 0), 1);
        world.ready(0);
        talking();
        PbxEvent cleared = new PbxEvent.ConnectionCleared(at(55, "5001"), Party.internal("5001"), EventCause.NONE);
        world.vdn(cleared);
        world.stationEvent("5001", cleared);
        assertAgent(0, WorkMode.ACW, CallActivity.NONE, AgentState.AFTER_CALL_WORK);
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
    }

    // --- station and desktop

    @Test
    void aStationOutOfServiceMakesItsAgentNotReadyAndHeIsTold() {
        world = World.with(skill(0, 0), 1);
        world.ready(0);
        world.stationEvent("5001", new PbxEvent.OutOfService("5001", EventCause.NONE));
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
        assertEquals(ReasonCode.STATION_OUT_OF_SERVICE, world.agentOf(0).work().reasonCode());
        assertEquals(1, notices(0).size());
        world.stationEvent("5001", new PbxEvent.BackInService("5001", EventCause.NONE));
        assertEquals(WorkMode.AUX, world.agentOf(0).work().mode(), "he says himself that he is ready");
        world.request(0, new Command.SetReady(false));
        world.arrivesAndAsks(55);
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size());
    }

    @Test
    void anAgentWhoIsNotReadyAlreadyKeepsHisReasonAndIsToldOfHisStation() {
        world = World.with(skill(0, 0), 1);
        world.login(0);
        world.request(0, new Command.SetNotReady(4));
        world.stationEvent("5001", new PbxEvent.OutOfService("5001", EventCause.NONE));
        assertEquals(4, world.agentOf(0).work().reasonCode());
        assertEquals(List.of(ReasonCode.STATION_OUT_OF_SERVICE),
                notices(0).stream().map(Push.StateForced::reasonCode).toList());
    }

    @Test
    void aVanishedDesktopIsOfferedNothingAtOnceAndLoggedOffOnlyAfterTheGrace() {
        world = World.with(skill(0, 0), 1);
        world.ready(0);
        world.apply(new Input.SessionDetached(world.session(0), 1001, "connection lost"));
        world.arrivesAndAsks(55);
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        assertEquals(List.of(), world.sent(PbxCommand.RouteSelect.class));
        world.advance(59_999);
        assertEquals(AgentState.READY, world.state(0));
        world.apply(new Input.SessionResumed(world.session(0), 2001, 0));
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size(), "offered as soon as he is back");
        world.callerClears(55, "");
        world.apply(new Input.SessionDetached(world.session(0), 2001, "connection lost"));
        world.advance(60_000);
        assertAgent(0, WorkMode.LOGGED_OUT, CallActivity.NONE, AgentState.LOGGED_OUT);
        assertEquals(ReasonCode.DESKTOP_LOST, world.agentOf(0).work().reasonCode());
    }

    // --- accounting

    @Test
    void thePeriodsOfBothAxesAddUpToTheTimeLoggedOn() {
        world = World.with(skill(10_000, 3_000), 1);
        world.advance(7_777);
        world.login(0);
        world.advance(1_234);
        world.request(0, new Command.SetReady(false));
        world.advance(5_000);
        talking();
        world.advance(60_001);
        colleagueCalls(56, "5001");
        world.advance(1);
        world.callerClears(55, "5001");
        world.advance(3_003);
        answersColleague(56, "5001");
        world.advance(20_000);
        hangsUp(56, "5001");
        world.advance(999);
        world.request(0, new Command.SetNotReady(3));
        world.request(0, new Command.SetNotReady(4));
        world.advance(10);
        world.request(0, new Command.LogOff(9));
        assertEquals(1, Accounting.check(world.facts));
        Fact.AgentLoggedOff off = world.facts(Fact.AgentLoggedOff.class).get(0);
        assertEquals(1_234 + 5_000 + 60_001 + 1 + 3_003 + 20_000 + 999 + 10, off.loggedOnMillis());
        List<Fact.AgentStateChanged> changes = world.facts(Fact.AgentStateChanged.class);
        assertTrue(changes.stream().anyMatch(c -> c.previous().workMode() == WorkMode.ACW
                && c.previous().activity() == CallActivity.EXTENSION_IN), "after-call work while on a call of his own");
    }
}
