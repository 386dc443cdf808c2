package io.strowger.tools.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How fast a counter has risen over the last seconds. One thread. */
final class Rate {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(5);

    private record Reading(long nanos, long count) {}

    private final Deque<Reading> readings = new ArrayDeque<>();

    /** Takes a reading and gives the rise a second since the oldest in the window; 0 for the first. */
    double at(long nanos, long count) {
        while (readings.size() > 1 && nanos - readings.peekFirst().nanos() > WINDOW_NANOS) {
            readings.removeFirst();
        }
        readings.addLast(new Reading(nanos, count));
        Reading oldest = readings.peekFirst();
        return nanos == oldest.nanos()
                ? 0
                : (count - oldest.count()) * (double) TimeUnit.SECONDS.toNanos(1) / (nanos - oldest.nanos());
    }
}
