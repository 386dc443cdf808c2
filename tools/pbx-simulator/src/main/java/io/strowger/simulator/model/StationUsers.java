package io.strowger.simulator.model;

import java.util.List;

import io.strowger.simulator.model.Answer.Nothing;

/** What people do at stations: lift, dial and hang up, and pull the wire. */
public final class StationUsers {
    private final Exchange exchange;

    StationUsers(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The user of a station answers the call that rings it. */
    public Answer<Nothing> answers(String extension) {
        Station station = exchange.stations.get(extension);
        Connection connection = station == null ? null : station.in(ConnectionState.ALERTING);
        return connection == null
                ? Answer.refused(Failure.NO_CALL_TO_ANSWER)
                : exchange.connectionServices.answer(connection.id());
    }

    /** The user of a station hangs up. */
    public Answer<Nothing> hangsUp(String extension) {
        Station station = exchange.stations.get(extension);
        return station == null ? Answer.refused(Failure.NO_CONNECTION_TO_CLEAR) : exchange.handset.hangUp(station);
    }

    /** The user of a station lifts the handset: he answers, or hears dial tone and his station is busy. */
    public Answer<Nothing> lifts(String extension) {
        Station station = exchange.stations.get(extension);
        return station == null
                ? Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER)
                : exchange.handset.lift(station);
    }

    /** The user of a station dials a number or a {@link FeatureCode} with what follows it. */
    public Answer<Nothing> dials(String extension, String digits) {
        Station station = exchange.stations.get(extension);
        return station == null
                ? Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER)
                : exchange.handset.dial(station, digits);
    }

    /** What a voice port that has a call was told about it, as tones; empty for nothing. */
    public String passedTo(String port) {
        for (Connection connection : exchange.stations.get(port).connections) {
            if (!connection.passed.isEmpty()) {
                return connection.passed;
            }
        }
        return "";
    }

    /**
     * Pulls a station's wire, or plugs it in again. Its calls end, unanswered ones of a skill go elsewhere; its agent
     * goes to AUX, and is logged out when the wire is not back in time.
     */
    public void setPlugged(String extension, boolean plugged) {
        Station station = exchange.stations.get(extension);
        if (station.inService == plugged) {
            return;
        }
        if (plugged) {
            setInService(extension, true);
            return;
        }
        loseStation(station);
        if (station.agent != null) {
            exchange.agentControl.unplugged(station.agent);
        }
        exchange.monitors.report(extension, new SwitchEvent.OutOfService(extension, Cause.MAINTENANCE));
    }

    /** Says who answers a station. */
    public void setAnswerMode(String extension, AnswerMode mode) {
        exchange.stations.get(extension).answerMode = mode;
    }

    /** Takes a station out of service, clearing its calls and logging its agent out, or brings it back. */
    public void setInService(String extension, boolean inService) {
        Station station = exchange.stations.get(extension);
        if (station.inService == inService) {
            return;
        }
        if (inService) {
            station.inService = true;
            if (station.agent != null) {
                Deadlines.cancel(station.agent.unpluggedTimer);
            }
            exchange.callCompletion.mayTakeCalls(station);
            exchange.monitors.report(extension, new SwitchEvent.BackInService(extension, Cause.NONE));
            exchange.distribution.memberFree(station);
            return;
        }
        loseStation(station);
        if (station.agent != null) {
            exchange.agentControl.change(
                    new AgentChange(extension, AgentChange.Mode.LOG_OUT, "", "", WorkMode.NONE, 0, false));
        }
        exchange.serviceObserving.deactivate(extension);
        exchange.monitors.report(extension, new SwitchEvent.OutOfService(extension, Cause.MAINTENANCE));
    }

    private void loseStation(Station station) {
        station.inService = false;
        exchange.distribution.stationLost(station);
        for (Connection connection : List.copyOf(station.connections)) {
            if (!connection.call.ended) {
                exchange.callControl.drop(connection, Cause.MAINTENANCE);
            }
        }
    }
}
