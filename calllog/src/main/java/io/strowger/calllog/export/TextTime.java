package io.strowger.calllog.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as text. */
final class TextTime {

    private static final DateTimeFormatter ISO_MILLIS = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final DateTimeFormatter ISO_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX",
            Locale.ROOT);

    private TextTime() {}

    /** In a zone, with its offset; of whole seconds. */
    static String ofMillis(long millis, ZoneId zone) {
        return ISO_OFFSET.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    /** Null for 0, which stands for never. */
    static String ofMillis(long millis) {
        return millis == 0 ? null : ISO_MILLIS.format(Instant.ofEpochMilli(millis));
    }

    static String ofNanos(long nanos) {
        return ISO_MILLIS.format(Instant.ofEpochMilli(Math.floorDiv(nanos, NANOS_PER_MILLI)));
    }
}
