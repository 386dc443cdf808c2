package io.strowger.agent.session;

/** Holds a rate: a bucket of tokens that refills evenly. Exact in integers. Confined to one thread. */
public final class TokenBucket {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long nanosPerToken;
    private final long nanosMax;
    private long nanos;
    private long filledAt;

    /** A full bucket. */
    public TokenBucket(RateLimit limit, long nowNanos) {
        nanosPerToken = Math.max(1, NANOS_PER_SECOND / limit.messagesPerSecond());
        nanosMax = nanosPerToken * limit.burstMessages();
        nanos = nanosMax;
        filledAt = nowNanos;
    }

    /** Takes a token; false when there is none. */
    public boolean take(long nowNanos) {
        nanos = Math.min(nanosMax, nanos + Math.max(0, nowNanos - filledAt));
        filledAt = nowNanos;
        if (nanos < nanosPerToken) {
            return false;
        }
        nanos -= nanosPerToken;
        return true;
    }

    /** Time until there is a token, as of the last take. */
    long nanosToNext() {
        return Math.max(1, nanosPerToken - nanos);
    }
}
