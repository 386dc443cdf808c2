package io.strowger.server.lookups;

/**
 * Leaves a source alone that has failed several times in a row: for a while nobody asks, then one asks as a trial, and by his answer it is decided. Any thread.
 */
final class CircuitBreaker {
    /** Failures in a row after which the source is left alone. */
    static final int FAILURES_MAX = 5;
    /** For so long. */
    static final long OPEN_NANOS = 10_000_000_000L;

    private int failures;
    private long openedNanos;
    private boolean trial;

    /** Whether one may ask now. Whoever asks reports what came of it. */
    synchronized boolean mayAsk(long nowNanos) {
        if (failures < FAILURES_MAX) {
            return true;
        }
        if (trial || nowNanos - openedNanos < OPEN_NANOS) {
            return false;
        }
        trial = true;
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
        trial = false;
    }

    synchronized void failed(long nowNanos) {
        failures = Math.min(FAILURES_MAX, failures + 1);
        trial = false;
        openedNanos = nowNanos;
    }

    /** Whether the source is left alone. */
    synchronized boolean isOpen() {
        return failures >= FAILURES_MAX;
    }
}
