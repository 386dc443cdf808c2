package io.strowger.pbx.tsapi;

/**
 * A rate limit: at most so many a second, with a burst after a pause. Kept as the time at which a strictly even
 * stream would be due, so that it needs no refilling.
 */
final class TokenBucket {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int burst;
    private long interval;
    private long tolerance;
    private long due;
    private boolean used;

    /**
     * @param perSecond
     *            sustained rate
     * @param burst
     *            how many may go at once after a pause, at least 1
     */
    TokenBucket(int perSecond, int burst) {
        this.burst = burst;
        rate(perSecond);
    }

    /** Another sustained rate from now on; what was taken stays taken. */
    void rate(int perSecond) {
        interval = NANOS_PER_SECOND / perSecond;
        tolerance = interval * (burst - 1);
    }

    /** Takes one if there is one. */
    boolean tryTake(long nanos) {
        if (availableAt(nanos) > nanos) {
            return false;
        }
        due = (used ? Math.max(due, nanos) : nanos) + interval;
        used = true;
        return true;
    }

    /** When the next one can be taken; {@code nanos} itself when at once. */
    long availableAt(long nanos) {
        return used ? Math.max(nanos, due - tolerance) : nanos;
    }
}
