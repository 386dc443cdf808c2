package io.strowger.pbx.tsapi;

import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: each twice as long as the one before, up to a limit, and up to a fifth shorter or longer
 * by chance so that links do not come back in step.
 */
final class Backoff {
    private static final int JITTER_DIVISOR = 5;

    private final long minMillis;
    private final long maxMillis;
    private final RandomGenerator chance;
    private long nextMillis;

    Backoff(long minMillis, long maxMillis, RandomGenerator chance) {
        this.minMillis = minMillis;
        this.maxMillis = maxMillis;
        this.chance = chance;
        this.nextMillis = minMillis;
    }

    /** The next pause, at least {@code floorMillis} before the chance is added. */
    long next(long floorMillis) {
        long base = Math.max(nextMillis, floorMillis);
        nextMillis = Math.min(maxMillis, nextMillis * 2);
        long spread = base / JITTER_DIVISOR;
        return base - spread + (spread == 0 ? 0 : chance.nextLong(2 * spread + 1));
    }

    /** The last attempt succeeded. */
    void reset() {
        nextMillis = minMillis;
    }
}
