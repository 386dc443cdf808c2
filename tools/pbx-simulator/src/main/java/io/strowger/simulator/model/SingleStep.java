package io.strowger.simulator.model;

import java.util.Set;

import io.strowger.simulator.model.MonitorTable.Scope;

/** Conference and transfer in one step, without a call in between. */
final class SingleStep {
    private final Exchange exchange;

    SingleStep(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Brings a device into an active call; it is reported as answering, not as a conference. */
    Answer<MergedCall> conference(SingleStepConference request) {
        Connection connection = exchange.connection(request.active());
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        Call call = connection.call;
        if (call.vector != null || connection.state != ConnectionState.CONNECT) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        Station station = exchange.station(request.device());
        if (station == null) {
            return Answer.refused(exchange.notAStation(request.device()));
        }
        Failure failure = joinObstacle(call, station);
        if (failure != null) {
            return Answer.refused(failure);
        }
        Connection joined;
        if (request.alertDestination()) {
            joined = exchange.callControl.ring(call, station, Cause.NEW_CALL, false);
            joined.silent = request.silent();
        } else {
            joined = join(call, station, request.silent());
        }
        return Answer.done(new MergedCall(joined.id(), call.partyList(), call.ucid));
    }

    /** Why an idle station cannot come into a call, null when it can. */
    Failure joinObstacle(Call call, Station station) {
        if (call.connections.size() >= CallControl.MAX_PARTIES) {
            return Failure.CONFERENCE_MEMBER_LIMIT_EXCEEDED;
        }
        if (!station.inService) {
            return Failure.RESOURCE_OUT_OF_SERVICE;
        }
        return station.idle() ? null : Failure.RESOURCE_BUSY;
    }

    private Connection join(Call call, Station station, boolean silent) {
        Connection joined = exchange.callControl.addStation(call, station, ConnectionState.CONNECT);
        joined.silent = silent;
        exchange.callControl.report(call,
                new SwitchEvent.Established(joined.id(), station.device, call.parties(),
                        silent ? Cause.SILENT_MONITOR : Cause.ACTIVE_MONITOR, call.facts()),
                station.device.id());
        return joined;
    }

    /** A station's call goes to another device and the station leaves it; the answer is the other device's connection. */
    Answer<TransferredCall> transfer(ConnectionId active, String transferredTo) {
        Connection connection = exchange.connectionServices.ofStation(active);
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        Call call = connection.call;
        boolean talks = connection.state == ConnectionState.CONNECT && !connection.silent;
        boolean others = call.connections.stream()
                .anyMatch(other -> other != connection && other.state != ConnectionState.ALERTING);
        if (!talks || !others || call.waits()) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        Destination destination = exchange.resolve(transferredTo);
        if (destination instanceof Destination.Unknown || connection.device.id().equals(transferredTo)) {
            return Answer.refused(Failure.INVALID_CALLED_DEVICE);
        }
        Failure obstacle = exchange.callControl.obstacle(call, destination);
        if (obstacle != null) {
            return Answer.refused(obstacle);
        }
        Device to = exchange.device(transferredTo);
        Set<String> participants = CallControl.devices(call);
        call.original = Merging.original(CallFacts.Origin.TRANSFERRED, call);
        ConnectionId old = connection.id();
        call.left(old, Cause.SINGLE_STEP_TRANSFER);
        call.lastRedirection = connection.device;
        exchange.callControl.take(connection);
        SwitchEvent.Merge merge = new SwitchEvent.Merge(old, ConnectionId.NONE, call.partyList());
        exchange.monitors.report(call, new SwitchEvent.Transferred(merge, connection.device, to,
                Cause.SINGLE_STEP_TRANSFER, call.facts()), participants, connection.device.id(), Scope.ALL);
        exchange.callControl.send(call, destination, Cause.SINGLE_STEP_TRANSFER);
        exchange.callControl.freed(connection);
        return Answer.done(new TransferredCall(new ConnectionId(call.id, transferredTo, false), call.ucid));
    }
}
