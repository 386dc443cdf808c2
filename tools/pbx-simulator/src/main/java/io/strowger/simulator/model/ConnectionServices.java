package io.strowger.simulator.model;

import io.strowger.simulator.model.Answer.Nothing;

/** The CSTA services that change the state of one connection, or of two of one station. */
final class ConnectionServices {
    private final Exchange exchange;

    ConnectionServices(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The connection of a station that a service names, null when there is none. */
    Connection ofStation(ConnectionId id) {
        Connection connection = exchange.connection(id);
        return connection == null || connection.station == null ? null : connection;
    }

    Answer<Nothing> answer(ConnectionId id) {
        Connection connection = ofStation(id);
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.state != ConnectionState.ALERTING) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        if (connection.station.in(ConnectionState.CONNECT) != null) {
            return Answer.refused(Failure.GENERIC_STATE_INCOMPATIBILITY);
        }
        exchange.callControl.establish(connection, Cause.NONE);
        return Answer.done();
    }

    Answer<Nothing> hold(ConnectionId id) {
        Connection connection = ofStation(id);
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.state != ConnectionState.CONNECT) {
            return Answer.refused(Failure.NO_ACTIVE_CALL);
        }
        hold(connection, ConsultMode.NONE, Cause.NONE);
        return Answer.done();
    }

    /** Puts a connection on hold. */
    void hold(Connection connection, ConsultMode mode, Cause cause) {
        connection.state = ConnectionState.HOLD;
        exchange.callControl.report(connection.call,
                new SwitchEvent.Held(connection.id(), connection.device, cause, connection.call.facts().with(mode)),
                connection.device.id());
    }

    Answer<Nothing> retrieve(ConnectionId id) {
        Connection connection = ofStation(id);
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.state != ConnectionState.HOLD) {
            return Answer.refused(Failure.NO_HELD_CALL);
        }
        if (connection.station.in(ConnectionState.CONNECT) != null) {
            return Answer.refused(Failure.GENERIC_STATE_INCOMPATIBILITY);
        }
        retrieve(connection);
        return Answer.done();
    }

    private void retrieve(Connection connection) {
        connection.state = ConnectionState.CONNECT;
        connection.parked = false;
        exchange.callControl.report(connection.call,
                new SwitchEvent.Retrieved(connection.id(), connection.device, Cause.NONE, connection.call.facts()),
                connection.device.id());
    }

    Answer<Nothing> clearConnection(ConnectionId id, UserToUser userToUser) {
        Connection connection = exchange.connection(id);
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.state == ConnectionState.ALERTING) {
            return Answer.refused(Failure.NO_CONNECTION_TO_CLEAR);
        }
        clear(connection, userToUser);
        return Answer.done();
    }

    private void clear(Connection connection, UserToUser userToUser) {
        CallFacts facts = connection.call.facts();
        exchange.callControl.drop(connection, Cause.NONE,
                userToUser.equals(UserToUser.NONE) ? facts : facts.with(userToUser));
    }

    /** Silences busy or another denial tone; the caller stays until he hangs up. */
    Answer<Nothing> dropTone(ConnectionId id) {
        Call call = exchange.calls.get(id.callId());
        if (call == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (call.toneTimer == null) {
            return Answer.refused(Failure.NO_CONNECTION_TO_CLEAR);
        }
        Deadlines.cancel(call.toneTimer);
        call.toneTimer = null;
        return Answer.done();
    }

    Answer<Nothing> clearCall(ConnectionId id) {
        Call call = exchange.calls.get(id.callId());
        if (call == null) {
            return Answer.refused(Failure.INVALID_CSTA_CALL_IDENTIFIER);
        }
        exchange.callControl.clear(call, Cause.CALL_CANCELLED);
        return Answer.done();
    }

    Answer<Nothing> deflect(ConnectionId id, String calledDevice) {
        Connection connection = ofStation(id);
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.state != ConnectionState.ALERTING || !movable(connection.call)) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        Destination destination = exchange.resolve(calledDevice);
        if (destination instanceof Destination.Unknown || connection.device.id().equals(calledDevice)) {
            return Answer.refused(Failure.INVALID_CALLED_DEVICE);
        }
        Failure obstacle = exchange.callControl.obstacle(connection.call, destination);
        if (obstacle != null) {
            return Answer.refused(obstacle);
        }
        Call call = connection.call;
        exchange.callControl.divert(connection, exchange.device(calledDevice), Cause.REDIRECTED);
        exchange.callControl.send(call, destination, Cause.REDIRECTED);
        return Answer.done();
    }

    /**
     * Whether a ringing call can go elsewhere: not one that a vector has only lent to a voice port, nor one of somebody
     * who is called back and alone in it.
     */
    static boolean movable(Call call) {
        return call.vector == null && call.connections.size() > 1;
    }

    /** Swaps an active and a held call of one station. */
    Answer<Nothing> alternate(ConnectionId active, ConnectionId held) {
        Failure failure = pairObstacle(held, active);
        if (failure != null) {
            return Answer.refused(failure);
        }
        hold(exchange.connection(active), ConsultMode.NONE, Cause.NONE);
        retrieve(exchange.connection(held));
        return Answer.done();
    }

    /** Clears the active call's connection and returns to the held one. */
    Answer<Nothing> reconnect(ConnectionId active, ConnectionId held, UserToUser userToUser) {
        Failure failure = pairObstacle(held, active);
        if (failure != null) {
            return Answer.refused(failure);
        }
        Connection back = exchange.connection(held);
        clear(exchange.connection(active), userToUser);
        retrieve(back);
        return Answer.done();
    }

    /** Why two connections are not a station's held and its active one, null when they are. */
    Failure pairObstacle(ConnectionId held, ConnectionId active) {
        Connection heldConnection = ofStation(held);
        Connection activeConnection = ofStation(active);
        if (heldConnection == null || activeConnection == null || heldConnection.station != activeConnection.station
                || heldConnection == activeConnection) {
            return Failure.INVALID_CSTA_CONNECTION_IDENTIFIER;
        }
        if (heldConnection.state != ConnectionState.HOLD) {
            return Failure.NO_HELD_CALL;
        }
        return activeConnection.state == ConnectionState.CONNECT ? null : Failure.NO_ACTIVE_CALL;
    }
}
