package io.strowger.tools.bench.simulator;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A thread that does nothing but wake as often as the load of a switch: how late it wakes is the machine's part in the lateness of that load, in the same run.
 */
final class BareTimer implements AutoCloseable {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LATEST_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final int DIGITS = 3;
    private static final double PERCENT_99 = 99;

    private final Histogram lateness = new Histogram(LATEST_MILLIS, DIGITS);
    private final Thread thread = Thread.ofPlatform().name("bare-timer").daemon().start(this::run);
    private volatile boolean over;

    private void run() {
        long due = System.nanoTime() + TICK_NANOS;
        while (!over) {
            long now = System.nanoTime();
            if (now < due) {
                LockSupport.parkNanos(due - now);
                continue;
            }
            // Every tick that is over counts, as every message that is due does at the switch.
            for (; due <= now; due += TICK_NANOS) {
                lateness.recordValue(Math.min(LATEST_MILLIS, TimeUnit.NANOSECONDS.toMillis(now - due)));
            }
        }
    }

    /** Ends it, and gives the lateness that 99 % did not exceed, in milliseconds. */
    long finishP99Millis() {
        close();
        return lateness.getValueAtPercentile(PERCENT_99);
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
