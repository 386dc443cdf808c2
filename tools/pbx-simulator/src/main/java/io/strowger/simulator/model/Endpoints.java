package io.strowger.simulator.model;

import java.util.List;

/** Which telephones are registered for which extensions; monitors of the extension see each change. */
public final class Endpoints {
    /** Most telephones of one extension. */
    public static final int MAX_ENDPOINTS = 3;

    private final Exchange exchange;

    Endpoints(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The telephones of a station, in order of registration. */
    public Answer<List<Endpoint>> query(String device) {
        Station station = exchange.stations.get(device);
        return station == null
                ? Answer.refused(exchange.notAStation(device))
                : Answer.done(List.copyOf(station.endpoints));
    }

    /** A telephone registers; false when the number is taken, there are too many, or it is no station. */
    public boolean register(String device, Endpoint endpoint) {
        Station station = exchange.stations.get(device);
        if (station == null || station.endpoints.size() >= MAX_ENDPOINTS
                || station.endpoints.stream().anyMatch(other -> other.instanceId() == endpoint.instanceId())) {
            return false;
        }
        station.endpoints.add(endpoint);
        exchange.monitors.report(device,
                new SwitchEvent.EndpointRegistered(device, station.inService, endpoint));
        return true;
    }

    /** A telephone is gone; false when there is none of that number. */
    public boolean unregister(String device, int instanceId, Endpoint.Reason reason) {
        Station station = exchange.stations.get(device);
        Endpoint endpoint = station == null
                ? null
                : station.endpoints.stream().filter(e -> e.instanceId() == instanceId).findFirst().orElse(null);
        if (endpoint == null) {
            return false;
        }
        station.endpoints.remove(endpoint);
        exchange.monitors.report(device,
                new SwitchEvent.EndpointUnregistered(device, station.inService, endpoint, reason));
        return true;
    }

    /** Every telephone of a station is gone. */
    void lost(Station station) {
        for (Endpoint endpoint : List.copyOf(station.endpoints)) {
            unregister(station.plan.extension(), endpoint.instanceId(), Endpoint.Reason.LOST_SIGNALING_CONNECTION);
        }
    }
}
