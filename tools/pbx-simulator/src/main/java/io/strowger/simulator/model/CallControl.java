package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.strowger.simulator.model.Answer.Nothing;
import io.strowger.simulator.model.MonitorTable.Scope;

/** Calls: how they are made, moved and ended, and the CSTA services on them. */
final class CallControl {
    /** Most parties of a call. */
    static final int MAX_PARTIES = 6;
    /** Most forwardings one call follows. */
    private static final int MAX_FORWARDINGS = 5;
    private static final long MILLIS_PER_SECOND = 1000;

    private final Exchange exchange;

    CallControl(Exchange exchange) {
        this.exchange = exchange;
    }

    // --- reporting ---------------------------------------------------------------------------------------------------

    private static Set<String> devices(Call call) {
        Set<String> devices = new LinkedHashSet<>();
        call.connections.forEach(connection -> devices.add(connection.device.id()));
        return devices;
    }

    void report(Call call, SwitchEvent event, String subject) {
        exchange.monitors.report(call, event, devices(call), subject, Scope.ALL);
    }

    // --- parties -----------------------------------------------------------------------------------------------------

    Connection addStation(Call call, Station station, ConnectionState state) {
        Connection connection = new Connection(call, station.device, station, state);
        call.connections.add(connection);
        station.connections.add(connection);
        return connection;
    }

    Connection addTrunk(Call call, TrunkMember trunk, ConnectionState state) {
        Connection connection = new Connection(call, new Device(trunk.deviceId(), Device.Kind.TRUNK), null, state);
        call.connections.add(connection);
        return connection;
    }

    /** Takes a party out of its call without telling anybody. */
    private void take(Connection connection) {
        Call call = connection.call;
        call.connections.remove(connection);
        Deadlines.cancel(connection.userTimer);
        Deadlines.cancel(connection.noAnswerTimer);
        connection.state = ConnectionState.NULL;
        if (connection.station != null) {
            connection.station.connections.remove(connection);
        } else if (exchange.busyTrunks.get(connection.device.id()) == call) {
            exchange.busyTrunks.remove(connection.device.id());
        }
    }

    private void freed(Connection connection) {
        if (connection.station != null) {
            exchange.agentControl.released(connection);
        }
        exchange.vectoring.portLeft(connection);
    }

    /**
     * A party leaves. With one party left the call is over: the last party's leaving has no event of its own, monitors
     * of calls see the end of the call instead.
     */
    void drop(Connection connection, Cause cause) {
        Call call = connection.call;
        Set<String> participants = devices(call);
        ConnectionId id = connection.id();
        boolean waits = waits(call);
        List<Connection> leaving = new ArrayList<>(List.of(connection));
        boolean over = call.connections.size() <= 2 && !(waits && connection.station != null
                && call.connections.size() == 2 && connection != call.caller());
        if (over) {
            call.connections.stream().filter(other -> other != connection).forEach(leaving::add);
            exchange.vectoring.callGone(call);
        }
        ConnectionId callId = call.callConnection();
        leaving.forEach(this::take);
        exchange.monitors.report(call, new SwitchEvent.ConnectionCleared(id, connection.device, cause, call.facts()),
                participants,
                connection.device.id(), Scope.ALL);
        if (over) {
            end(call, new SwitchEvent.CallCleared(callId, cause, call.facts()));
        }
        leaving.forEach(this::freed);
    }

    private void end(Call call, SwitchEvent.CallCleared event) {
        call.ended = true;
        Deadlines.cancel(call.callerTimer);
        Deadlines.cancel(call.toneTimer);
        exchange.monitors.report(call, event, List.of(), "", Scope.CALLS);
        exchange.monitors.callEnded(call);
        exchange.forget(call);
        exchange.observers.forEach(observer -> observer.ended(call));
    }

    /** Ends a call for everybody at once. */
    void clear(Call call, Cause cause) {
        while (!call.ended) {
            drop(call.connections.get(call.connections.size() - 1), cause);
        }
    }

    // --- going to a destination --------------------------------------------------------------------------------------

    /** Where a station's calls really go, after forwarding; the station itself when the chain is too long. */
    private Destination forwarded(Destination destination) {
        Destination current = destination;
        for (int i = 0; i < MAX_FORWARDINGS; i++) {
            if (!(current instanceof Destination.ToStation to) || to.station().forwardedTo.isEmpty()) {
                return current;
            }
            current = exchange.resolve(to.station().forwardedTo);
        }
        return current;
    }

    /** Why a call cannot go there now, or null when it can. */
    Failure obstacle(Destination destination) {
        return switch (forwarded(destination)) {
            case Destination.ToStation to -> obstacle(to.station());
            case Destination.Unknown to -> Failure.INVALID_DESTINATION;
            case Destination.ToOutside to -> null;
            case Destination.ToVdn to -> null;
            case Destination.ToAnnouncement to -> null;
            case Destination.ToSkill to ->
                to.skill().full() && to.skill().freeStation() == null ? Failure.RESOURCE_BUSY : null;
        };
    }

    private static Failure obstacle(Station station) {
        if (!station.inService) {
            return Failure.RESOURCE_OUT_OF_SERVICE;
        }
        boolean full = station.connections.size() >= station.plan.incomingAppearances();
        return full || station.doNotDisturb ? Failure.RESOURCE_BUSY : null;
    }

    /** Sends a call to a destination that has no {@link #obstacle}. */
    void send(Call call, Destination destination, Cause cause) {
        switch (forwarded(destination)) {
            case Destination.ToStation to -> ring(call, to.station(), cause, false);
            case Destination.ToVdn to -> exchange.vectoring.enter(call, to.vdn(), cause);
            case Destination.ToSkill to -> exchange.distribution.arrive(call, to.skill(), cause);
            case Destination.ToAnnouncement to -> play(call, to.announcement());
            case Destination.ToOutside to -> callOutside(call, to.number());
            case Destination.Unknown to -> throw new IllegalArgumentException("unknown destination");
        }
    }

    Connection ring(Call call, Station station, Cause cause, boolean distributed) {
        Connection connection = addStation(call, station, ConnectionState.ALERTING);
        connection.distributed = distributed;
        report(call, new SwitchEvent.Delivered(connection.id(), station.device, call.parties(), cause, call.facts()),
                station.device.id());
        exchange.observers.forEach(observer -> observer.alerting(connection));
        return connection;
    }

    /** An announcement answers at once, plays and hangs up. */
    private void play(Call call, AcdPlan.AnnouncementPlan announcement) {
        Device device = new Device(announcement.extension(), Device.Kind.ANNOUNCEMENT);
        Connection connection = new Connection(call, device, null, ConnectionState.ALERTING);
        call.connections.add(connection);
        establish(connection);
        connection.userTimer = exchange.deadlines.schedule(
                exchange.now + announcement.seconds() * MILLIS_PER_SECOND, () -> drop(connection, Cause.NONE));
    }

    private void callOutside(Call call, String number) {
        TrunkMember trunk = exchange.seizeAny(call);
        if (trunk == null) {
            fail(call, new Device(number, Device.Kind.EXTERNAL), Cause.NETWORK_NOT_OBTAINABLE);
            return;
        }
        if (call.trunk == null) {
            call.trunk = trunk;
        }
        Connection connection = addTrunk(call, trunk, ConnectionState.ALERTING);
        report(call,
                new SwitchEvent.NetworkReached(connection.id(), connection.device, call.parties(), Cause.NONE,
                        call.facts()),
                connection.device.id());
        connection.userTimer = exchange.deadlines.schedule(exchange.now + exchange.plan.timers().externalAnswerMillis(),
                () -> establish(connection));
    }

    /** The call cannot be completed; the caller hears busy until he hangs up or the switch's patience ends. */
    void fail(Call call, Device failing, Cause cause) {
        call.loss = Call.Loss.BUSY;
        ConnectionId id = new ConnectionId(call.id, failing.id(), false);
        report(call, new SwitchEvent.Failed(id, failing, call.parties(), cause, call.facts()), failing.id());
        Connection caller = call.caller();
        call.toneTimer = exchange.deadlines.schedule(exchange.now + exchange.plan.timers().busyToneMillis(), () -> {
            if (!call.ended && call.connections.contains(caller)) {
                drop(caller, Cause.BUSY);
            }
        });
    }

    private void establish(Connection connection) {
        Call call = connection.call;
        Deadlines.cancel(connection.userTimer);
        Deadlines.cancel(connection.noAnswerTimer);
        connection.state = ConnectionState.CONNECT;
        connection.answered = true;
        if (connection.station != null) {
            call.answered = true;
        }
        exchange.vectoring.portAnswered(connection);
        exchange.digits.answered(call);
        report(call,
                new SwitchEvent.Established(connection.id(), connection.device, call.parties(), Cause.NONE,
                        call.facts()),
                connection.device.id());
        exchange.observers.forEach(observer -> observer.established(connection));
    }

    /** An alerting station loses the call to another destination; only its own monitors see it go. */
    void divert(Connection connection, Device to, Cause cause) {
        Call call = connection.call;
        call.left(connection, cause);
        call.lastRedirection = connection.device;
        ConnectionId id = connection.id();
        take(connection);
        exchange.monitors.report(call, new SwitchEvent.Diverted(id, connection.device, to, cause, call.facts()),
                List.of(),
                connection.device.id(), Scope.SUBJECT);
        freed(connection);
    }

    // --- services ----------------------------------------------------------------------------------------------------

    Answer<Nothing> answer(ConnectionId id) {
        Connection connection = exchange.connection(id);
        if (connection == null || connection.station == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.state != ConnectionState.ALERTING) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        if (connection.station.in(ConnectionState.CONNECT) != null) {
            return Answer.refused(Failure.GENERIC_STATE_INCOMPATIBILITY);
        }
        establish(connection);
        return Answer.done();
    }

    Answer<Nothing> hold(ConnectionId id) {
        Connection connection = exchange.connection(id);
        if (connection == null || connection.station == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.state != ConnectionState.CONNECT) {
            return Answer.refused(Failure.NO_ACTIVE_CALL);
        }
        doHold(connection);
        return Answer.done();
    }

    private void doHold(Connection connection) {
        connection.state = ConnectionState.HOLD;
        report(connection.call,
                new SwitchEvent.Held(connection.id(), connection.device, Cause.NONE, connection.call.facts()),
                connection.device.id());
    }

    Answer<Nothing> retrieve(ConnectionId id) {
        Connection connection = exchange.connection(id);
        if (connection == null || connection.station == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.state != ConnectionState.HOLD) {
            return Answer.refused(Failure.NO_HELD_CALL);
        }
        if (connection.station.in(ConnectionState.CONNECT) != null) {
            return Answer.refused(Failure.GENERIC_STATE_INCOMPATIBILITY);
        }
        doRetrieve(connection);
        return Answer.done();
    }

    private void doRetrieve(Connection connection) {
        connection.state = ConnectionState.CONNECT;
        report(connection.call,
                new SwitchEvent.Retrieved(connection.id(), connection.device, Cause.NONE, connection.call.facts()),
                connection.device.id());
    }

    Answer<Nothing> clearConnection(ConnectionId id) {
        Connection connection = exchange.connection(id);
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.state == ConnectionState.ALERTING) {
            return Answer.refused(Failure.NO_CONNECTION_TO_CLEAR);
        }
        drop(connection, Cause.NONE);
        return Answer.done();
    }

    Answer<Nothing> clearCall(ConnectionId id) {
        Call call = exchange.calls.get(id.callId());
        if (call == null) {
            return Answer.refused(Failure.INVALID_CSTA_CALL_IDENTIFIER);
        }
        clear(call, Cause.CALL_CANCELLED);
        return Answer.done();
    }

    Answer<Nothing> deflect(ConnectionId id, String calledDevice) {
        Connection connection = exchange.connection(id);
        if (connection == null || connection.station == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        // A call that a vector has only lent to a voice port cannot be sent elsewhere.
        if (connection.state != ConnectionState.ALERTING || connection.call.vector != null) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        Destination destination = exchange.resolve(calledDevice);
        if (destination instanceof Destination.Unknown || connection.device.id().equals(calledDevice)) {
            return Answer.refused(Failure.INVALID_CALLED_DEVICE);
        }
        Failure obstacle = obstacle(destination);
        if (obstacle != null) {
            return Answer.refused(obstacle);
        }
        Call call = connection.call;
        divert(connection, exchange.device(calledDevice), Cause.REDIRECTED);
        send(call, destination, Cause.REDIRECTED);
        return Answer.done();
    }

    Answer<ConnectionId> makeCall(String callingDevice, String calledDevice, UserToUser userToUser) {
        Station station = exchange.stations.get(callingDevice);
        if (station == null) {
            return Answer.refused(Failure.INVALID_CALLING_DEVICE);
        }
        Failure failure = originationObstacle(station, calledDevice);
        return failure == null ? originate(station, calledDevice, userToUser, null) : Answer.refused(failure);
    }

    private Failure originationObstacle(Station station, String calledDevice) {
        if (!station.inService) {
            return Failure.RESOURCE_OUT_OF_SERVICE;
        }
        if (station.connections.size() >= station.plan.appearances()) {
            return Failure.RESOURCE_BUSY;
        }
        Destination destination = exchange.resolve(calledDevice);
        boolean self = destination instanceof Destination.ToStation to && to.station() == station;
        return self || destination instanceof Destination.Unknown ? Failure.INVALID_CALLED_DEVICE : null;
    }

    private Answer<ConnectionId> originate(Station station, String calledDevice, UserToUser userToUser,
            CallFacts.OriginalCall original) {
        if (original == null && station.in(ConnectionState.CONNECT) != null) {
            return Answer.refused(Failure.GENERIC_STATE_INCOMPATIBILITY);
        }
        Call call = exchange.newCall(false, station.device, exchange.device(calledDevice));
        if (call == null) {
            return Answer.refused(Failure.RESOURCE_BUSY);
        }
        call.userToUser = userToUser;
        call.original = original;
        Connection connection = addStation(call, station, ConnectionState.INITIATE);
        ConnectionId id = connection.id();
        report(call, new SwitchEvent.ServiceInitiated(id, Cause.NONE, call.facts()), station.device.id());
        connection.state = ConnectionState.CONNECT;
        report(call, new SwitchEvent.Originated(id, call.parties(), agentId(station), Cause.NEW_CALL, call.facts()),
                station.device.id());
        Destination destination = exchange.resolve(calledDevice);
        Failure obstacle = obstacle(destination);
        if (obstacle == null) {
            send(call, destination, Cause.NEW_CALL);
        } else {
            fail(call, call.called, obstacle == Failure.RESOURCE_BUSY ? Cause.BUSY : Cause.DESTINATION_OUT_OF_ORDER);
        }
        return Answer.done(id);
    }

    private static String agentId(Station station) {
        return station.agent == null ? "" : station.agent.plan.id();
    }

    Answer<ConnectionId> consult(ConnectionId active, String calledDevice, UserToUser userToUser) {
        Connection connection = exchange.connection(active);
        if (connection == null || connection.station == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.state != ConnectionState.CONNECT) {
            return Answer.refused(Failure.NO_ACTIVE_CALL);
        }
        Failure failure = originationObstacle(connection.station, calledDevice);
        if (failure != null) {
            return Answer.refused(failure);
        }
        doHold(connection);
        Call customer = connection.call;
        CallFacts.OriginalCall original = new CallFacts.OriginalCall(CallFacts.Origin.CONSULTATION, customer.calling,
                customer.called,
                customer.facts());
        return originate(connection.station, calledDevice, userToUser, original);
    }

    /** Swaps an active and a held call of one station. */
    Answer<Nothing> alternate(ConnectionId active, ConnectionId held) {
        Failure failure = pairObstacle(held, active);
        if (failure != null) {
            return Answer.refused(failure);
        }
        doHold(exchange.connection(active));
        doRetrieve(exchange.connection(held));
        return Answer.done();
    }

    /** Clears the active call's connection and returns to the held one. */
    Answer<Nothing> reconnect(ConnectionId active, ConnectionId held) {
        Failure failure = pairObstacle(held, active);
        if (failure != null) {
            return Answer.refused(failure);
        }
        drop(exchange.connection(active), Cause.NONE);
        doRetrieve(exchange.connection(held));
        return Answer.done();
    }

    private Failure pairObstacle(ConnectionId held, ConnectionId active) {
        Connection heldConnection = exchange.connection(held);
        Connection activeConnection = exchange.connection(active);
        if (heldConnection == null || activeConnection == null || heldConnection.station == null
                || heldConnection.station != activeConnection.station || heldConnection == activeConnection) {
            return Failure.INVALID_CSTA_CONNECTION_IDENTIFIER;
        }
        if (heldConnection.state != ConnectionState.HOLD) {
            return Failure.NO_HELD_CALL;
        }
        return activeConnection.state == ConnectionState.CONNECT ? null : Failure.NO_ACTIVE_CALL;
    }

    /**
     * Two calls become one only when somebody has answered the held one, it waits nowhere, and the active one
     * leads somewhere.
     */
    private Failure mergeObstacle(ConnectionId held, ConnectionId active) {
        Failure failure = pairObstacle(held, active);
        if (failure != null) {
            return failure;
        }
        Connection middle = exchange.connection(held);
        Call consulted = exchange.connection(active).call;
        boolean somebodyThere = middle.call.connections.stream()
                .anyMatch(other -> other != middle && other.state != ConnectionState.ALERTING);
        boolean leadsSomewhere = consulted.connections.size() > 1 || waits(consulted);
        return somebodyThere && !waits(middle.call) && leadsSomewhere ? null : Failure.INVALID_OBJECT_STATE;
    }

    private static boolean waits(Call call) {
        return call.vector != null || !call.queued.isEmpty();
    }

    // --- merging two calls -------------------------------------------------------------------------------------------

    /** The held call goes on with the active call's other party; the station in the middle leaves. */
    Answer<MergedCall> transfer(ConnectionId held, ConnectionId active) {
        Failure failure = mergeObstacle(held, active);
        if (failure != null) {
            return Answer.refused(failure);
        }
        Connection middle = exchange.connection(held);
        Call call = middle.call;
        Connection consulted = exchange.connection(active);
        Device transferred = otherParty(consulted);
        Set<String> participants = devices(call);
        call.original = new CallFacts.OriginalCall(CallFacts.Origin.TRANSFERRED, call.calling, call.called,
                call.facts());
        absorb(call, consulted.call, consulted);
        participants.addAll(devices(call));
        take(middle);
        take(consulted);
        SwitchEvent.Merge merge = new SwitchEvent.Merge(held, active, call.partyList());
        exchange.monitors.report(call,
                new SwitchEvent.Transferred(merge, middle.device, transferred, Cause.TRANSFER, call.facts()),
                participants, middle.device.id(), Scope.ALL);
        exchange.agentControl.released(middle);
        return Answer.done(new MergedCall(call.callConnection(), call.partyList(), call.ucid));
    }

    /** Everybody of both calls talks in the held one. */
    Answer<MergedCall> conference(ConnectionId held, ConnectionId active) {
        Failure failure = mergeObstacle(held, active);
        if (failure != null) {
            return Answer.refused(failure);
        }
        Connection middle = exchange.connection(held);
        Call call = middle.call;
        Connection consulted = exchange.connection(active);
        if (call.connections.size() + consulted.call.connections.size() - 1 > MAX_PARTIES) {
            return Answer.refused(Failure.CONFERENCE_MEMBER_LIMIT_EXCEEDED);
        }
        Device added = otherParty(consulted);
        call.original = new CallFacts.OriginalCall(CallFacts.Origin.CONFERENCED, call.calling, call.called,
                call.facts());
        absorb(call, consulted.call, consulted);
        take(consulted);
        middle.state = ConnectionState.CONNECT;
        SwitchEvent.Merge merge = new SwitchEvent.Merge(held, active, call.partyList());
        report(call, new SwitchEvent.Conferenced(merge, middle.device, added, Cause.NONE, call.facts()),
                middle.device.id());
        return Answer.done(new MergedCall(middle.id(), call.partyList(), call.ucid));
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
    private void absorb(Call into, Call from, Connection except) {
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

    /** Brings a device into an active call at once; it is reported as answering, not as a conference. */
    Answer<MergedCall> singleStepConference(ConnectionId active, String device, boolean silent) {
        Connection connection = exchange.connection(active);
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        Call call = connection.call;
        if (call.vector != null || connection.state != ConnectionState.CONNECT) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        Station station = exchange.stations.get(device);
        if (station == null) {
            return Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        if (call.connections.size() >= MAX_PARTIES) {
            return Answer.refused(Failure.CONFERENCE_MEMBER_LIMIT_EXCEEDED);
        }
        if (!station.inService || !station.idle()) {
            return Answer.refused(Failure.RESOURCE_BUSY);
        }
        Connection joined = addStation(call, station, ConnectionState.CONNECT);
        joined.silent = silent;
        report(call, new SwitchEvent.Established(joined.id(), station.device, call.parties(), Cause.NONE, call.facts()),
                station.device.id());
        return Answer.done(new MergedCall(joined.id(), call.partyList(), call.ucid));
    }
}
