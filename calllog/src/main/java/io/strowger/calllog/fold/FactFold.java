package io.strowger.calllog.fold;

import io.strowger.core.fact.Fact;
import io.strowger.core.port.JournalledFact;
import java.util.ArrayList;
import java.util.List;

/** What all folds share: the order of facts, and which rows were given before. */
abstract class FactFold<R> implements Fold<R> {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ResumePoint start;
    private long sequence = Long.MIN_VALUE;
    private int index;
    private long timeMillis;
    private JournalledFact place;

    FactFold(ResumePoint start) {
        this.start = start;
    }

    @Override
    public final List<R> accept(JournalledFact at, Fact fact) {
        long next = at.inputSequence();
        if (next < sequence || next == sequence && at.index() <= index) {
            return List.of();
        }
        place = at;
        List<R> rows = new ArrayList<>();
        timeMillis = Math.max(timeMillis, Math.floorDiv(at.timeNanos(), NANOS_PER_MILLI));
        if (next > sequence) {
            beginInput(rows);
        }
        sequence = next;
        index = at.index();
        fold(fact, rows);
        return start.covers(next, index) ? List.of() : rows;
    }

    @Override
    public final ResumePoint resumePoint() {
        if (sequence == Long.MIN_VALUE) {
            return start;
        }
        ResumePoint here = new ResumePoint(Math.min(oldestOpen(sequence), sequence), sequence, index);
        return start.covers(sequence, index)
                ? new ResumePoint(here.fromSequence(), start.afterSequence(), start.afterIndex())
                : here;
    }

    /** The first fact of another input has come; the sequence and index are still those of the fact before. */
    abstract void beginInput(List<R> rows);

    abstract void fold(Fact fact, List<R> rows);

    /** Input sequence at which the oldest open thing began, or {@code otherwise}. */
    abstract long oldestOpen(long otherwise);

    /** Where the fact in hand stands. */
    final JournalledFact place() {
        return place;
    }

    /** Input sequence of the fact in hand. */
    final long sequence() {
        return sequence;
    }

    /** Engine time of the fact in hand, in milliseconds. */
    final long now() {
        return timeMillis;
    }
}
