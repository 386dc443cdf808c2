package io.strowger.calllog.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What folds share that count by intervals: the interval that lasts, with a row for each key that something was counted of. The rows of an interval come with the first
 * fact behind it. Where a fold begins in the middle of a journal its first interval is not complete.
 */
abstract class CountingFold<K, V, R> extends FactFold<R> {
    private final IntervalClock clock;
    /** Of the interval that lasts, in the order of its rows. */
    private final Map<K, V> counted;
    /** Null before the first fact. */
    private Interval interval;
    private long intervalNeeds = Long.MAX_VALUE;
    private boolean whole;

    /** @param counted where is counted, empty */
    CountingFold(IntervalClock clock, Map<K, V> counted, ResumePoint start) {
        super(start);
        this.clock = clock;
        this.counted = counted;
        this.whole = start.isWhole();
    }

    @Override
    void beginInput(List<R> rows) {
        if (interval == null) {
            interval = clock.at(now());
        }
        while (now() >= interval.endMillis()) {
            atEnd(interval.endMillis());
            rows(rows, whole);
            counted.clear();
            intervalNeeds = Long.MAX_VALUE;
            whole = true;
            boolean lasts = lasts();
            interval = clock.at(lasts ? interval.endMillis() : now());
            if (lasts) {
                atBeginning();
            }
        }
    }

    /** The interval ends at that moment; what lasts beyond is counted up to it. */
    void atEnd(long millis) {
        // Most count only what happens.
    }

    /** Whether something lasts that is counted also in an interval in which nothing happens. */
    boolean lasts() {
        return false;
    }

    /** An interval begins with what lasts. */
    void atBeginning() {
        // As above.
    }

    /** Where is counted in the interval that lasts; facts from {@code needs} on would have to be read again to count it again. */
    final Map<K, V> counting(long needs) {
        intervalNeeds = Math.min(intervalNeeds, needs);
        return counted;
    }

    private void rows(List<R> rows, boolean complete) {
        counted.forEach((key, value) -> rows.add(row(key, value, interval, complete)));
    }

    abstract R row(K key, V value, Interval of, boolean complete);

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
