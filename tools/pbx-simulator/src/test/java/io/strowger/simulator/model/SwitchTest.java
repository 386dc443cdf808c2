package io.strowger.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;

class SwitchTest {
    private static final long START = 1_700_000_000_000L;

    /** An application that only counts. */
    private static final class Counting implements Application {
        private int events;
        private final List<RouteRequest> requests = new ArrayList<>();

        @Override
        public void onEvent(int monitorId, SwitchEvent event, ConnectionState local) {
            events++;
        }

        @Override
        public void onMonitorEnded(int monitorId, Cause cause) {}

        @Override
        public void onRouteRequest(RouteRequest request) {
            requests.add(request);
        }

        @Override
        public void onRouteUsed(RouteUsed used) {}

        @Override
        public void onRouteEnd(int registrationId, int crossRefId, Failure cause) {}

        @Override
        public void onRegistrationAborted(int registrationId) {}
    }

    private static SwitchPlan plan(List<VectorStep> vector, int trunks, int callIdLimit) {
        List<StationPlan> stations = IntStream.rangeClosed(5001, 5020)
                .mapToObj(number -> StationPlan.of(Integer.toString(number), AnswerMode.AUTO)).toList();
        List<AgentPlan> agents = IntStream.rangeClosed(1001, 1020)
                .mapToObj(number -> new AgentPlan(Integer.toString(number), "Agent", "", List.of("8001"))).toList();
        SwitchPlan.Timers timers = new SwitchPlan.Timers(10_000, 0, callIdLimit, 3_000);
        return new SwitchPlan(stations, List.of(new VdnPlan("6001", "Sales", vector)),
                List.of(new SkillPlan("8001", "Sales", 10_000)),
                agents, List.of(new TrunkGroupPlan("801", trunks)), timers);
    }

    private static final List<VectorStep> QUEUE = List.of(new VectorStep.QueueTo("8001", VectorStep.Priority.MEDIUM),
            new VectorStep.Stop());

    private static Switch busySwitch(long seed, int callIdLimit) {
        Switch theSwitch = new Switch(plan(QUEUE, 100, callIdLimit), START);
        for (int i = 1; i <= 20; i++) {
            theSwitch.setAgentState(
                    new AgentChange(Integer.toString(5000 + i), AgentChange.Mode.LOG_IN, Integer.toString(1000 + i), "",
                            WorkMode.AUTO_IN, 0, false));
        }
        theSwitch.startTraffic(new TrafficProfile(3, seed, List.of("6001"), Spread.seconds(5, 60), Spread.seconds(1, 5),
                Spread.seconds(2, 20), 0.4, 0.05));
        return theSwitch;
    }

    @Test
    void shouldDoTheSameForTheSameSeed() {
        Switch one = busySwitch(7, 500);
        Switch two = busySwitch(7, 500);
        Switch other = busySwitch(8, 500);
        for (int second = 1; second <= 600; second++) {
            one.advanceTo(START + second * 1000L);
            two.advanceTo(START + second * 1000L);
            other.advanceTo(START + second * 1000L);
            SwitchStatistics s = one.statistics();
            assertEquals(s.offered(), s.inProgress() + s.ended());
            assertEquals(s.inProgress(), one.liveCalls().size());
            assertEquals(one.liveCalls(), two.liveCalls());
            assertEquals(s, two.statistics());
        }
        assertNotEquals(one.statistics(), other.statistics());
        // Three a second for ten minutes, within what a Poisson process of that rate does once in a million.
        assertTrue(Math.abs(one.statistics().offered() - 1800) < 5 * Math.sqrt(1800), one.statistics().toString());
        one.stopTraffic();
        one.advanceTo(START + 1_200_000);
        SwitchStatistics end = one.statistics();
        assertEquals(0, end.inProgress());
        assertEquals(end.ended(), end.answered() + end.abandoned() + end.busy());
        assertTrue(end.answered() > 0 && end.abandoned() > 0, end.toString());
        one.stations().forEach(station -> assertEquals(List.of(), station.connections()));
    }

    @Test
    void shouldUseCallIdsAgainButNeverTwiceAtOnce() {
        Switch theSwitch = new Switch(plan(QUEUE, 10, 3), START);
        CallHandle first = theSwitch.outside().offer(IncomingCall.of("9155550001", "6001"));
        theSwitch.outside().offer(IncomingCall.of("9155550002", "6001"));
        theSwitch.outside().offer(IncomingCall.of("9155550003", "6001"));
        assertNull(theSwitch.outside().offer(IncomingCall.of("9155550004", "6001")), "no call record is free");
        assertEquals(1, theSwitch.statistics().blocked());
        theSwitch.outside().callerHangsUp(first);
        CallHandle again = theSwitch.outside().offer(IncomingCall.of("9155550005", "6001"));
        assertEquals(first.callId(), again.callId());
        assertNotEquals(first.ucid(), again.ucid());
        assertNotEquals(first.serial(), again.serial());
    }

    @Test
    void shouldBlockTheCallAfterTheLastCircuit() {
        Switch theSwitch = new Switch(plan(QUEUE, 2, 100), START);
        assertNotNull(theSwitch.outside().offer(IncomingCall.of("9155550001", "6001")));
        CallHandle last = theSwitch.outside().offer(IncomingCall.of("9155550002", "6001"));
        assertNotNull(last);
        assertNull(theSwitch.outside().offer(IncomingCall.of("9155550003", "6001")));
        assertEquals(Answer.done(new TrunkGroupView(0, 2)), theSwitch.queries().queryTrunkGroup("801"));
        theSwitch.outside().callerHangsUp(last);
        assertEquals(Answer.done(new TrunkGroupView(1, 1)), theSwitch.queries().queryTrunkGroup("801"));
        assertEquals(1, theSwitch.liveCalls().size());
    }

    @Test
    void shouldRefuseTheMonitorAfterTheLastOfADevice() {
        Switch theSwitch = new Switch(plan(QUEUE, 2, 100), START);
        Counting application = new Counting();
        theSwitch.attach(application);
        for (int i = 0; i < MonitorTable.MAX_MONITORS_PER_OBJECT; i++) {
            assertInstanceOf(Answer.Done.class, theSwitch.monitoring().ofDevice(application, "5001"));
        }
        assertEquals(Answer.refused(Failure.OBJECT_MONITOR_LIMIT_EXCEEDED),
                theSwitch.monitoring().ofDevice(application, "5001"));
        theSwitch.detach(application);
        assertEquals(0, theSwitch.monitorCount());
    }

    @Test
    void shouldDropACallWhoseVectorRunsInCircles() {
        List<VectorStep> circle = List.of(new VectorStep.Goto(1, new VectorCondition.Unconditionally()));
        Switch theSwitch = new Switch(plan(circle, 2, 100), START);
        theSwitch.outside().offer(IncomingCall.of("9155550001", "6001"));
        assertEquals(new SwitchStatistics(1, 0, 1, 0, 0, 0, 1), theSwitch.statistics());
    }

    @Test
    void shouldExecuteTheLastAllowedStepAndNoMore() {
        // 4,999 rounds of two steps, the goto that does not branch and the wait of the fallback make 10,000.
        int rounds = Vectoring.MAX_EXECUTED_STEPS / 2 - 1;
        List<VectorStep> within = List.of(new VectorStep.Wait(0, Treatment.SILENCE),
                new VectorStep.Goto(1, new VectorCondition.FewerTimesThan(rounds - 1)),
                new VectorStep.Wait(0, Treatment.SILENCE),
                new VectorStep.QueueTo("8001", VectorStep.Priority.LOW), new VectorStep.Wait(60, Treatment.MUSIC));
        Switch theSwitch = new Switch(plan(within, 2, 100), START);
        theSwitch.outside().offer(IncomingCall.of("9155550001", "6001"));
        assertEquals(List.of("8001"), theSwitch.liveCalls().get(0).queues());
        List<VectorStep> beyond = new ArrayList<>(within);
        beyond.add(2, new VectorStep.Wait(0, Treatment.SILENCE));
        beyond.add(2, new VectorStep.Wait(0, Treatment.SILENCE));
        Switch tooLong = new Switch(plan(beyond, 2, 100), START);
        tooLong.outside().offer(IncomingCall.of("9155550001", "6001"));
        assertEquals(List.of(), tooLong.liveCalls(), "the step that would have queued it was one too many");
    }

    @Test
    void shouldKeepACallThatStopsWithAnOpenQuestionUntilTheRouterIsGone() {
        List<VectorStep> vector = List.of(new VectorStep.AdjunctRouting(), new VectorStep.Stop());
        Switch theSwitch = new Switch(plan(vector, 2, 100), START);
        Counting application = new Counting();
        theSwitch.attach(application);
        theSwitch.routing().register(application, "6001");
        theSwitch.outside().offer(IncomingCall.of("9155550001", "6001"));
        theSwitch.deliver();
        assertEquals(1, application.requests.size());
        theSwitch.advanceTo(START + 3_600_000);
        assertEquals(1, theSwitch.liveCalls().size());
        theSwitch.detach(application);
        assertEquals(0, theSwitch.liveCalls().size());
        assertEquals(0, theSwitch.outstandingRouteRequests());
    }

    /** Sent on by a step of its vector after 90 s in a queue, and by one that has no queue before it. */
    @Test
    void shouldTellAnotherSwitchHowLongAndWhereACallHasWaited() {
        List<VectorStep> queued = List.of(new VectorStep.QueueTo("8001", VectorStep.Priority.HIGH),
                new VectorStep.Wait(90, Treatment.MUSIC), routeAway());
        assertEquals(List.of(new Lookahead(Lookahead.Interflow.VECTORING, VectorStep.Priority.HIGH, 90, "6001")),
                sentAway(queued));
        assertEquals(List.of(new Lookahead(Lookahead.Interflow.VECTORING, null, 0, "6001")),
                sentAway(List.of(new VectorStep.Wait(90, Treatment.MUSIC), routeAway())));
    }

    private static VectorStep routeAway() {
        return new VectorStep.RouteTo("97001", false, new VectorCondition.Unconditionally());
    }

    private static List<Lookahead> sentAway(List<VectorStep> vector) {
        List<Lookahead> told = new ArrayList<>();
        Switch theSwitch = new Switch(plan(vector, 2, 100), START);
        theSwitch.outside().leadTo("97", new Tie() {
            @Override
            public void setUp(long circuit, IncomingCall call) {
                assertEquals("001", call.destination());
                told.add(call.lookahead());
            }

            @Override
            public void answered(long circuit) {}

            @Override
            public void released(long circuit, Cause cause) {}
        });
        theSwitch.outside().offer(IncomingCall.of("9155550001", "6001"));
        theSwitch.advanceTo(START + 91_000);
        return told;
    }

    @Test
    void shouldRefuseALookaheadOutOfRange() {
        String longest = "6".repeat(Lookahead.MAX_SOURCE_VDN);
        assertEquals(longest, new Lookahead(Lookahead.Interflow.ALL, null, 0, longest).sourceVdn());
        assertThrows(IllegalArgumentException.class,
                () -> new Lookahead(Lookahead.Interflow.ALL, null, 0, longest + "6"));
        assertThrows(IllegalArgumentException.class, () -> new Lookahead(Lookahead.Interflow.ALL, null, -1, ""));
    }

    @Test
    void shouldNotAnswerTwiceNorHoldWhatAlertsNorClearIt() {
        Switch theSwitch = new Switch(Plans.small(), START);
        CallHandle handle = theSwitch.outside().offer(IncomingCall.of("9155550001", "5001"));
        ConnectionId ringing = new ConnectionId(handle.callId(), "5001", false);
        assertEquals(Answer.refused(Failure.NO_ACTIVE_CALL), theSwitch.holdCall(ringing));
        assertEquals(Answer.refused(Failure.NO_HELD_CALL), theSwitch.retrieveCall(ringing));
        assertEquals(Answer.refused(Failure.NO_CONNECTION_TO_CLEAR), theSwitch.clearConnection(ringing));
        assertEquals(Answer.done(), theSwitch.answerCall(ringing));
        assertEquals(Answer.refused(Failure.INVALID_OBJECT_STATE), theSwitch.answerCall(ringing));
        assertEquals(Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER),
                theSwitch.answerCall(new ConnectionId(handle.callId(), "5002", false)));
        assertEquals(Answer.done(), theSwitch.clearCall(ringing));
        assertEquals(Answer.refused(Failure.INVALID_CSTA_CALL_IDENTIFIER), theSwitch.queries().snapshotCall(ringing));
    }

    @Test
    void shouldRefuseAgentChangesThatMakeNoSense() {
        Switch theSwitch = new Switch(Plans.small(), START);
        AgentChange logIn = new AgentChange("5001", AgentChange.Mode.LOG_IN, "1001", "", WorkMode.NONE, 0, false);
        assertEquals(Answer.done(false), theSwitch.setAgentState(logIn));
        assertEquals(Answer.refused(Failure.INVALID_OBJECT_STATE), theSwitch.setAgentState(logIn), "already logged in");
        assertEquals(Answer.refused(Failure.INVALID_OBJECT_STATE),
                theSwitch.setAgentState(
                        new AgentChange("5002", AgentChange.Mode.LOG_IN, "1001", "", WorkMode.NONE, 0, false)));
        assertEquals(Answer.refused(Failure.OBJECT_NOT_KNOWN),
                theSwitch.setAgentState(
                        new AgentChange("5002", AgentChange.Mode.LOG_IN, "1999", "", WorkMode.NONE, 0, false)));
        assertEquals(Answer.refused(Failure.SECURITY_VIOLATION),
                theSwitch.setAgentState(
                        new AgentChange("5002", AgentChange.Mode.LOG_IN, "1002", "x", WorkMode.NONE, 0, false)));
        assertEquals(Answer.refused(Failure.INVALID_OBJECT_STATE),
                theSwitch.setAgentState(
                        new AgentChange("5002", AgentChange.Mode.READY, "", "", WorkMode.NONE, 0, false)));
        AgentChange highest = new AgentChange("5001", AgentChange.Mode.NOT_READY, "", "", WorkMode.NONE,
                AgentChange.MAX_REASON_CODE, false);
        assertEquals(Answer.done(false), theSwitch.setAgentState(highest));
        assertEquals(Answer.refused(Failure.VALUE_OUT_OF_RANGE), theSwitch.setAgentState(new AgentChange("5001",
                AgentChange.Mode.NOT_READY, "", "", WorkMode.NONE, AgentChange.MAX_REASON_CODE + 1, false)));
        theSwitch.outside().offer(IncomingCall.of("9155550001", "5001"));
        assertEquals(Answer.refused(Failure.INVALID_OBJECT_STATE),
                theSwitch.setAgentState(
                        new AgentChange("5001", AgentChange.Mode.READY, "", "", WorkMode.NONE, 0, false)),
                "a call is there and the change may not wait");
        assertEquals(Answer.refused(Failure.GENERIC_STATE_INCOMPATIBILITY),
                theSwitch.setAgentState(
                        new AgentChange("5001", AgentChange.Mode.LOG_OUT, "", "", WorkMode.NONE, 0, false)));
    }

    @Test
    void shouldClearAndLogOutAStationThatGoesOutOfService() {
        Switch theSwitch = new Switch(Plans.small(), START);
        theSwitch.setAgentState(new AgentChange("5001", AgentChange.Mode.LOG_IN, "1001", "", WorkMode.NONE, 0, false));
        CallHandle handle = theSwitch.outside().offer(IncomingCall.of("9155550001", "5001"));
        theSwitch.users().answers("5001");
        theSwitch.users().setInService("5001", false);
        assertEquals(List.of(), theSwitch.liveCalls());
        assertEquals("", theSwitch.stations().get(0).agent().agentId());
        assertEquals(false, theSwitch.outside().callerHangsUp(handle));
        theSwitch.outside().offer(IncomingCall.of("9155550001", "5001"));
        theSwitch.advanceTo(START + SwitchPlan.Timers.DEFAULT.busyToneMillis());
        assertEquals(1, theSwitch.statistics().busy());
    }

    @Test
    void shouldFollowForwardingButNotForEver() {
        Switch theSwitch = new Switch(Plans.small(), START);
        theSwitch.stationFeatures().setForwarding("5001", ForwardingType.IMMEDIATE, true, "5002");
        CallHandle handle = theSwitch.outside().offer(IncomingCall.of("9155550001", "5001"));
        assertEquals(Answer.done(), theSwitch.answerCall(new ConnectionId(handle.callId(), "5002", false)));
        theSwitch.stationFeatures().setForwarding("5002", ForwardingType.IMMEDIATE, true, "5001");
        theSwitch.outside().callerHangsUp(handle);
        assertNotNull(theSwitch.outside().offer(IncomingCall.of("9155550001", "5001")));
        assertEquals(Answer.refused(Failure.INVALID_FORWARDING_DESTINATION),
                theSwitch.stationFeatures().setForwarding("5001", ForwardingType.IMMEDIATE, true, "4444"));
    }

    @Test
    void shouldRefuseAPlanThatCannotWork() {
        List<StationPlan> stations = List.of(StationPlan.of("5001", AnswerMode.MANUAL));
        List<VdnPlan> bad = List.of(
                new VdnPlan("6001", "", List.of(new VectorStep.Goto(2, new VectorCondition.Unconditionally()))));
        assertThrows(IllegalArgumentException.class,
                () -> new SwitchPlan(stations, bad, List.of(), List.of(), List.of(), SwitchPlan.Timers.DEFAULT));
        List<StationPlan> twice = List.of(stations.get(0), stations.get(0));
        assertThrows(IllegalArgumentException.class,
                () -> new SwitchPlan(twice, List.of(), List.of(), List.of(), List.of(), SwitchPlan.Timers.DEFAULT));
        List<VectorStep> longest = java.util.Collections.nCopies(SwitchPlan.MAX_VECTOR_STEPS, new VectorStep.Stop());
        assertEquals(SwitchPlan.MAX_VECTOR_STEPS, new VdnPlan("6001", "", longest).vector().size());
        List<VectorStep> tooLong = java.util.Collections.nCopies(SwitchPlan.MAX_VECTOR_STEPS + 1,
                new VectorStep.Stop());
        assertThrows(IllegalArgumentException.class, () -> new VdnPlan("6001", "", tooLong));
        assertEquals(65_535, new SwitchPlan.Timers(0, 0, SwitchPlan.Timers.MAX_CALL_ID, 0).callIdLimit());
        assertThrows(IllegalArgumentException.class,
                () -> new SwitchPlan.Timers(0, 0, SwitchPlan.Timers.MAX_CALL_ID + 1, 0));
        assertEquals(9_999, new TrunkGroupPlan("801", TrunkGroupPlan.MAX_MEMBERS).members());
        assertThrows(IllegalArgumentException.class, () -> new TrunkGroupPlan("801", TrunkGroupPlan.MAX_MEMBERS + 1));
        assertEquals(10, new StationPlan("5001", "", StationPlan.MAX_APPEARANCES, 1, AnswerMode.MANUAL).appearances());
        assertThrows(IllegalArgumentException.class,
                () -> new StationPlan("5001", "", StationPlan.MAX_APPEARANCES + 1, 1, AnswerMode.MANUAL));
        assertEquals(UserToUser.MAX_BYTES, UserToUser.ascii("x".repeat(UserToUser.MAX_BYTES)).bytes().length);
        assertThrows(IllegalArgumentException.class, () -> UserToUser.ascii("x".repeat(UserToUser.MAX_BYTES + 1)));
        assertEquals(24,
                new IncomingCall("1", "6001", UserToUser.NONE, "1".repeat(IncomingCall.MAX_DIGITS)).digits().length());
        assertThrows(IllegalArgumentException.class,
                () -> new IncomingCall("1", "6001", UserToUser.NONE, "1".repeat(IncomingCall.MAX_DIGITS + 1)));
    }

    @Test
    void shouldRefuseTheSeventhParty() {
        List<StationPlan> stations = IntStream.rangeClosed(5001, 5009)
                .mapToObj(number -> StationPlan.of(Integer.toString(number), AnswerMode.MANUAL)).toList();
        Switch theSwitch = new Switch(
                new SwitchPlan(stations, List.of(), List.of(), List.of(), List.of(), SwitchPlan.Timers.DEFAULT),
                START);
        ConnectionId first = ((Answer.Done<ConnectionId>) theSwitch.makeCall("5001", "5002", CallOptions.NONE)).value();
        theSwitch.users().answers("5002");
        for (int number = 5003; number <= 5006; number++) {
            assertInstanceOf(Answer.Done.class, theSwitch
                    .singleStepConference(new SingleStepConference(first, Integer.toString(number), true, false)));
        }
        assertEquals(CallControl.MAX_PARTIES, theSwitch.liveCalls().get(0).parties().size());
        assertEquals(Answer.refused(Failure.CONFERENCE_MEMBER_LIMIT_EXCEEDED),
                theSwitch.singleStepConference(new SingleStepConference(first, "5007", true, false)));
        theSwitch.consultationCall(first, "5008", CallOptions.NONE);
        theSwitch.users().answers("5008");
        ConnectionId active = new ConnectionId(2, "5001", false);
        assertEquals(Answer.refused(Failure.CONFERENCE_MEMBER_LIMIT_EXCEEDED), theSwitch.conferenceCall(first, active));
    }

    @Test
    void shouldTellNobodyWhoseLinkIsGone() {
        Switch theSwitch = new Switch(Plans.small(), START);
        Counting application = new Counting();
        theSwitch.attach(application);
        theSwitch.monitoring().ofDevice(application, "5001");
        theSwitch.outside().offer(IncomingCall.of("9155550001", "5001"));
        theSwitch.detach(application);
        theSwitch.deliver();
        assertEquals(0, application.events);
    }
}
