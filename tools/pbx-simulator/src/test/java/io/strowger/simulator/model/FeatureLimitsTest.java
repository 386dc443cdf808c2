package io.strowger.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;

/** Every limit of the features, at the limit and one past. */
class FeatureLimitsTest {
    private static final long START = 1_700_000_000_000L;

    private static Switch theSwitch() {
        List<StationPlan> stations = IntStream.rangeClosed(5001, 5050)
                .mapToObj(number -> StationPlan.of(Integer.toString(number), AnswerMode.MANUAL)).toList();
        List<VdnPlan> vdns = List.of(new VdnPlan("6001", "",
                List.of(new VectorStep.QueueTo("8001", VectorStep.Priority.LOW), new VectorStep.Stop())));
        return new Switch(new SwitchPlan(stations, vdns, List.of(new SkillPlan("8001", "", 0)), List.of(),
                List.of(new TrunkGroupPlan("801", 100)), SwitchPlan.Timers.DEFAULT), START);
    }

    private static ConnectionId done(Answer<ConnectionId> answer) {
        return assertInstanceOf(Answer.Done.class, answer).value() instanceof ConnectionId id ? id : null;
    }

    private static ConnectionId talking(Switch theSwitch, String from, String to) {
        ConnectionId id = done(theSwitch.makeCall(from, to, CallOptions.NONE));
        assertEquals(Answer.done(), theSwitch.users().answers(to));
        return id;
    }

    @Test
    void shouldSendSoManyTonesAndRememberThem() {
        Switch theSwitch = theSwitch();
        ConnectionId sender = talking(theSwitch, "5001", "5002");
        ConnectionId receiver = new ConnectionId(sender.callId(), "5002", false);
        String longest = "1".repeat(Listening.MAX_TONES);
        assertEquals(Answer.done(), theSwitch.listening().sendTones(sender, List.of(receiver), longest));
        assertEquals(Answer.refused(Failure.VALUE_OUT_OF_RANGE),
                theSwitch.listening().sendTones(sender, List.of(receiver), longest + "1"));
        assertEquals(Answer.done(), theSwitch.listening().sendTones(sender, List.of(), "2"));
        assertEquals("1".repeat(Listening.MAX_TONES - 1) + "2", theSwitch.listening().tonesHeard(receiver));
    }

    @Test
    void shouldNoteSoManyDigitsAndBillNoMore() {
        Switch theSwitch = theSwitch();
        CallHandle call = theSwitch.outside().offer(IncomingCall.of("9155551212", "5001"));
        ConnectionId id = new ConnectionId(call.callId(), "5001", false);
        CallCharging charging = theSwitch.charging();
        String code = "1".repeat(CallCharging.MAX_WORK_CODE);
        assertEquals(Answer.refused(Failure.INVALID_OBJECT_STATE), charging.setCallWorkCode(id, code), "no agent");
        assertEquals(Answer.refused(Failure.VALUE_OUT_OF_RANGE), charging.setCallWorkCode(id, code + "1"));
        assertEquals(Answer.refused(Failure.INVALID_OBJECT_STATE),
                charging.setStrokeCount(id, CallCharging.MAX_STROKE_COUNT));
        assertEquals(Answer.refused(Failure.VALUE_OUT_OF_RANGE),
                charging.setStrokeCount(id, CallCharging.MAX_STROKE_COUNT + 1));
        assertEquals(Answer.done(), charging.setBillRate(id, 16, CallCharging.MAX_BILL_RATE));
        assertEquals(Answer.refused(Failure.VALUE_OUT_OF_RANGE),
                charging.setBillRate(id, 16, Math.nextUp(CallCharging.MAX_BILL_RATE)));
        assertEquals(Answer.refused(Failure.VALUE_OUT_OF_RANGE), charging.setBillRate(id, 16, Double.NaN));
    }

    @Test
    void shouldRegisterSoManyTelephones() {
        Endpoints endpoints = theSwitch().endpoints();
        for (int i = 1; i < Endpoints.MAX_ENDPOINTS; i++) {
            assertTrue(endpoints.register("5001", endpoint(i)));
        }
        assertFalse(endpoints.register("5001", endpoint(Endpoints.MAX_ENDPOINTS)));
    }

    private static Endpoint endpoint(int instanceId) {
        return new Endpoint(instanceId, "192.0.2.9", Endpoint.Dependency.DEPENDENT, Endpoint.Signaling.H323);
    }

    @Test
    void shouldRingSoLongBeforeCoverage() {
        assertEquals(CoveragePath.MAX_RING_MILLIS,
                new CoveragePath(CoveragePath.MAX_RING_MILLIS, "5002").ringMillis());
        assertThrows(IllegalArgumentException.class,
                () -> new CoveragePath(CoveragePath.MAX_RING_MILLIS + 1, "5002"));
        assertThrows(IllegalArgumentException.class, () -> new CoveragePath(0, "5002"));
    }

    @Test
    void shouldFollowSoManyForwardings() {
        Switch theSwitch = theSwitch();
        for (int i = 1; i <= Redirection.MAX_FORWARDINGS + 1; i++) {
            theSwitch.stationFeatures().setForwarding("500" + i, ForwardingType.IMMEDIATE, true, "500" + (i + 1));
        }
        theSwitch.outside().offer(IncomingCall.of("9155551212", "5002"));
        assertEquals(Answer.done(), theSwitch.users().answers("5007"), "five forwardings");
        theSwitch.outside().offer(IncomingCall.of("9155551212", "5001"));
        assertEquals(Answer.done(), theSwitch.users().answers("5006"), "the sixth is not followed");
    }

    @Test
    void shouldLetSoManyWaitForABusyStation() {
        Switch theSwitch = theSwitch();
        talking(theSwitch, "5001", "5002");
        for (int i = 0; i <= CallCompletion.MAX_WAITING; i++) {
            ConnectionId caller = done(theSwitch.makeCall("50" + (10 + i), "5002", CallOptions.NONE));
            assertEquals(i < CallCompletion.MAX_WAITING ? Answer.done() : Answer.refused(Failure.RESOURCE_BUSY),
                    theSwitch.callCompletion().complete(CallCompletion.Feature.CAMP_ON, caller));
        }
        Switch another = theSwitch();
        talking(another, "5001", "5002");
        for (int i = 0; i <= CallCompletion.MAX_WAITING; i++) {
            ConnectionId caller = done(another.makeCall("50" + (10 + i), "5002", CallOptions.NONE));
            assertEquals(i < CallCompletion.MAX_WAITING ? Answer.done() : Answer.refused(Failure.RESOURCE_BUSY),
                    another.callCompletion().complete(CallCompletion.Feature.CALL_BACK, caller));
        }
    }

    @Test
    void shouldClassifySoManyCallsAtOnce() {
        Switch theSwitch = theSwitch();
        PredictiveCall call = new PredictiveCall("6001", "95551212", PredictiveCall.Allocation.ESTABLISHED, 5,
                PredictiveCall.AnswerTreat.DROP, CallOptions.NONE);
        for (int i = 0; i < PredictiveCalls.CLASSIFIER_PORTS; i++) {
            assertInstanceOf(Answer.Done.class, theSwitch.predictiveCalls().make(call));
        }
        assertEquals(PredictiveCalls.CLASSIFIER_PORTS, theSwitch.predictiveCalls().portsInUse());
        assertEquals(Answer.refused(Failure.RESOURCE_BUSY), theSwitch.predictiveCalls().make(call));
        theSwitch.advanceTo(START + SwitchPlan.Timers.DEFAULT.externalAnswerMillis());
        assertEquals(0, theSwitch.predictiveCalls().portsInUse());
        assertInstanceOf(Answer.Done.class, theSwitch.predictiveCalls().make(call));
    }

    @Test
    void shouldKnowSoManyOutsideNumbers() {
        Switch theSwitch = theSwitch();
        for (int i = 0; i < Outgoing.MAX_NUMBERS; i++) {
            assertTrue(theSwitch.outside().behave("9" + i, OutsideParty.BUSY));
        }
        assertTrue(theSwitch.outside().behave("90", OutsideParty.NO_ANSWER), "it is known");
        assertFalse(theSwitch.outside().behave("9" + Outgoing.MAX_NUMBERS, OutsideParty.BUSY));
    }
}
