package io.strowger.simulator.model;

import io.strowger.simulator.model.Answer.Nothing;

/** What a station's user does with his telephone. */
final class Handset {
    private final Exchange exchange;

    Handset(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Answers what rings; else there is dial tone and the station is busy until it is hung up. */
    Answer<Nothing> lift(Station station) {
        if (!station.inService) {
            return Answer.refused(Failure.RESOURCE_OUT_OF_SERVICE);
        }
        if (station.in(ConnectionState.CONNECT) != null || station.in(ConnectionState.INITIATE) != null) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        Connection ringing = station.in(ConnectionState.ALERTING);
        if (ringing != null) {
            return exchange.connectionServices.answer(ringing.id());
        }
        return initiate(station) == null ? Answer.refused(Failure.RESOURCE_BUSY) : Answer.done();
    }

    private Connection initiate(Station station) {
        boolean full = station.connections.size() >= station.plan.appearances();
        Call call = full ? null : exchange.newCall(false, station.device, Device.NOT_KNOWN);
        if (call == null) {
            return null;
        }
        Connection connection = exchange.callControl.addStation(call, station, ConnectionState.INITIATE);
        exchange.callControl.report(call, new SwitchEvent.ServiceInitiated(connection.id(), Cause.NONE, call.facts()),
                station.device.id());
        return connection;
    }

    Answer<Nothing> hangUp(Station station) {
        Connection lifted = station.in(ConnectionState.INITIATE);
        Connection connection = lifted == null ? station.in(ConnectionState.CONNECT) : lifted;
        if (connection == null) {
            return Answer.refused(Failure.NO_CONNECTION_TO_CLEAR);
        }
        exchange.callControl.drop(connection, Cause.NONE);
        return Answer.done();
    }

    /** Dials; a feature code does its work when the handset is down again. */
    Answer<Nothing> dial(Station station, String digits) {
        Connection lifted = station.in(ConnectionState.INITIATE);
        FeatureCode code = FeatureCode.of(digits);
        if (code == null) {
            if (lifted != null) {
                exchange.callControl.drop(lifted, Cause.NONE);
            }
            return switch (exchange.origination.makeCall(station.plan.extension(), digits, CallOptions.NONE)) {
                case Answer.Done<ConnectionId> done -> Answer.done();
                case Answer.Refused<ConnectionId> refused -> Answer.refused(refused.failure());
            };
        }
        if (!station.inService) {
            return Answer.refused(Failure.RESOURCE_OUT_OF_SERVICE);
        }
        Connection connection = lifted == null ? initiate(station) : lifted;
        if (connection == null) {
            return Answer.refused(Failure.RESOURCE_BUSY);
        }
        exchange.callControl.drop(connection, Cause.NONE);
        return exchange.agentControl.dialled(station, code, digits.substring(FeatureCode.LENGTH));
    }
}
