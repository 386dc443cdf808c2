package io.strowger.simulator.model;

import io.strowger.simulator.model.Answer.Nothing;

/** Taking another station's ringing or parked call. */
public final class Pickup {
    private final Exchange exchange;

    Pickup(Exchange exchange) {
        this.exchange = exchange;
    }

    /** A station takes the ringing or parked call of another. */
    public Answer<Nothing> pickup(ConnectionId id, String device) {
        Connection connection = exchange.connectionServices.ofStation(id);
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        Station station = exchange.station(device);
        if (station == null) {
            return Answer.refused(exchange.notAStation(device));
        }
        Failure failure = obstacle(connection, station);
        if (failure != null) {
            return Answer.refused(failure);
        }
        take(connection, station);
        return Answer.done();
    }

    /**
     * A station takes a call that rings in its group.
     *
     * @param id the ringing connection, {@link ConnectionId#NONE} for the oldest call that rings in the group
     */
    public Answer<Nothing> groupPickup(ConnectionId id, String device) {
        Station station = exchange.station(device);
        if (station == null) {
            return Answer.refused(exchange.notAStation(device));
        }
        if (station.pickupGroup == 0) {
            return Answer.refused(Failure.REQUEST_INCOMPATIBLE_WITH_OBJECT);
        }
        Connection connection = id.callId() == 0
                ? oldestRinging(station)
                : exchange.connectionServices.ofStation(id);
        if (connection == null) {
            return Answer.refused(
                    id.callId() == 0 ? Failure.NO_CALL_TO_ANSWER : Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.station.pickupGroup != station.pickupGroup) {
            return Answer.refused(Failure.REQUEST_INCOMPATIBLE_WITH_OBJECT);
        }
        Failure failure = obstacle(connection, station);
        if (failure != null) {
            return Answer.refused(failure);
        }
        take(connection, station);
        return Answer.done();
    }

    private Connection oldestRinging(Station station) {
        Connection oldest = null;
        for (Station other : exchange.stations.values()) {
            Connection ringing = other.in(ConnectionState.ALERTING);
            boolean candidate = other != station && other.pickupGroup == station.pickupGroup && ringing != null;
            if (candidate && (oldest == null || ringing.call.serial < oldest.call.serial)) {
                oldest = ringing;
            }
        }
        return oldest;
    }

    private static Failure obstacle(Connection connection, Station station) {
        boolean rings = connection.state == ConnectionState.ALERTING && ConnectionServices.movable(connection.call);
        if (!rings && !connection.parked) {
            return Failure.INVALID_OBJECT_STATE;
        }
        if (!station.inService) {
            return Failure.RESOURCE_OUT_OF_SERVICE;
        }
        if (station.in(ConnectionState.CONNECT) != null) {
            return Failure.GENERIC_STATE_INCOMPATIBILITY;
        }
        boolean full = station.connections.size() >= station.plan.appearances();
        return full || connection.call.at(station.device.id()) != null ? Failure.RESOURCE_BUSY : null;
    }

    private void take(Connection connection, Station station) {
        Call call = connection.call;
        if (connection.parked) {
            Connection taken = exchange.callControl.addStation(call, station, ConnectionState.CONNECT);
            exchange.callControl.establish(taken, Cause.CALL_PICKUP);
            exchange.callControl.drop(connection, Cause.PARK);
            return;
        }
        exchange.callControl.divert(connection, station.device, Cause.CALL_PICKUP);
        Connection taken = exchange.callControl.addStation(call, station, ConnectionState.CONNECT);
        exchange.callControl.establish(taken, Cause.CALL_PICKUP);
    }

    /** The user of a station parks the call he talks on: it is held until he or another station takes it. */
    public Answer<Nothing> park(String extension) {
        Station station = exchange.stations.get(extension);
        Connection connection = station == null ? null : station.in(ConnectionState.CONNECT);
        if (connection == null) {
            return Answer.refused(Failure.NO_ACTIVE_CALL);
        }
        connection.parked = true;
        exchange.connectionServices.hold(connection, ConsultMode.NONE, Cause.PARK);
        return Answer.done();
    }
}
