package io.strowger.pbx;

import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;

/**
 * A snapshot of a link for people and metrics. Immutable.
 *
 * @param phase
 *            the driver's own name of what it is doing
 * @param cause
 *            why the link is down, or was last down
 * @param detail
 *            the particulars of the cause
 * @param peer
 *            what the server said of itself
 * @param counters
 *            since the link was made
 */
public record LinkStatus(String switchName, String link, LinkState state, String phase, LinkDownCause cause,
        String detail, Peer peer, Counters counters) {
    /**
     * The server's end.
     *
     * @param privateDataVersion
     *            negotiated; 0 = none
     * @param apiVersion
     *            as the server wrote it
     * @param systemStatus
     *            CSTA system status as last reported, empty when never
     */
    public record Peer(int privateDataVersion, String apiVersion, String libraryVersion, String serverVersion,
            String driverVersion, String systemStatus) {
        /** Nothing known. */
        public static final Peer UNKNOWN = new Peer(0, "", "", "", "", "");
    }

    /**
     * Counts and depths.
     *
     * @param queued
     *            requests waiting for the rate limit now
     * @param pending
     *            requests written and not answered now
     * @param monitorsStanding
     *            now, and {@code registrationsStanding} likewise
     * @param lastReceivedNanos
     *            on the link's clock; 0 = never
     * @param longestWaitMillis
     *            that any request waited in the queue
     */
    public record Counters(int queued, int pending, int monitorsStanding, int registrationsStanding,
            long framesReceived, long framesSent, long bytesReceived, long bytesSent, long eventsUnneeded,
            long eventsOfUnknownMonitor, long requestsRefused, long requestsTimedOut, long requestsNotSent,
            long repliesLate, long anomalies, long connects, long lastReceivedNanos, long longestWaitMillis) {}
}
