package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.strowger.simulator.model.MonitorTable.Scope;

/** Calls: who is in them, where they go and how they end. The services on them are other classes'. */
final class CallControl {
    /** Most parties of a call. */
    static final int MAX_PARTIES = 6;
    private static final long MILLIS_PER_SECOND = 1000;

    private final Exchange exchange;

    CallControl(Exchange exchange) {
        this.exchange = exchange;
    }

    // --- reporting ---------------------------------------------------------------------------------------------------

    static Set<String> devices(Call call) {
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
        connection.trunk = trunk;
        call.connections.add(connection);
        return connection;
    }

    /** Takes a party out of its call without telling anybody. */
    void take(Connection connection) {
        Call call = connection.call;
        call.connections.remove(connection);
        Deadlines.cancel(connection.userTimer);
        Deadlines.cancel(connection.noAnswerTimer);
        connection.state = ConnectionState.NULL;
        connection.parked = false;
        connection.deafTo.clear();
        call.connections.forEach(other -> other.deafTo.remove(connection));
        if (connection.station != null) {
            connection.station.connections.remove(connection);
        } else if (exchange.busyTrunks.get(connection.device.id()) == call) {
            exchange.busyTrunks.remove(connection.device.id());
        }
    }

    /** A party is out of its call and everybody has been told: what waited for its station may go on. */
    void freed(Connection connection) {
        if (connection.station != null) {
            exchange.agentControl.released(connection);
        }
        exchange.vectoring.portLeft(connection);
        exchange.observers.forEach(observer -> observer.left(connection));
    }

    /**
     * A party leaves. With one party left the call is over, observers do not count: the last party's leaving has no
     * event of its own, monitors of calls see the end of the call instead.
     */
    void drop(Connection connection, Cause cause) {
        drop(connection, cause, connection.call.facts());
    }

    /** The same when the event has something of its own to tell. */
    void drop(Connection connection, Cause cause, CallFacts facts) {
        Call call = connection.call;
        Set<String> participants = devices(call);
        ConnectionId id = connection.id();
        long staying = call.connections.stream().filter(other -> other != connection && !other.observing).count();
        boolean callerWaits = call.waits() && connection.station != null && connection != call.caller() && staying == 1;
        List<Connection> leaving = new ArrayList<>(List.of(connection));
        boolean over = staying <= 1 && !callerWaits;
        if (over) {
            call.connections.stream().filter(other -> other != connection).forEach(leaving::add);
            exchange.vectoring.callGone(call);
        }
        ConnectionId callId = call.callConnection();
        leaving.forEach(exchange.charging::leaves);
        leaving.forEach(this::take);
        exchange.monitors.report(call, new SwitchEvent.ConnectionCleared(id, connection.device, cause, facts),
                participants, connection.device.id(), Scope.ALL);
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

    /** Why a call cannot go there now, or null when it can. */
    Failure obstacle(Call call, Destination destination) {
        return switch (exchange.redirection.follow(call, destination).destination()) {
            case Destination.ToStation to -> obstacle(call, to.station());
            case Destination.Unknown to -> Failure.INVALID_DESTINATION;
            case Destination.ToOutside to -> null;
            case Destination.ToVdn to -> null;
            case Destination.ToAnnouncement to -> null;
            case Destination.ToSkill to ->
                to.skill().full() && to.skill().freeStation() == null ? Failure.RESOURCE_BUSY : null;
        };
    }

    private static Failure obstacle(Call call, Station station) {
        if (!station.inService) {
            return Failure.RESOURCE_OUT_OF_SERVICE;
        }
        boolean busy = station.full() || call.at(station.device.id()) != null;
        return busy || station.doNotDisturb && !call.priority ? Failure.RESOURCE_BUSY : null;
    }

    /** Why a call that has an obstacle there fails, for the event. */
    Cause failure(Call call, Destination destination) {
        return switch (exchange.redirection.follow(call, destination).destination()) {
            case Destination.ToStation to when !to.station().inService -> Cause.DESTINATION_OUT_OF_ORDER;
            case Destination.ToStation to when to.station().doNotDisturb && !call.priority -> Cause.DO_NOT_DISTURB;
            case Destination.ToStation to -> Cause.BUSY;
            default -> Cause.DEST_NOT_OBTAINABLE;
        };
    }

    /** Sends a call to a destination that has no {@link #obstacle}. */
    void send(Call call, Destination destination, Cause cause) {
        Redirection.Way way = exchange.redirection.follow(call, destination);
        Cause why = cause;
        for (Redirection.Hop hop : way.hops()) {
            why = hop.cause();
            call.left(new ConnectionId(call.id, hop.station().device.id(), false), why);
            call.lastRedirection = hop.station().device;
        }
        switch (way.destination()) {
            case Destination.ToStation to -> ring(call, to.station(), why, false);
            case Destination.ToVdn to -> exchange.vectoring.enter(call, to.vdn(), why);
            case Destination.ToSkill to -> exchange.distribution.arrive(call, to.skill(), why);
            case Destination.ToAnnouncement to -> play(call, to.announcement());
            case Destination.ToOutside to -> exchange.outgoing.call(call, to.number(), "");
            case Destination.Unknown to -> throw new IllegalArgumentException("unknown destination");
        }
    }

    Connection ring(Call call, Station station, Cause cause, boolean distributed) {
        Connection connection = addStation(call, station, ConnectionState.ALERTING);
        connection.distributed = distributed;
        report(call, new SwitchEvent.Delivered(connection.id(), station.device, call.parties(), cause, call.facts()),
                station.device.id());
        exchange.redirection.ringing(connection);
        exchange.observers.forEach(observer -> observer.alerting(connection));
        return connection;
    }

    /** An announcement answers at once, plays and hangs up. */
    private void play(Call call, AcdPlan.AnnouncementPlan announcement) {
        Device device = new Device(announcement.extension(), Device.Kind.ANNOUNCEMENT);
        Connection connection = new Connection(call, device, null, ConnectionState.ALERTING);
        call.connections.add(connection);
        establish(connection, Cause.NONE);
        connection.userTimer = exchange.deadlines.schedule(
                exchange.now + announcement.seconds() * MILLIS_PER_SECOND, () -> drop(connection, Cause.NONE));
    }

    /** The call cannot be completed; the caller hears busy until he hangs up or the switch's patience ends. */
    void fail(Call call, Device failing, Cause cause) {
        call.loss = Call.Loss.BUSY;
        call.failedAt = exchange.stations.get(failing.id());
        ConnectionId id = new ConnectionId(call.id, failing.id(), false);
        report(call, new SwitchEvent.Failed(id, failing, call.parties(), cause, call.facts()), failing.id());
        Connection caller = call.caller();
        call.toneTimer = exchange.deadlines.schedule(exchange.now + exchange.plan.timers().busyToneMillis(), () -> {
            if (!call.ended && call.connections.contains(caller)) {
                drop(caller, Cause.BUSY);
            }
        });
    }

    void establish(Connection connection, Cause cause) {
        Call call = connection.call;
        Deadlines.cancel(connection.userTimer);
        Deadlines.cancel(connection.noAnswerTimer);
        connection.state = ConnectionState.CONNECT;
        connection.answered = true;
        if (connection.station != null) {
            call.answered = true;
        } else if (connection.trunk != null) {
            connection.connectedAt = exchange.now;
        }
        exchange.vectoring.portAnswered(connection);
        exchange.digits.answered(call);
        report(call,
                new SwitchEvent.Established(connection.id(), connection.device, call.parties(), cause, call.facts()),
                connection.device.id());
        exchange.observers.forEach(observer -> observer.established(connection));
    }

    /** An alerting station loses the call to another destination; only its own monitors see it go. */
    void divert(Connection connection, Device to, Cause cause) {
        Call call = connection.call;
        call.left(connection.id(), cause);
        call.lastRedirection = connection.device;
        ConnectionId id = connection.id();
        take(connection);
        exchange.monitors.report(call, new SwitchEvent.Diverted(id, connection.device, to, cause, call.facts()),
                List.of(),
                connection.device.id(), Scope.SUBJECT);
        freed(connection);
    }
}
