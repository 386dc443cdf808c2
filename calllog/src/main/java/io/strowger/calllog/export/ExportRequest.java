package io.strowger.calllog.export;

import io.strowger.calllog.fold.Booking;
import io.strowger.calllog.fold.IntervalClock;

/**
 * What to export.
 *
 * @param fromSequence first input sequence to be read; rows of what began before it are marked as not complete
 * @param intervals for tables of intervals only
 * @param includeOpen whether rows of what has not ended yet are given too, at the end and marked as not complete
 */
public record ExportRequest(ExportTable table, ExportFormat format, long fromSequence, Intervals intervals,
        boolean includeOpen) {

    /**
     * How intervals are counted: what they are, and what is booked when.
     *
     * @param unit of times in rows of skills and agents
     */
    public record Intervals(IntervalClock clock, Booking booking, TimeUnit unit) {
        public static final Intervals DEFAULT = new Intervals(IntervalClock.utc(30), Booking.EVENT);

        /** Times in milliseconds. */
        public Intervals(IntervalClock clock, Booking booking) {
            this(clock, booking, TimeUnit.MILLISECONDS);
        }
    }

    /** Unit of times in interval reports. */
    public enum TimeUnit {
        /** As they are measured: parts add up exactly. */
        MILLISECONDS("ms"),
        /** As Avaya CMS has them, each rounded to the nearest: parts may differ from their sum by a second each. */
        SECONDS("s");

        private static final long MILLIS_PER_SECOND = 1_000;
        private final String text;

        TimeUnit(String text) {
            this.text = text;
        }

        /** As column {@code unit} says it. */
        public String text() {
            return text;
        }

        long of(long millis) {
            return this == MILLISECONDS ? millis : (millis + MILLIS_PER_SECOND / 2) / MILLIS_PER_SECOND;
        }
    }

    /** All that has ended, from the beginning on. */
    public static ExportRequest of(ExportTable table, ExportFormat format) {
        return new ExportRequest(table, format, 0, Intervals.DEFAULT, false);
    }
}
