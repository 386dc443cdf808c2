package io.strowger.simulator.model;

import io.strowger.simulator.model.Answer.Nothing;

/** What a station's user sets and an application may set for him; monitors of the station see each change. */
public final class StationFeatures {
    /** The lamp bit of an application on the link. */
    public static final int MESSAGE_OF_CTI = 0x10;
    /** Every lamp bit there is. */
    public static final int ALL_MESSAGES = 0x1f;

    private final Exchange exchange;

    StationFeatures(Exchange exchange) {
        this.exchange = exchange;
    }

    private <T> Answer<T> refused(String device) {
        return Answer.refused(exchange.notAStation(device));
    }

    /** A station's features. */
    public Answer<Features> query(String device) {
        Station station = exchange.stations.get(device);
        return station == null
                ? refused(device)
                : Answer.done(
                        new Features(station.doNotDisturb, station.messageApplications, station.forwardings));
    }

    /** The number that was called last from a station, empty for none. */
    public Answer<String> lastNumber(String device) {
        Station station = exchange.stations.get(device);
        return station == null ? refused(device) : Answer.done(station.lastNumber);
    }

    /** Keeps calls away from a station or lets them come again. */
    public Answer<Nothing> setDoNotDisturb(String device, boolean on) {
        Station station = exchange.stations.get(device);
        if (station == null) {
            return refused(device);
        }
        if (station.doNotDisturb != on) {
            station.doNotDisturb = on;
            exchange.monitors.report(device, new SwitchEvent.DoNotDisturb(station.device, on));
            exchange.callCompletion.mayTakeCalls(station);
        }
        return Answer.done();
    }

    /** Switches a station's lamp for one application; it is on as long as any wants it. */
    public Answer<Nothing> setMessageWaiting(String device, int application, boolean on) {
        Station station = exchange.stations.get(device);
        if (station == null) {
            return refused(device);
        }
        if (application == 0 || (application & ~ALL_MESSAGES) != 0) {
            return Answer.refused(Failure.VALUE_OUT_OF_RANGE);
        }
        int now = on ? station.messageApplications | application : station.messageApplications & ~application;
        if (now != station.messageApplications) {
            station.messageApplications = now;
            exchange.monitors.report(device,
                    new SwitchEvent.MessageWaiting(station.device, Device.NOT_KNOWN, now != 0, now));
        }
        return Answer.done();
    }

    /** Forwards a station's calls on one occasion, or no longer. */
    public Answer<Nothing> setForwarding(String device, ForwardingType type, boolean on, String destination) {
        Station station = exchange.stations.get(device);
        if (station == null) {
            return refused(device);
        }
        boolean possible = !on || !device.equals(destination)
                && !(exchange.resolve(destination) instanceof Destination.Unknown);
        if (!possible) {
            return Answer.refused(Failure.INVALID_FORWARDING_DESTINATION);
        }
        String before = on ? station.forwardings.put(type, destination) : station.forwardings.remove(type);
        boolean changed = on ? !destination.equals(before) : before != null;
        if (changed) {
            exchange.monitors.report(device,
                    new SwitchEvent.Forwarding(station.device, type, on, on ? destination : ""));
        }
        return Answer.done();
    }

    /** Administers where a station's unanswered calls go, null for nowhere; false when there is no such station. */
    public boolean setCoverage(String device, CoveragePath path) {
        Station station = exchange.stations.get(device);
        if (station == null || path != null && exchange.resolve(path.destination()) instanceof Destination.Unknown) {
            return false;
        }
        station.coverage = path;
        return true;
    }

    /** Administers a station's pickup group, 0 for none; false when there is no such station. */
    public boolean setPickupGroup(String device, int group) {
        Station station = exchange.stations.get(device);
        if (station == null || group < 0) {
            return false;
        }
        station.pickupGroup = group;
        return true;
    }
}
