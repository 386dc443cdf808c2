package io.strowger.pbx;

import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.RequestClass;
import java.util.List;

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
 * @param work
 *            how the link gets on
 */
public record LinkStatus(String switchName, String link, LinkState state, String phase, LinkDownCause cause,
        String detail, Peer peer, Counters counters, Work work) {
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

    /**
     * How the link gets on.
     *
     * @param classes
     *            one for each request class, in the order in which they go
     * @param steps
     *            one for each step, in their order
     */
    public record Work(Rate rate, List<ClassLoad> classes, List<Step> steps, Refusals refusals, Clock clock) {
        /** Of a link that has not begun. */
        public static final Work NONE = new Work(new Rate(0, 0, 0, 0, ""), List.of(), List.of(), Refusals.NONE,
                Clock.UNKNOWN);

        /** Copies the lists. */
        public Work {
            classes = List.copyOf(classes);
            steps = List.copyOf(steps);
        }
    }

    /**
     * How fast it sends.
     *
     * @param perSecond
     *            requests a second that the configuration allows
     * @param perSecondNow
     *            what is left of it after the server asked for less
     * @param window
     *            monitors and registrations that may wait for their answers now
     * @param congestions
     *            how often the server asked for less since the link was made
     * @param reason
     *            how it said so last, empty when the rate is whole
     */
    public record Rate(int perSecond, int perSecondNow, int window, long congestions, String reason) {}

    /**
     * The requests of one class.
     *
     * @param queued
     *            waiting to be sent now
     * @param sent
     *            since the link was made
     * @param waitP50Micros
     *            time in the queue of half of those sent, at most; likewise {@code waitP99Micros}
     * @param waitMaxMicros
     *            longest time in the queue
     */
    public record ClassLoad(RequestClass requestClass, int queued, long sent, long waitP50Micros, long waitP99Micros,
            long waitMaxMicros) {}

    /**
     * One step of coming up.
     *
     * @param total
     *            as far as it is known yet
     * @param refused
     *            answered with a failure, or not at all
     * @param sinceNanos
     *            on the link's clock, when the step came to this state; 0 = it has not begun
     */
    public record Step(LinkStep step, StepState state, int done, int total, int refused, long sinceNanos) {}

    /** How far a step is. Constants are only appended. */
    public enum StepState {
        NOT_BEGUN, RUNNING, DONE
    }

    /**
     * Monitors and registrations that the switch refuses now.
     *
     * @param count
     *            all of them
     * @param first
     *            of these, at most {@value #LISTED_MAX}
     */
    public record Refusals(int count, List<Refusal> first) {
        /** Most that are listed. */
        public static final int LISTED_MAX = 100;
        /** None. */
        public static final Refusals NONE = new Refusals(0, List.of());

        /** Copies the list. */
        public Refusals {
            first = List.copyOf(first);
        }
    }

    /**
     * A monitor or registration that was refused.
     *
     * @param what
     *            the kind of it
     * @param code
     *            the failure's number
     * @param failure
     *            the failure's name
     * @param remedy
     *            what to do about it, one sentence
     */
    public record Refusal(String deviceId, String what, int code, String failure, String remedy) {}

    /**
     * The switch's clock against this machine's.
     *
     * @param known
     *            whether the switch has told its time since the link was opened
     * @param skewSeconds
     *            how much the switch is ahead, as if it kept the time zone of the link's settings
     */
    public record Clock(boolean known, long skewSeconds) {
        /** The switch has not told its time. */
        public static final Clock UNKNOWN = new Clock(false, 0);
    }
}
