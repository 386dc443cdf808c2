package io.strowger.agent.session;

/** Which push of a session is due on this connection, and up to which the client has them. */
final class PushSequence {
    private long next;
    private long acknowledged;
    private boolean begun;

    /** Where a push stands. */
    enum Place {
        NEXT,
        /** It was sent on this connection, or had been before. */
        SENT,
        /** Those between are on their way to this session; a resume brings them. */
        AHEAD,
        /** Those between are not kept any more; only a new session helps. */
        BEYOND
    }

    /** A session stands; its next push has this number. */
    void begin(long first) {
        next = first;
        acknowledged = first - 1;
    }

    /** Takes a push that is the next one. */
    Place take(long sequence) {
        if (sequence < next) {
            return Place.SENT;
        }
        if (sequence > next) {
            return begun ? Place.AHEAD : Place.BEYOND;
        }
        next++;
        begun = true;
        return Place.NEXT;
    }

    /** The number of the push that is due. */
    long due() {
        return next;
    }

    /** Whether a push with this number has been sent. */
    boolean isSent(long sequence) {
        return sequence < next;
    }

    /** The client has all up to this one; false when that is known already. */
    boolean acknowledge(long sequence) {
        boolean news = sequence > acknowledged;
        acknowledged = Math.max(acknowledged, sequence);
        return news;
    }
}
