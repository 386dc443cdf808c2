package io.strowger.pbx.tsapi;

import io.strowger.pbx.LinkStatus;

/** Counts of a link since it was made. One thread. */
final class LinkCounters {
    long framesReceived;
    long framesSent;
    long bytesReceived;
    long bytesSent;
    long eventsUnneeded;
    long eventsOfUnknownMonitor;
    long badBodies;
    long badPrivateData;
    long requestsRefused;
    long requestsTimedOut;
    long requestsNotSent;
    long repliesLate;
    long anomalies;
    long connects;
    long lastReceivedNanos;

    LinkStatus.Counters snapshot(RequestDesk desk, Roster roster) {
        return new LinkStatus.Counters(desk.queued(), desk.pending(), roster.monitorsStanding(),
                roster.registrationsStanding(), framesReceived, framesSent, bytesReceived, bytesSent, eventsUnneeded,
                eventsOfUnknownMonitor, requestsRefused, requestsTimedOut, requestsNotSent, repliesLate,
                anomalies + badBodies + badPrivateData, connects, lastReceivedNanos, desk.longestWaitMillis());
    }
}
