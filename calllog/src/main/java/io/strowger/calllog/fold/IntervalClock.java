package io.strowger.calllog.fold;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Divides time into intervals as the clocks of a zone show them, so that none is twice and none is missing when they are set: the day that has 25 hours has 100
 * quarters. Where a clock is set in the middle of an interval, another one begins there.
 *
 * @param minutes length of an interval, one of {@link #MINUTES}
 */
public record IntervalClock(ZoneId zone, int minutes) {
    /** A day of the zone, which has 23 hours or 25 twice a year in many. */
    public static final int DAY = 1_440;
    /** Lengths of an interval. */
    public static final List<Integer> MINUTES = List.of(15, 30, 60, DAY);

    /** Where a site does not say. */
    public static final ZoneId UTC = ZoneId.of("UTC");

    private static final long MILLIS_PER_MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long MILLIS_PER_SECOND = 1_000;

    public IntervalClock {
        if (!MINUTES.contains(minutes)) {
            throw new IllegalArgumentException("an interval has one of " + MINUTES + " minutes: " + minutes);
        }
    }

    /** Of engine time, which is UTC. */
    public static IntervalClock utc(int minutes) {
        return new IntervalClock(UTC, minutes);
    }

    /** The interval that a moment lies in. */
    public Interval at(long millis) {
        Instant moment = Instant.ofEpochMilli(millis);
        if (minutes == DAY) {
            LocalDate day = moment.atZone(zone).toLocalDate();
            return new Interval(start(day), start(day.plusDays(1)));
        }
        ZoneRules rules = zone.getRules();
        long length = minutes * MILLIS_PER_MINUTE;
        long offset = rules.getOffset(moment).getTotalSeconds() * MILLIS_PER_SECOND;
        long start = Math.floorDiv(millis + offset, length) * length - offset;
        ZoneOffsetTransition before = rules.previousTransition(moment.plusMillis(1));
        ZoneOffsetTransition after = rules.nextTransition(moment);
        return new Interval(before == null ? start : Math.max(start, before.getInstant().toEpochMilli()),
                after == null ? start + length : Math.min(start + length, after.getInstant().toEpochMilli()));
    }

    private long start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
