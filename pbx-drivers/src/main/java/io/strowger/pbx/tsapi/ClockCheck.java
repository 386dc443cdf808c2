package io.strowger.pbx.tsapi;

import io.strowger.csta.tsapi.Att;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Holds the switch's time of day against this machine's. One thread. */
final class ClockCheck {
    private static final int CENTURY = 100;
    private static final int THIS_CENTURY = 2_000;
    private static final int YEAR_BASE = 1_900;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final LinkContext.NanoClock clock;
    private final ZoneId zone;
    private final long every;
    private long next = Long.MAX_VALUE;
    private LinkStatus.Clock status = LinkStatus.Clock.UNKNOWN;

    ClockCheck(LinkContext.NanoClock clock, TsapiOptions.Clock options) {
        this.clock = clock;
        this.zone = options.zone();
        this.every = options.every() * NANOS_PER_MILLI;
    }

    /** The stream is gone; what is known of the clocks stays until it is asked for again. */
    void reset() {
        next = Long.MAX_VALUE;
    }

    /** It was asked for. */
    void asked(long nanos) {
        next = every == 0 ? Long.MAX_VALUE : nanos + every;
    }

    /** When it is to be asked for again. */
    long nextAt() {
        return next;
    }

    /**
     * The switch told its time, half of the way of the answer ago.
     *
     * @return whether the time can be read
     */
    boolean answered(Att.QueryTodConf tod, long roundTripNanos) {
        try {
            Instant told = LocalDateTime
                    .of(year(tod.year()), tod.month(), tod.day(), tod.hour(), tod.minute(), tod.second())
                    .atZone(zone)
                    .toInstant();
            Instant then = clock.wall().minusNanos(roundTripNanos / 2);
            status = new LinkStatus.Clock(true, Duration.between(then, told).toSeconds());
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    /** Switches tell whole years, years of the century, and years since 1900. */
    private static int year(int told) {
        if (told < CENTURY) {
            return THIS_CENTURY + told;
        }
        return told < YEAR_BASE ? YEAR_BASE + told : told;
    }

    LinkStatus.Clock status() {
        return status;
    }
}
