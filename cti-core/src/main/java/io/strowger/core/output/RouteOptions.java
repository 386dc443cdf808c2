package io.strowger.core.output;

import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.RedirectType;

/**
 * What may be said with a selected route. What is null, empty or false is not said.
 *
 * @param callingDevice shown to the destination instead of the caller's number
 * @param directAgentSplit the route is an agent of this split: a direct agent call
 * @param destRoute the trunk access code to go out by
 * @param collect digits to collect on the way
 * @param providedDigits digits that the vector may use as if the caller had entered them
 * @param redirect null for a VDN
 * @param skill the skill that the selected agent works the call for
 */
public record RouteOptions(String callingDevice, String directAgentSplit, boolean priorityCalling, String destRoute,
        CollectDigits collect, String providedDigits, RedirectType redirect, String skill) {
    /** Nothing is said. */
    public static final RouteOptions NONE = new RouteOptions("", "", false, "", null, "", null, "");

    /**
     * Digits to be collected by a tone detector.
     *
     * @param timeoutSeconds between two digits
     * @param party whose digits; null for the caller
     * @param untilDisconnect whether the detector stays until the party disconnects instead of leaving at the answer
     */
    public record CollectDigits(int digits, int timeoutSeconds, ConnectionId party, boolean untilDisconnect) {}
}
