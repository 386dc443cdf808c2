package io.strowger.server.watch;

import io.strowger.core.runtime.DecisionListener;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/** How long choices of an agent took since the start, journalled and with their outputs handed over. Written by the core thread, read by any. */
public final class DecisionTimes implements DecisionListener {
    /** Longer times are kept as this. */
    public static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 2;

    private final AtomicHistogram nanos = new AtomicHistogram(NANOS_MAX, DIGITS);

    @Override
    public void onDecision(long taken) {
        nanos.recordValue(Math.clamp(taken, 0, NANOS_MAX));
    }

    /** The time that a part of them, 0 to 1, did not exceed, in seconds; 0 when there was none. */
    public double seconds(double quantile) {
        return nanos.getValueAtPercentile(100 * quantile) / 1e9;
    }

    /** What there is up to now. */
    public Histogram copy() {
        return nanos.copy();
    }
}
