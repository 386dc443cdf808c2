package io.strowger.simulator.model;

/** Calls that stations make: make call and consultation call, in all their kinds. */
final class Origination {
    private final Exchange exchange;

    Origination(Exchange exchange) {
        this.exchange = exchange;
    }

    Answer<ConnectionId> makeCall(String callingDevice, String calledDevice, CallOptions options) {
        Station station = exchange.station(callingDevice);
        if (station == null) {
            return Answer.refused(Failure.INVALID_CALLING_DEVICE);
        }
        Failure failure = obstacle(station, calledDevice, options);
        if (failure == null && station.in(ConnectionState.CONNECT) != null) {
            failure = Failure.GENERIC_STATE_INCOMPATIBILITY;
        }
        return failure == null ? originate(station, calledDevice, options, null) : Answer.refused(failure);
    }

    private Failure obstacle(Station station, String calledDevice, CallOptions options) {
        if (!station.inService) {
            return Failure.RESOURCE_OUT_OF_SERVICE;
        }
        if (station.connections.size() >= station.plan.appearances() || exchange.full()) {
            return Failure.RESOURCE_BUSY;
        }
        if (!exchange.outgoing.knows(options.destRoute())) {
            return Failure.INVALID_DESTINATION;
        }
        Destination destination = exchange.outgoing.resolve(calledDevice, options.destRoute());
        boolean self = destination instanceof Destination.ToStation to && to.station() == station;
        if (self || destination instanceof Destination.Unknown) {
            return Failure.INVALID_CALLED_DEVICE;
        }
        return switch (options.kind()) {
            case ORDINARY -> null;
            case DIRECT_AGENT -> directAgentObstacle(destination, options.split());
            case SUPERVISOR_ASSIST -> assistObstacle(station, options.split());
        };
    }

    private Failure skillObstacle(String split) {
        if (exchange.skills.containsKey(split)) {
            return null;
        }
        return exchange.resolve(split) instanceof Destination.Unknown
                ? Failure.INVALID_CSTA_DEVICE_IDENTIFIER
                : Failure.INVALID_OBJECT_TYPE;
    }

    private Failure directAgentObstacle(Destination destination, String split) {
        Failure failure = skillObstacle(split);
        if (failure != null) {
            return failure;
        }
        boolean theirs = destination instanceof Destination.ToStation to && has(to.station(), split);
        return theirs ? null : Failure.INVALID_CALLED_DEVICE;
    }

    private Failure assistObstacle(Station station, String split) {
        Failure failure = skillObstacle(split);
        return failure == null && !has(station, split) ? Failure.INVALID_OBJECT_STATE : failure;
    }

    private static boolean has(Station station, String split) {
        return station.agent != null && station.agent.has(split);
    }

    private Answer<ConnectionId> originate(Station station, String calledDevice, CallOptions options,
            CallFacts.OriginalCall original) {
        Destination destination = exchange.outgoing.resolve(calledDevice, options.destRoute());
        Device called = destination instanceof Destination.ToOutside
                ? new Device(calledDevice, Device.Kind.EXTERNAL)
                : exchange.device(calledDevice);
        Call call = exchange.newCall(false, station.device, called);
        call.userToUser = options.userToUser();
        call.priority = options.priority();
        call.original = original;
        if (original != null) {
            call.consult = options.consult();
            call.consultMode = options.consult().mode;
        }
        station.lastNumber = calledDevice;
        Connection connection = exchange.callControl.addStation(call, station, ConnectionState.INITIATE);
        ConnectionId id = connection.id();
        exchange.callControl.report(call, new SwitchEvent.ServiceInitiated(id, Cause.NONE, call.facts()),
                station.device.id());
        connection.state = ConnectionState.CONNECT;
        String agentId = station.agent == null ? "" : station.agent.plan.id();
        exchange.callControl.report(call,
                new SwitchEvent.Originated(id, call.parties(), agentId, Cause.NEW_CALL, call.facts()),
                station.device.id());
        proceed(call, destination, options);
        return Answer.done(id);
    }

    private void proceed(Call call, Destination destination, CallOptions options) {
        if (options.kind() != CallOptions.Kind.ORDINARY) {
            call.split = options.split();
        }
        if (options.kind() == CallOptions.Kind.DIRECT_AGENT && destination instanceof Destination.ToStation to) {
            exchange.distribution.direct(call, exchange.skills.get(options.split()), to.station().agent);
            return;
        }
        Failure obstacle = exchange.callControl.obstacle(call, destination);
        if (obstacle != null) {
            exchange.callControl.fail(call, call.called, exchange.callControl.failure(call, destination));
        } else if (destination instanceof Destination.ToOutside outside) {
            exchange.outgoing.call(call, outside.number(), options.destRoute());
        } else {
            exchange.callControl.send(call, destination, Cause.NEW_CALL);
        }
    }

    Answer<ConnectionId> consult(ConnectionId active, String calledDevice, CallOptions options) {
        Connection connection = exchange.connectionServices.ofStation(active);
        if (connection == null) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        if (connection.state != ConnectionState.CONNECT) {
            return Answer.refused(Failure.NO_ACTIVE_CALL);
        }
        Failure failure = obstacle(connection.station, calledDevice, options);
        if (failure != null) {
            return Answer.refused(failure);
        }
        exchange.connectionServices.hold(connection, options.consult().mode, Cause.NONE);
        Call customer = connection.call;
        CallFacts.OriginalCall original = new CallFacts.OriginalCall(CallFacts.Origin.CONSULTATION, customer.calling,
                customer.called, customer.facts());
        return originate(connection.station, calledDevice, options, original);
    }
}
