package io.strowger.calllog.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What folds share that count by intervals of 15 or 30 minutes of engine time: the interval that lasts, with a row for each key that something was counted of. The
 * rows of an interval come with the first fact behind it.
 */
abstract class CountingFold<K, V, R> extends FactFold<R> {
    private static final long MILLIS_PER_MINUTE = 60_000;

    private final int minutes;
    /** Of the interval that lasts, in the order of its rows. */
    private final Map<K, V> interval;
    private long intervalStart = Long.MIN_VALUE;
    private long intervalNeeds = Long.MAX_VALUE;

    /**
     * @param minutes 15 or 30
     * @param interval where is counted, empty
     */
    CountingFold(int minutes, Map<K, V> interval, ResumePoint start) {
        super(start);
        if (!IntervalFold.MINUTES.contains(minutes)) {
            throw new IllegalArgumentException("an interval has 15 or 30 minutes: " + minutes);
        }
        this.minutes = minutes;
        this.interval = interval;
    }

    @Override
    void beginInput(List<R> rows) {
        long length = minutes * MILLIS_PER_MINUTE;
        long start = Math.floorDiv(now(), length) * length;
        if (start > intervalStart) {
            rows(rows, true);
            interval.clear();
            intervalNeeds = Long.MAX_VALUE;
            intervalStart = start;
        }
    }

    /** Where is counted in the interval that lasts; facts from {@code needs} on would have to be read again to count it again. */
    final Map<K, V> counting(long needs) {
        intervalNeeds = Math.min(intervalNeeds, needs);
        return interval;
    }

    private void rows(List<R> rows, boolean complete) {
        interval.forEach((key, counted) -> rows.add(row(key, counted, intervalStart, complete)));
    }

    abstract R row(K key, V counted, long startMillis, boolean complete);

    final int minutes() {
        return minutes;
    }

    /** The rows of the interval that lasts; what will be booked at its end, such as a contact, is not in them. */
    @Override
    public List<R> open() {
        List<R> rows = new ArrayList<>();
        rows(rows, false);
        return rows;
    }

    @Override
    final long oldestOpen(long otherwise) {
        return Math.min(intervalNeeds, oldestUncounted(otherwise));
    }

    /** Input sequence at which the oldest thing began that is not counted yet, or {@code otherwise}. */
    abstract long oldestUncounted(long otherwise);
}
