package io.strowger.agent.client;

import java.util.random.RandomGenerator;

/** Pauses between attempts to connect: doubling, each with a random half so that many clients do not come back at once. Confined to one thread. */
final class Backoff {
    private final long millisMin;
    private final long millisMax;
    private final RandomGenerator random;
    private long ceiling;

    Backoff(long millisMin, long millisMax, RandomGenerator random) {
        if (millisMin < 1 || millisMax < millisMin) {
            throw new IllegalArgumentException("pauses of " + millisMin + " to " + millisMax + " ms");
        }
        this.millisMin = millisMin;
        this.millisMax = millisMax;
        this.random = random;
        this.ceiling = millisMin;
    }

    /** The next pause: between a half of the ceiling and the ceiling, which doubles. */
    long nextMillis() {
        long half = ceiling / 2;
        long pause = half + random.nextLong(ceiling - half + 1);
        ceiling = Math.min(millisMax, ceiling * 2);
        return Math.max(1, pause);
    }

    /** An attempt succeeded. */
    void reset() {
        ceiling = millisMin;
    }
}
