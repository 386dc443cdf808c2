package io.strowger.simulator.model;

/**
 * An application's choice for a call.
 *
 * @param registrationId the registration
 * @param crossRefId the question
 * @param destination the chosen station, agent, VDN, skill or outside number
 * @param routeUsedRequested whether a report of the used route is wanted
 * @param userToUser new user-to-user information, null to keep what the call has
 */
public record RouteSelect(
        int registrationId,
        int crossRefId,
        String destination,
        boolean routeUsedRequested,
        UserToUser userToUser) {}
