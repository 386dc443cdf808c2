package io.strowger.calllog.fold;

import io.strowger.calllog.fold.CallRecord.ContactRecord;
import io.strowger.calllog.fold.CallRecord.SegmentRecord;
import io.strowger.core.fact.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Wrap-up codes by agent, skill and interval, counted from the records of contacts. The rows of an interval come with the first fact behind it. */
public final class WrapUpFold extends FactFold<WrapUpRow> {
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::agentId).thenComparing(Key::skill)
            .thenComparing(Key::wrapUp);

    private record Key(String agentId, String skill, String wrapUp) {}

    private final int minutes;
    private final CallRecordFold records;
    private final Map<Key, Integer> interval = new TreeMap<>(ORDER);
    private long intervalStart = Long.MIN_VALUE;
    private long intervalNeeds = Long.MAX_VALUE;

    /**
     * A fold that goes on from a resume point, or {@link ResumePoint#START}.
     *
     * @param minutes 15 or 30
     */
    public WrapUpFold(int minutes, ResumePoint start) {
        super(start);
        if (!IntervalFold.MINUTES.contains(minutes)) {
            throw new IllegalArgumentException("an interval has 15 or 30 minutes: " + minutes);
        }
        this.minutes = minutes;
        this.records = new CallRecordFold(ResumePoint.from(start.fromSequence()));
    }

    @Override
    void beginInput(List<WrapUpRow> rows) {
        long length = minutes * MILLIS_PER_MINUTE;
        long start = Math.floorDiv(now(), length) * length;
        if (start > intervalStart) {
            rows(rows, true);
            interval.clear();
            intervalNeeds = Long.MAX_VALUE;
            intervalStart = start;
        }
    }

    @Override
    void fold(Fact fact, List<WrapUpRow> rows) {
        // What this fact completes began before it, and would have to be read again to be counted again.
        long needs = records.resumePoint().fromSequence();
        for (CallRecord record : records.accept(place(), fact)) {
            if (record instanceof ContactRecord contact) {
                contact.segments().forEach(segment -> count(segment, needs));
            }
        }
    }

    private void count(SegmentRecord segment, long needs) {
        if (segment.answeredMillis() != 0) {
            interval.merge(new Key(segment.agentId(), segment.skill(), segment.wrapUp()), 1, Integer::sum);
            intervalNeeds = Math.min(intervalNeeds, needs);
        }
    }

    private void rows(List<WrapUpRow> rows, boolean complete) {
        interval.forEach((key, count) -> rows.add(new WrapUpRow(key.agentId(), key.skill(), key.wrapUp(),
                intervalStart, minutes, count, complete)));
    }

    /** The rows of the interval that lasts. */
    @Override
    public List<WrapUpRow> open() {
        List<WrapUpRow> rows = new ArrayList<>();
        rows(rows, false);
        return rows;
    }

    @Override
    long oldestOpen(long otherwise) {
        return Math.min(intervalNeeds, records.oldestOpen(otherwise));
    }
}
