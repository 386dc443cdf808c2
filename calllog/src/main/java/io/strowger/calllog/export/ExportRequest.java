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

    /** How intervals are counted: what they are, and what is booked when. */
    public record Intervals(IntervalClock clock, Booking booking) {
        public static final Intervals DEFAULT = new Intervals(IntervalClock.utc(30), Booking.EVENT);
    }

    /** All that has ended, from the beginning on. */
    public static ExportRequest of(ExportTable table, ExportFormat format) {
        return new ExportRequest(table, format, 0, Intervals.DEFAULT, false);
    }
}
