package io.strowger.simulator.model;

/**
 * What a switch tells an application over its link. Called on the switch's thread from {@link Switch#deliver()} only,
 * never from
 * inside a service request, so that a confirmation can be written before the events it caused.
 */
public interface Application {
    /** Most links of a switch. */
    int MAX_LINK = 64;

    /** Over which of the switch's links it comes, from 1. */
    default int link() {
        return 1;
    }

    /**
     * A monitored device or call had an event.
     *
     * @param monitorId the monitor that saw it
     * @param event the event
     * @param local state of the monitored device's connection, {@link ConnectionState#NONE} for monitors of calls
     */
    void onEvent(int monitorId, SwitchEvent event, ConnectionState local);

    /** A monitor has ended by itself. */
    void onMonitorEnded(int monitorId, Cause cause);

    /** The switch asks where a call shall go. */
    void onRouteRequest(RouteRequest request);

    /** A selected route was used. */
    void onRouteUsed(RouteUsed used);

    /**
     * A question is over.
     *
     * @param cause {@link Failure#GENERIC_UNSPECIFIED} when the call was routed as selected
     */
    void onRouteEnd(int registrationId, int crossRefId, Failure cause);

    /** A registration has ended by itself. */
    void onRegistrationAborted(int registrationId);

    /**
     * A question of the vector.
     *
     * @param registrationId the registration it goes to
     * @param crossRefId identifies the question; a later question for the same call has another one
     * @param currentRoute the VDN
     * @param callingDevice the caller
     * @param routedCall the caller's connection
     * @param facts material for the private data
     */
    record RouteRequest(
            int registrationId,
            int crossRefId,
            Device currentRoute,
            Device callingDevice,
            ConnectionId routedCall,
            CallFacts facts) {}

    /** A selected route was used. */
    record RouteUsed(int registrationId, int crossRefId, Device routeUsed, Device callingDevice) {}
}
