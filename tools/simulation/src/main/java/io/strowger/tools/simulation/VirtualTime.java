package io.strowger.tools.simulation;

import java.util.PriorityQueue;

/** The one clock of a run, and what is to happen when. Nanoseconds from the beginning; the same run has the same order. */
final class VirtualTime {
    static final long NANOS_PER_MILLI = 1_000_000L;
    static final long NANOS_PER_SECOND = 1_000 * NANOS_PER_MILLI;

    private record Due(long at, long order, Runnable what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private long now;
    private long order;

    long now() {
        return now;
    }

    long millis() {
        return now / NANOS_PER_MILLI;
    }

    /** Has it done at that time, or as soon as possible; what is due at one time is done in the order of these calls. */
    void at(long nanos, Runnable what) {
        due.add(new Due(Math.max(nanos, now), ++order, what));
    }

    void afterMillis(long millis, Runnable what) {
        at(now + millis * NANOS_PER_MILLI, what);
    }

    /** When the next thing is due; Long.MAX_VALUE when nothing is. */
    long next() {
        return due.isEmpty() ? Long.MAX_VALUE : due.peek().at();
    }

    /** Time passes; never back. */
    void passTo(long nanos) {
        now = Math.max(now, nanos);
    }

    /** Does the first of what is due now; false when nothing is. */
    boolean runOne() {
        if (next() > now) {
            return false;
        }
        due.poll().what().run();
        return true;
    }
}
