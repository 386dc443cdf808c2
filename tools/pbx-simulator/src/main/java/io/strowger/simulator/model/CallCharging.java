package io.strowger.simulator.model;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import io.strowger.simulator.model.Answer.Nothing;

/** What calls cost and what agents note about them: bill rates, advice of charge, work codes and stroke counts. */
public final class CallCharging {
    /** Bill types of the private data: new rate, flat rate, premium charge, premium credit, free call. */
    private static final Set<Integer> BILL_TYPES = Set.of(16, 17, 18, 19, 24);
    /** Highest rate. */
    public static final double MAX_BILL_RATE = 999.99;
    /** A call outside costs one unit for each begun period of this length, in milliseconds. */
    public static final long UNIT_MILLIS = 10_000;
    /** Most digits of a call work code. */
    public static final int MAX_WORK_CODE = 16;
    /** Highest stroke count. */
    public static final int MAX_STROKE_COUNT = 9;

    private final Exchange exchange;
    private final Set<Application> advised = Collections.newSetFromMap(new IdentityHashMap<>());

    CallCharging(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Says how a call from outside is billed. */
    public Answer<Nothing> setBillRate(ConnectionId id, int billType, double billRate) {
        Call call = exchange.calls.get(id.callId());
        if (call == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (!BILL_TYPES.contains(billType) || !(billRate >= 0 && billRate <= MAX_BILL_RATE)) {
            return Answer.refused(Failure.VALUE_OUT_OF_RANGE);
        }
        return call.incoming ? Answer.done() : Answer.refused(Failure.REQUEST_INCOMPATIBLE_WITH_OBJECT);
    }

    /** Whether an application is told what calls cost. */
    public void setAdvice(Application application, boolean on) {
        if (on) {
            advised.add(application);
        } else {
            advised.remove(application);
        }
    }

    /** Whether an application is told what calls cost. */
    public boolean advises(Application application) {
        return advised.contains(application);
    }

    /** A party is about to leave: what its call outside has cost is told while monitors still see the call. */
    void leaves(Connection connection) {
        boolean paid = connection.connectedAt > 0 && !connection.call.incoming;
        if (!paid || advised.isEmpty()) {
            return;
        }
        Call call = connection.call;
        int charge = (int) ((exchange.now - connection.connectedAt) / UNIT_MILLIS + 1);
        exchange.callControl.report(call, new SwitchEvent.ChargeAdvice(connection.id(), call.called, call.calling,
                connection.trunk, charge), connection.device.id());
    }

    private Failure noteObstacle(ConnectionId id) {
        Connection connection = exchange.connectionServices.ofStation(id);
        if (connection == null) {
            return Failure.INVALID_CSTA_CONNECTION_IDENTIFIER;
        }
        return connection.station.agent == null ? Failure.INVALID_OBJECT_STATE : null;
    }

    /** An agent notes what his call was about. */
    public Answer<Nothing> setCallWorkCode(ConnectionId id, String code) {
        boolean digits = !code.isEmpty() && code.length() <= MAX_WORK_CODE
                && code.chars().allMatch(c -> c >= '0' && c <= '9');
        Failure failure = digits ? noteObstacle(id) : Failure.VALUE_OUT_OF_RANGE;
        if (failure != null) {
            return Answer.refused(failure);
        }
        exchange.connection(id).call.workCode = code;
        return Answer.done();
    }

    /** An agent counts his call under one of his stroke keys. */
    public Answer<Nothing> setStrokeCount(ConnectionId id, int strokeCount) {
        boolean key = strokeCount >= 0 && strokeCount <= MAX_STROKE_COUNT;
        Failure failure = key ? noteObstacle(id) : Failure.VALUE_OUT_OF_RANGE;
        if (failure != null) {
            return Answer.refused(failure);
        }
        exchange.connection(id).call.strokes[strokeCount]++;
        return Answer.done();
    }

    /** The work code of a call, empty for none. */
    public String callWorkCode(int callId) {
        Call call = exchange.calls.get(callId);
        return call == null ? "" : call.workCode;
    }

    /** How often a stroke key was used for a call. */
    public int strokes(int callId, int strokeCount) {
        Call call = exchange.calls.get(callId);
        return call == null ? 0 : call.strokes[strokeCount];
    }
}
