package io.strowger.simulator.model;

import io.strowger.simulator.model.Answer.Nothing;

/** Setting up and ending monitors: what applications are told of calls and stations. */
public final class Monitoring {
    private final Exchange exchange;

    Monitoring(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Monitors a station, or a skill for its agents' log-in and log-out; the answer is the monitor's id. */
    public Answer<Integer> ofDevice(Application application, String device) {
        if (exchange.stations.containsKey(device) || exchange.skills.containsKey(device)) {
            return exchange.monitors.start(application, Monitor.Kind.DEVICE, device, 0);
        }
        return Answer.refused(exchange.vdns.containsKey(device)
                ? Failure.REQUEST_INCOMPATIBLE_WITH_OBJECT
                : Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
    }

    /**
     * Monitors the calls that enter a VDN, or a hunt group that vectors do not control, from now on. Skills that vectors
     * control cannot be monitored for calls.
     */
    public Answer<Integer> ofCallsVia(Application application, String device) {
        return ofCallsVia(application, device, false);
    }

    /** The same; predictive calls of the device are seen from their beginning when the application wants it. */
    public Answer<Integer> ofCallsVia(Application application, String device, boolean flowPredictive) {
        if (exchange.monitors.canMonitorCalls(device)) {
            return exchange.monitors.start(application, Monitor.Kind.CALLS_VIA_DEVICE, device, 0, flowPredictive);
        }
        return Answer.refused(exchange.skills.containsKey(device)
                ? Failure.REQUEST_INCOMPATIBLE_WITH_OBJECT
                : Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
    }

    /** Monitors one call until it ends. */
    public Answer<Integer> ofCall(Application application, ConnectionId call) {
        Call found = exchange.calls.get(call.callId());
        return found == null
                ? Answer.refused(Failure.INVALID_CSTA_CALL_IDENTIFIER)
                : exchange.monitors.start(application, Monitor.Kind.CALL, "", found.serial);
    }

    /** Ends a monitor. */
    public Answer<Nothing> stop(Application application, int monitorId) {
        Monitor monitor = exchange.monitors.get(monitorId);
        if (monitor == null || monitor.application() != application) {
            return Answer.refused(Failure.INVALID_CROSS_REF_ID);
        }
        exchange.monitors.stop(monitor);
        return Answer.done();
    }

    /** A monitor sees no more of one call, but goes on with others. */
    public Answer<Nothing> stopOnCall(Application application, int monitorId, ConnectionId call) {
        Monitor monitor = exchange.monitors.get(monitorId);
        if (monitor == null || monitor.application() != application) {
            return Answer.refused(Failure.INVALID_CROSS_REF_ID);
        }
        Call found = exchange.calls.get(call.callId());
        return found == null
                ? Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER)
                : exchange.monitors.stopOnCall(monitor, found);
    }
}
