package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.strowger.simulator.model.Answer.Nothing;

/** What a caller who found a station busy can do: wait for it, be called back, or break in. */
public final class CallCompletion implements CallObserver {
    /** What he asks for, in the order of CSTA's features. */
    public enum Feature {
        CAMP_ON, CALL_BACK, INTRUDE
    }

    /** Most calls that wait for one station, and most call-backs to it. */
    static final int MAX_WAITING = 20;

    private record CallBack(Station from, Station to) {}

    private final Exchange exchange;
    private final Map<Call, Station> camped = new LinkedHashMap<>();
    private final List<CallBack> callBacks = new ArrayList<>();
    private final Map<Call, CallBack> calledBack = new LinkedHashMap<>();

    CallCompletion(Exchange exchange) {
        this.exchange = exchange;
    }

    /** A station whose call found another one busy asks for a feature. */
    public Answer<Nothing> complete(Feature feature, ConnectionId id) {
        Connection connection = exchange.connectionServices.ofStation(id);
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        Station target = connection.call.failedAt;
        if (target == null) {
            return Answer.refused(Failure.NO_CALL_TO_COMPLETE);
        }
        if (!target.inService) {
            return Answer.refused(Failure.RESOURCE_OUT_OF_SERVICE);
        }
        Failure failure = switch (feature) {
            case CAMP_ON -> campOn(connection.call, target);
            case CALL_BACK -> callBack(connection, target);
            case INTRUDE -> intrude(connection, target);
        };
        return failure == null ? Answer.done() : Answer.refused(failure);
    }

    // --- camp on -----------------------------------------------------------------------------------------------------

    private Failure campOn(Call call, Station target) {
        long waiting = camped.values().stream().filter(station -> station == target).count();
        if (waiting >= MAX_WAITING) {
            return Failure.RESOURCE_BUSY;
        }
        succeeded(call);
        camped.put(call, target);
        exchange.callControl.report(call,
                new SwitchEvent.Queued(new ConnectionId(call.id, target.device.id(), false), target.device,
                        call.parties(), (int) waiting + 1, Cause.CAMP_ON, call.facts()),
                target.device.id());
        mayTakeCalls(target);
        return null;
    }

    /** The call is no longer one that has failed. */
    private static void succeeded(Call call) {
        Deadlines.cancel(call.toneTimer);
        call.toneTimer = null;
        call.failedAt = null;
        call.loss = Call.Loss.NONE;
    }

    // --- call back ---------------------------------------------------------------------------------------------------

    private Failure callBack(Connection connection, Station target) {
        CallBack wanted = new CallBack(connection.station, target);
        if (callBacks.contains(wanted)) {
            return Failure.INVALID_OBJECT_STATE;
        }
        if (callBacks.stream().filter(callBack -> callBack.to == target).count() >= MAX_WAITING) {
            return Failure.RESOURCE_BUSY;
        }
        callBacks.add(wanted);
        exchange.callControl.drop(connection, Cause.CALL_BACK);
        mayTakeCalls(target);
        return null;
    }

    private boolean ready(CallBack callBack) {
        boolean from = callBack.from.idle() && callBack.from.inService && !callBack.from.doNotDisturb;
        return from && callBack.to.idle() && callBack.to.inService && !callBack.to.doNotDisturb && !exchange.full();
    }

    private void callBack(CallBack callBack) {
        callBacks.remove(callBack);
        Call call = exchange.newCall(false, callBack.from.device, callBack.to.device);
        call.priority = true;
        calledBack.put(call, callBack);
        Connection connection = exchange.callControl.ring(call, callBack.from, Cause.CALL_BACK, false);
        connection.noAnswerTimer = exchange.deadlines.schedule(exchange.now + Redirection.NO_ANSWER_MILLIS,
                () -> exchange.callControl.clear(call, Cause.CALL_NOT_ANSWERED));
    }

    @Override
    public void established(Connection connection) {
        if (calledBack.containsKey(connection.call)) {
            exchange.deadlines.schedule(exchange.now, () -> goOn(connection.call));
        }
    }

    /** Who is called back has answered: now the station that was busy is called. */
    private void goOn(Call call) {
        CallBack callBack = calledBack.remove(call);
        if (callBack == null) {
            return;
        }
        Destination destination = new Destination.ToStation(callBack.to);
        if (exchange.callControl.obstacle(call, destination) == null) {
            exchange.callControl.send(call, destination, Cause.CALL_BACK);
        } else {
            exchange.callControl.fail(call, callBack.to.device, exchange.callControl.failure(call, destination));
        }
    }

    // --- intrude -----------------------------------------------------------------------------------------------------

    private Failure intrude(Connection connection, Station target) {
        Connection talking = target.in(ConnectionState.CONNECT);
        Call from = connection.call;
        if (talking == null || talking.call.waits() || from.connections.size() != 1
                || talking.call.at(connection.device.id()) != null) {
            return Failure.INVALID_OBJECT_STATE;
        }
        Call into = talking.call;
        if (into.connections.size() >= CallControl.MAX_PARTIES) {
            return Failure.CONFERENCE_MEMBER_LIMIT_EXCEEDED;
        }
        ConnectionId old = connection.id();
        succeeded(from);
        into.original = Merging.original(CallFacts.Origin.CONFERENCED, into);
        exchange.merging.absorb(into, from, null);
        SwitchEvent.Merge merge = new SwitchEvent.Merge(talking.id(), old, into.partyList());
        exchange.callControl.report(into,
                new SwitchEvent.Conferenced(merge, connection.device, connection.device, Cause.OVERRIDE, into.facts()),
                connection.device.id());
        return null;
    }

    // --- what they wait for ------------------------------------------------------------------------------------------

    @Override
    public void left(Connection connection) {
        if (connection.station != null) {
            mayTakeCalls(connection.station);
        }
    }

    @Override
    public void ended(Call call) {
        camped.remove(call);
        calledBack.remove(call);
    }

    /** A station may have become free: what waits for it is tried as soon as the running service is over. */
    void mayTakeCalls(Station station) {
        boolean awaited = camped.containsValue(station)
                || callBacks.stream().anyMatch(callBack -> callBack.to == station || callBack.from == station);
        if (awaited) {
            exchange.deadlines.schedule(exchange.now, () -> take(station));
        }
    }

    private void take(Station station) {
        for (Map.Entry<Call, Station> entry : camped.entrySet()) {
            Call call = entry.getKey();
            if (entry.getValue() == station
                    && exchange.callControl.obstacle(call, new Destination.ToStation(station)) == null) {
                camped.remove(call);
                exchange.callControl.ring(call, station, Cause.CAMP_ON, false);
                mayTakeCalls(station);
                return;
            }
        }
        for (CallBack callBack : callBacks) {
            if ((callBack.to == station || callBack.from == station) && ready(callBack)) {
                callBack(callBack);
                return;
            }
        }
    }
}
