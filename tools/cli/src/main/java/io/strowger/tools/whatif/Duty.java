package io.strowger.tools.whatif;

import java.util.List;

/**
 * When an agent worked.
 *
 * @param changes in the order of their times
 */
record Duty(String agentId, List<Change> changes) {
    /** What an agent did by himself. */
    enum Kind {
        LOG_ON, READY_AUTO, READY_MANUAL, NOT_READY, LOG_OFF
    }

    /** @param station of a log-on; else empty */
    record Change(long atNanos, Kind kind, String switchName, String station, int reasonCode) {}
}
