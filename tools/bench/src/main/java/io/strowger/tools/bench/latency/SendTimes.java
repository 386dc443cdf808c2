package io.strowger.tools.bench.latency;

import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * When to send within a slice, drawn in advance, so that a slow answer delays nothing that comes after it. One time in each of equal parts, at a drawn place in
 * it: an even rate that no period of the machine can keep step with.
 */
public final class SendTimes {
    private final long[] offsets;
    private long latestNanos;

    /** So many within a slice. */
    public SendTimes(int count, long sliceNanos, SplittableRandom random) {
        offsets = new long[count];
        long part = sliceNanos / count;
        for (int i = 0; i < count; i++) {
            offsets[i] = i * part + random.nextLong(part);
        }
    }

    /** Offsets from the beginning of the slice, rising. */
    long[] offsets() {
        return offsets.clone();
    }

    /** Calls the sender at each time, on this thread. */
    public void run(Runnable sender) {
        long begin = System.nanoTime();
        for (long offset : offsets) {
            long wait = begin + offset - System.nanoTime();
            while (wait > 0) {
                LockSupport.parkNanos(wait);
                wait = begin + offset - System.nanoTime();
            }
            latestNanos = Math.max(latestNanos, -wait);
            sender.run();
        }
    }

    /** How long after its time the latest one of all runs was sent. */
    public long latestNanos() {
        return latestNanos;
    }
}
