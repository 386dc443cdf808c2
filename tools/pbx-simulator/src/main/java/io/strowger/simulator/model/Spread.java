package io.strowger.simulator.model;

import java.util.SplittableRandom;

/**
 * A time drawn evenly from a range.
 *
 * @param minMillis shortest
 * @param maxMillis longest, not less than the shortest
 */
public record Spread(long minMillis, long maxMillis) {
    public Spread {
        if (minMillis < 0 || maxMillis < minMillis) {
            throw new IllegalArgumentException("not a range of times: " + minMillis + " to " + maxMillis);
        }
    }

    /** Always the same time. */
    public static Spread fixed(long millis) {
        return new Spread(millis, millis);
    }

    /** A range of whole seconds. */
    public static Spread seconds(long min, long max) {
        return new Spread(min * 1000, max * 1000);
    }

    /** A time of the range. */
    public long draw(SplittableRandom random) {
        return minMillis == maxMillis ? minMillis : random.nextLong(minMillis, maxMillis + 1);
    }
}
