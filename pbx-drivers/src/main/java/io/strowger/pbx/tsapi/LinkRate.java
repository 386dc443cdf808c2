package io.strowger.pbx.tsapi;

import io.strowger.pbx.LinkStatus;

/**
 * How fast a link sends: the configured rate, halved when the server is congested, and recovered by a twentieth of the
 * configured rate a second. Signals within a second of each other are one, because they come from requests of the
 * same moment. While the switch says that it is overloaded, nothing is recovered until it says that it is relieved, or
 * has not spoken for long. One thread.
 */
final class LinkRate {
    /** The rate never falls below this part of the configured one. */
    static final int SLOWEST_DIVISOR = 20;
    /** What is recovered in {@link #RECOVERY_MILLIS} is this part of the configured rate. */
    static final int RECOVERY_DIVISOR = 20;
    /** Time of one step of recovery, in milliseconds. */
    static final long RECOVERY_MILLIS = 1_000;
    /** Signals that follow one within so many milliseconds are the same. */
    static final long SAME_MILLIS = 1_000;
    /** An overload that the switch does not call off counts as over after so many milliseconds. */
    static final long OVERLOAD_MILLIS = 300_000;
    private static final int BURST_DIVISOR = 10;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final int perSecond;
    private final TokenBucket bucket;
    private int now;
    private long signals;
    private long signalledAt;
    private long recoveredUntil;
    private boolean overloaded;
    private String reason = "";

    /** With a burst of a tenth of a second. */
    LinkRate(int perSecond) {
        this.perSecond = perSecond;
        this.now = perSecond;
        this.bucket = new TokenBucket(perSecond, Math.max(1, perSecond / BURST_DIVISOR));
    }

    /** The server asks for less. */
    void congested(long nanos, String why) {
        recover(nanos);
        boolean same = signals > 0 && nanos - signalledAt < SAME_MILLIS * NANOS_PER_MILLI;
        reason = why;
        recoveredUntil = nanos;
        if (!same) {
            signals++;
            signalledAt = nanos;
            set(Math.max(1, Math.max(perSecond / SLOWEST_DIVISOR, now / 2)));
        }
    }

    /** The switch is overloaded until it is {@link #relieved}. */
    void overloaded(long nanos, String why) {
        congested(nanos, why);
        overloaded = true;
    }

    /** The switch is not overloaded any more; the rate recovers from now on. */
    void relieved(long nanos) {
        if (overloaded) {
            overloaded = false;
            recoveredUntil = nanos;
        }
    }

    /** Another stream: the rate recovers from where it was, and an overload is one only if the switch says so again. */
    void reset() {
        overloaded = false;
    }

    private void set(int rate) {
        now = rate;
        bucket.rate(rate);
    }

    private void recover(long nanos) {
        if (now == perSecond) {
            return;
        }
        if (overloaded) {
            if (nanos - recoveredUntil < OVERLOAD_MILLIS * NANOS_PER_MILLI) {
                return;
            }
            relieved(nanos);
        }
        long steps = (nanos - recoveredUntil) / (RECOVERY_MILLIS * NANOS_PER_MILLI);
        if (steps > 0) {
            recoveredUntil += steps * RECOVERY_MILLIS * NANOS_PER_MILLI;
            set((int) Math.min(perSecond, now + steps * Math.max(1, perSecond / RECOVERY_DIVISOR)));
            reason = now == perSecond ? "" : reason;
        }
    }

    boolean tryTake(long nanos) {
        recover(nanos);
        return bucket.tryTake(nanos);
    }

    long availableAt(long nanos) {
        return bucket.availableAt(nanos);
    }

    int perSecond() {
        return perSecond;
    }

    /** Whether the server asks for less than the configured rate. */
    boolean isReduced(long nanos) {
        recover(nanos);
        return now < perSecond;
    }

    /** When the rate will next recover; {@link Long#MAX_VALUE} when it is the configured one. */
    long nextRecovery() {
        if (now == perSecond) {
            return Long.MAX_VALUE;
        }
        return recoveredUntil + (overloaded ? OVERLOAD_MILLIS : RECOVERY_MILLIS) * NANOS_PER_MILLI;
    }

    /** Why it was reduced last; empty when it is the configured one. */
    String reason() {
        return reason;
    }

    LinkStatus.Rate status(int window) {
        return new LinkStatus.Rate(perSecond, now, window, signals, reason);
    }
}
