package io.strowger.agent.session;

/** The numbers of a session's pushes, as its client counts them: each is taken once and in order, and acknowledged. Confined to one thread. */
final class PushCounter {
    /** What a number is that came. */
    enum Turn {
        NEXT, REPEATED, TOO_EARLY
    }

    private long last;
    private long acknowledged;

    /** A new session begins with this number. */
    void start(long firstSequence) {
        last = firstSequence - 1;
        acknowledged = last;
    }

    /** The last push that was taken. */
    long last() {
        return last;
    }

    /** The number that is due. */
    long due() {
        return last + 1;
    }

    /** Takes a number if it is the one that is due. */
    Turn take(long sequence) {
        if (sequence != due()) {
            return sequence < due() ? Turn.REPEATED : Turn.TOO_EARLY;
        }
        last = sequence;
        return Turn.NEXT;
    }

    /** Pushes that were taken and not acknowledged. */
    long unacknowledged() {
        return last - acknowledged;
    }

    void onAcknowledged() {
        acknowledged = last;
    }
}
