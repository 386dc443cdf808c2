package io.strowger.tools.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people. */
public final class Durations {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'",
            Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long MINUTES_PER_HOUR = 60;

    private Durations() {}

    /** {@code 0.4 s}, {@code 12.3 s}, {@code 2 min 5 s}, {@code 3 h 12 min}. */
    public static String text(long millis) {
        if (millis < MILLIS_PER_MINUTE) {
            return String.format(Locale.ROOT, "%d.%d s", millis / 1000, millis % 1000 / 100);
        }
        long minutes = millis / MILLIS_PER_MINUTE;
        if (minutes < MINUTES_PER_HOUR) {
            return minutes + " min " + millis % MILLIS_PER_MINUTE / 1000 + " s";
        }
        return minutes / MINUTES_PER_HOUR + " h " + minutes % MINUTES_PER_HOUR + " min";
    }

    /** A moment of engine time in UTC. */
    public static String moment(long nanos) {
        return MOMENT.format(Instant.ofEpochMilli(nanos / NANOS_PER_MILLI));
    }
}
