package io.strowger.simulator.model;

import java.util.List;
import java.util.Set;

import io.strowger.simulator.model.MonitorTable.Scope;

/** Two calls become one: transfer and conference. */
final class Merging {
    private final Exchange exchange;

    Merging(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Two calls become one only when somebody has answered the held one, it waits nowhere, the active one leads
     * somewhere, and nobody else is in both.
     */
    private Failure obstacle(ConnectionId held, ConnectionId active) {
        Failure failure = exchange.connectionServices.pairObstacle(held, active);
        if (failure != null) {
            return failure;
        }
        Connection middle = exchange.connection(held);
        Call consulted = exchange.connection(active).call;
        boolean somebodyThere = middle.call.connections.stream()
                .anyMatch(other -> other != middle && other.state != ConnectionState.ALERTING);
        boolean leadsSomewhere = consulted.connections.size() > 1 || consulted.waits();
        boolean twice = middle.call.connections.stream()
                .anyMatch(other -> other != middle && consulted.at(other.device.id()) != null);
        return somebodyThere && !middle.call.waits() && leadsSomewhere && !twice ? null : Failure.INVALID_OBJECT_STATE;
    }

    /** The held call goes on with the active call's other party; the station in the middle leaves. */
    Answer<MergedCall> transfer(ConnectionId held, ConnectionId active) {
        Failure failure = obstacle(held, active);
        if (failure != null) {
            return Answer.refused(failure);
        }
        Connection middle = exchange.connection(held);
        Call call = middle.call;
        Connection consulted = exchange.connection(active);
        if (consulted.call.consult == CallOptions.Consult.CONSULT_ONLY
                || consulted.call.consult == CallOptions.Consult.CONFERENCE_ONLY) {
            return Answer.refused(Failure.REQUEST_INCOMPATIBLE_WITH_OBJECT);
        }
        if (call.connections.size() + consulted.call.connections.size() - 2 > CallControl.MAX_PARTIES) {
            return Answer.refused(Failure.CONFERENCE_MEMBER_LIMIT_EXCEEDED);
        }
        Device transferred = otherParty(consulted);
        Set<String> participants = CallControl.devices(call);
        call.original = original(CallFacts.Origin.TRANSFERRED, call);
        absorb(call, consulted.call, consulted);
        participants.addAll(CallControl.devices(call));
        exchange.callControl.take(middle);
        exchange.callControl.take(consulted);
        SwitchEvent.Merge merge = new SwitchEvent.Merge(held, active, call.partyList());
        exchange.monitors.report(call,
                new SwitchEvent.Transferred(merge, middle.device, transferred, Cause.TRANSFER, call.facts()),
                participants, middle.device.id(), Scope.ALL);
        // Either of the station's calls may be the one that work follows.
        middle.distributed |= consulted.distributed;
        consulted.distributed = middle.distributed;
        exchange.callControl.freed(middle);
        exchange.callControl.freed(consulted);
        return Answer.done(new MergedCall(call.callConnection(), call.partyList(), call.ucid));
    }

    /** Everybody of both calls talks in the held one. */
    Answer<MergedCall> conference(ConnectionId held, ConnectionId active) {
        Failure failure = obstacle(held, active);
        if (failure != null) {
            return Answer.refused(failure);
        }
        Connection middle = exchange.connection(held);
        Call call = middle.call;
        Connection consulted = exchange.connection(active);
        if (consulted.call.consult == CallOptions.Consult.CONSULT_ONLY
                || consulted.call.consult == CallOptions.Consult.TRANSFER_ONLY) {
            return Answer.refused(Failure.REQUEST_INCOMPATIBLE_WITH_OBJECT);
        }
        if (call.connections.size() + consulted.call.connections.size() - 1 > CallControl.MAX_PARTIES) {
            return Answer.refused(Failure.CONFERENCE_MEMBER_LIMIT_EXCEEDED);
        }
        Device added = otherParty(consulted);
        call.original = original(CallFacts.Origin.CONFERENCED, call);
        absorb(call, consulted.call, consulted);
        exchange.callControl.take(consulted);
        middle.state = ConnectionState.CONNECT;
        middle.parked = false;
        SwitchEvent.Merge merge = new SwitchEvent.Merge(held, active, call.partyList());
        exchange.callControl.report(call,
                new SwitchEvent.Conferenced(merge, middle.device, added, Cause.NONE, call.facts()),
                middle.device.id());
        return Answer.done(new MergedCall(middle.id(), call.partyList(), call.ucid));
    }

    /** What the call was before; only one step back, or a call merged for ever would remember for ever. */
    static CallFacts.OriginalCall original(CallFacts.Origin origin, Call call) {
        CallFacts.OriginalCall earlier = call.original;
        call.original = null;
        CallFacts facts = call.facts();
        call.original = earlier;
        return new CallFacts.OriginalCall(origin, call.calling, call.called, facts);
    }

    private static Device otherParty(Connection connection) {
        for (Connection other : connection.call.connections) {
            if (other != connection) {
                return other.device;
            }
        }
        return connection.call.called;
    }

    /** Moves everything of one call but one connection into another call and forgets the first. */
    void absorb(Call into, Call from, Connection except) {
        for (Connection connection : List.copyOf(from.connections)) {
            if (connection != except) {
                from.connections.remove(connection);
                connection.call = into;
                into.connections.add(connection);
                exchange.busyTrunks.replace(connection.device.id(), from, into);
            }
        }
        // The later entry counts: a monitor that saw either call sees what becomes of both.
        from.enteredDevices.forEach((device, entered) -> into.enteredDevices.merge(device, entered, Math::max));
        into.vdns.addAll(from.vdns);
        into.activeVdn = from.vector != null ? from.activeVdn : into.activeVdn;
        exchange.digits.stop(from);
        into.vector = from.vector != null ? from.vector : into.vector;
        if (from.vector != null) {
            from.vector.call = into;
            from.vector = null;
        }
        from.queued.forEach(entry -> entry.call = into);
        into.queued.addAll(from.queued);
        from.queued.clear();
        Deadlines.cancel(from.toneTimer);
        Deadlines.cancel(from.callerTimer);
        from.ended = true;
        exchange.monitors.callEnded(from);
        exchange.forget(from);
        exchange.observers.forEach(observer -> {
            observer.absorbed(from, into);
            observer.ended(from);
        });
    }
}
