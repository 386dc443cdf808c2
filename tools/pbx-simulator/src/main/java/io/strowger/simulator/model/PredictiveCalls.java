package io.strowger.simulator.model;

import java.util.LinkedHashMap;
import java.util.Map;

import io.strowger.simulator.model.Answer.Nothing;

/** Calls that the switch makes for a VDN or skill, with a call classifier that listens how they are answered. */
public final class PredictiveCalls implements CallObserver {
    /** Ports of the call classifier. */
    public static final int CLASSIFIER_PORTS = 32;
    /** From one ring to the next, in milliseconds. */
    static final long RING_MILLIS = 6_000;

    private final Exchange exchange;
    private final Map<Connection, PredictiveCall> classifying = new LinkedHashMap<>();

    PredictiveCalls(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Ports of the classifier that listen to a call now. */
    public int portsInUse() {
        return classifying.size();
    }

    /** Makes the call; the answer is the VDN's or skill's connection, which it has not got yet. */
    public Answer<ConnectionId> make(PredictiveCall request) {
        Failure failure = obstacle(request);
        if (failure != null) {
            return Answer.refused(failure);
        }
        Device calling = exchange.device(request.callingDevice());
        Call call = exchange.newCall(false, calling, new Device(request.calledDevice(), Device.Kind.EXTERNAL));
        TrunkMember trunk = exchange.outgoing.seize(call, request.options().destRoute());
        if (trunk == null) {
            exchange.forget(call);
            return Answer.refused(Failure.EXTERNAL_TRUNK_LIMIT_EXCEEDED);
        }
        call.userToUser = request.options().userToUser();
        call.priority = request.options().priority();
        call.outbound = true;
        call.enteredDevices.put(calling.id(), exchange.nextSequence());
        Connection connection = exchange.outgoing.reach(call, trunk);
        classifying.put(connection, request);
        OutsideParty party = exchange.outgoing.at(request.calledDevice());
        long millis = party == OutsideParty.NO_ANSWER
                ? request.rings() * RING_MILLIS
                : exchange.plan.timers().externalAnswerMillis();
        connection.userTimer = exchange.deadlines.schedule(exchange.now + millis,
                () -> classified(connection, party, party.classification));
        if (request.allocation() == PredictiveCall.Allocation.DELIVERED) {
            hand(call);
        }
        return Answer.done(new ConnectionId(call.id, calling.id(), false));
    }

    private Failure obstacle(PredictiveCall request) {
        Destination origin = exchange.resolve(request.callingDevice());
        if (!(origin instanceof Destination.ToVdn) && !(origin instanceof Destination.ToSkill)) {
            return Failure.INVALID_CALLING_DEVICE;
        }
        if (request.allocation() == null) {
            return Failure.INVALID_ALLOCATION_STATE;
        }
        if (request.answerTreat() == null) {
            return Failure.VALUE_OUT_OF_RANGE;
        }
        if (!exchange.outgoing.knows(request.options().destRoute())) {
            return Failure.INVALID_DESTINATION;
        }
        Destination destination = exchange.outgoing.resolve(request.calledDevice(), request.options().destRoute());
        if (!(destination instanceof Destination.ToOutside)) {
            return Failure.INVALID_CALLED_DEVICE;
        }
        return classifying.size() >= CLASSIFIER_PORTS || exchange.full() ? Failure.RESOURCE_BUSY : null;
    }

    /** The call becomes one of its VDN or skill. */
    private void hand(Call call) {
        call.outbound = false;
        String calling = call.calling.id();
        call.enteredDevices.remove(calling);
        exchange.callControl.send(call, exchange.resolve(calling), Cause.NEW_CALL);
    }

    /** The classifier has heard enough. */
    private void classified(Connection connection, OutsideParty party, Classification heard) {
        PredictiveCall request = classifying.remove(connection);
        Call call = connection.call;
        boolean machine = party == OutsideParty.ANSWERING_MACHINE;
        boolean asked = request.answerTreat() == PredictiveCall.AnswerTreat.DROP
                || request.answerTreat() == PredictiveCall.AnswerTreat.CONNECT;
        call.classification = machine && !asked ? Classification.ANSWER_NORMAL : heard;
        if (party.failure != Cause.NONE) {
            if (party != OutsideParty.NO_ANSWER) {
                Device called = call.called;
                exchange.callControl.report(call, new SwitchEvent.Failed(connection.id(), called, call.parties(),
                        party.failure, call.facts()), connection.device.id());
            }
            exchange.callControl.drop(connection, party.failure);
        } else if (machine && request.answerTreat() == PredictiveCall.AnswerTreat.DROP) {
            exchange.callControl.drop(connection, Cause.NONE);
        } else {
            exchange.callControl.establish(connection, Cause.NONE);
            if (call.outbound) {
                hand(call);
            }
        }
    }

    /** Takes the classifier out of a call, which goes on as if answered. */
    Answer<Nothing> dropClassifier(ConnectionId id) {
        Call call = exchange.calls.get(id.callId());
        if (call == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        for (Connection connection : call.connections) {
            if (classifying.containsKey(connection)) {
                Deadlines.cancel(connection.userTimer);
                classified(connection, OutsideParty.ANSWERS, Classification.NONE);
                return Answer.done();
            }
        }
        return Answer.refused(Failure.NO_CONNECTION_TO_CLEAR);
    }

    @Override
    public void left(Connection connection) {
        classifying.remove(connection);
    }
}
