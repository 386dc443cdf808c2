package io.strowger.tools.demo;

import org.HdrHistogram.Histogram;

/** Percentiles of latencies, in microseconds; all 0 when nothing was measured. */
record LatencySummary(long count, double p50, double p99, double max) {
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1_000;

    static LatencySummary of(long[] nanos) {
        Histogram histogram = new Histogram(DIGITS);
        for (long value : nanos) {
            histogram.recordValue(Math.max(0, value));
        }
        return nanos.length == 0
                ? new LatencySummary(0, 0, 0, 0)
                : new LatencySummary(nanos.length, micros(histogram.getValueAtPercentile(50)),
                        micros(histogram.getValueAtPercentile(99)), micros(histogram.getMaxValue()));
    }

    private static double micros(long nanos) {
        return Math.round(nanos / NANOS_PER_MICRO * 10) / 10.0;
    }
}
