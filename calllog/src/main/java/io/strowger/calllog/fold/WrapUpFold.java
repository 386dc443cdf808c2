package io.strowger.calllog.fold;

import io.strowger.calllog.fold.CallRecord.ContactRecord;
import io.strowger.calllog.fold.CallRecord.SegmentRecord;
import io.strowger.core.fact.Fact;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Wrap-up codes by agent, skill and interval, counted from the records of contacts. The rows of an interval come with the first fact behind it. */
public final class WrapUpFold extends CountingFold<WrapUpFold.Key, Integer, WrapUpRow> {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::agentId).thenComparing(Key::skill)
            .thenComparing(Key::wrapUp);

    record Key(String agentId, String skill, String wrapUp) {}

    private final CallRecordFold records;

    /** A fold that goes on from a resume point, or {@link ResumePoint#START}. */
    public WrapUpFold(IntervalClock clock, ResumePoint start) {
        super(clock, new TreeMap<>(ORDER), start);
        this.records = new CallRecordFold(ResumePoint.from(start.fromSequence()));
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
            counting(needs).merge(new Key(segment.agentId(), segment.skill(), segment.wrapUp()), 1, Integer::sum);
        }
    }

    @Override
    WrapUpRow row(Key key, Integer count, Interval of, boolean complete) {
        return new WrapUpRow(key.agentId(), key.skill(), key.wrapUp(), of.startMillis(), of.minutes(), count, complete);
    }

    @Override
    long oldestUncounted(long otherwise) {
        return records.oldestOpen(otherwise);
    }
}
