package io.strowger.simulator.model;

/**
 * An application's choice for a call.
 *
 * @param registrationId the registration
 * @param crossRefId the question
 * @param destination the chosen station, agent, VDN, skill or outside number
 * @param routeUsedRequested whether a report of the used route is wanted
 * @param userToUser new user-to-user information, null to keep what the call has
 * @param directAgentSplit the skill of which the chosen agent gets the call as his own, empty for an ordinary call
 * @param collect digits of the caller that the application wants to hear of, null for none
 */
public record RouteSelect(
        int registrationId,
        int crossRefId,
        String destination,
        boolean routeUsedRequested,
        UserToUser userToUser,
        String directAgentSplit,
        Collect collect) {
    /** A choice of a destination and nothing more. */
    public RouteSelect(int registrationId, int crossRefId, String destination, boolean routeUsedRequested,
            UserToUser userToUser) {
        this(registrationId, crossRefId, destination, routeUsedRequested, userToUser, "", null);
    }

    /**
     * Digits wanted by a tone detector.
     *
     * @param digits how many at most, 1 to {@link #MAX_DIGITS}
     * @param timeoutSeconds how long it listens, 0 to {@link #MAX_TIMEOUT}
     */
    public record Collect(int digits, int timeoutSeconds) {
        /** Most digits. */
        public static final int MAX_DIGITS = 24;
        /** Longest time in seconds. */
        public static final int MAX_TIMEOUT = 63;

        public Collect {
            if (digits < 1 || digits > MAX_DIGITS || timeoutSeconds < 0 || timeoutSeconds > MAX_TIMEOUT) {
                throw new IllegalArgumentException("detector for " + digits + " digits, " + timeoutSeconds + " s");
            }
        }
    }
}
