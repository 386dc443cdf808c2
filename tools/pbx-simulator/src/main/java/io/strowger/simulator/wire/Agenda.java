package io.strowger.simulator.wire;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Deeds that are to be done at their times, which are the switch's. */
final class Agenda {
    /** Most deeds that wait. */
    static final int MAX_ENTRIES = 100_000;

    private record Entry(long at, long order, Runnable deed) {}

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(
            Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
    private long order;

    void at(long millis, Runnable deed) {
        if (entries.size() >= MAX_ENTRIES) {
            throw new IllegalStateException("more than " + MAX_ENTRIES + " deeds wait");
        }
        entries.add(new Entry(millis, order++, deed));
    }

    long next() {
        return entries.isEmpty() ? Long.MAX_VALUE : entries.peek().at;
    }

    void runDue(long now) {
        while (next() <= now) {
            entries.remove().deed.run();
        }
    }
}
