package io.strowger.server.http;

import java.util.List;
import java.util.Map;

/**
 * How the server is, for machines and people.
 *
 * @param status UP, DEGRADED, DRAINING, STALLED or FAILED
 * @param reasons why it is not simply UP, one sentence each
 * @param epoch and sequence of the published state
 * @param siteDiffers the site files say something else than the configuration in force
 */
public record Health(Status status, List<String> reasons, String server, long epoch, long sequence,
        long configurationVersion, boolean siteDiffers, List<LinkHealth> links, Map<String, Long> counts) {

    /** Constants are only appended. */
    public enum Status {
        UP,
        /** It works, and something needs looking at. */
        DEGRADED, DRAINING, STALLED, FAILED;

        /** Whether the server does its work. */
        public boolean isServing() {
            return this == UP || this == DEGRADED;
        }
    }

    /**
     * A link as its driver sees it; the cause's number is that of the manual.
     *
     * @param work null for a link that could not be made
     * @param agreement likewise
     */
    public record LinkHealth(String link, String state, String phase, int causeNumber, String cause, String remedy,
            String detail, LinkWork work, LinkAgreement agreement) {}
}
