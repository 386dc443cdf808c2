package io.strowger.tools.bench;

import java.util.Arrays;

/** Durations that grow by appending, in nanoseconds. Confined to a thread. */
public final class Samples {
    private static final int FIRST = 1024;
    private static final double NANOS_PER_MICRO = 1_000;
    private long[] nanos = new long[FIRST];
    private int count;

    /** Adds one. */
    public void add(long value) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = value;
    }

    /** Adds many. */
    public void addAll(long[] values) {
        for (long value : values) {
            add(value);
        }
    }

    public int count() {
        return count;
    }

    /** Forgets all. */
    public void clear() {
        count = 0;
    }

    /** A copy of all. */
    public long[] toArray() {
        return Arrays.copyOf(nanos, count);
    }

    /** The value that the share, 0 to 1, of all values does not exceed; of at least one value. */
    public static long percentile(long[] values, double share) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    /** The usual percentiles in microseconds, for people. */
    public static String micros(long[] values) {
        if (values.length == 0) {
            return "nothing";
        }
        return String.format("p50 %.1f us, p90 %.1f us, p99 %.1f us, max %.1f us of %d", us(values, 0.5),
                us(values, 0.9), us(values, 0.99), us(values, 1), values.length);
    }

    private static double us(long[] values, double share) {
        return percentile(values, share) / NANOS_PER_MICRO;
    }
}
