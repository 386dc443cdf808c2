package io.strowger.pbx.tsapi;

/**
 * How many monitors and registrations may wait for their answers at the same time: twice what answers at the rate seen
 * would come in the time that an answer takes. It begins with one second of the link's rate, so that a server that
 * answers late but many at a time is kept busy, and shrinks to what the server can use when it answers one by one, so
 * that a call's request does not wait there behind thousands of monitors. One thread.
 */
final class AnswerWindow {
    /** Smallest window: a server is never left without work between two turns. */
    static final int MIN = 16;
    /** Answers from which rate and time are measured first. */
    static final int FIRST_SAMPLES = 8;
    /** Answers from which they are measured later. */
    static final int SAMPLES = 64;
    private static final int HEADROOM = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int perSecond;
    private final int most;
    private int size;
    private int samples;
    private boolean measured;
    private long firstAnswer;
    private double sum;
    private double shortestMean;

    /**
     * @param perSecond
     *            the link's rate
     * @param most
     *            largest window
     */
    AnswerWindow(int perSecond, int most) {
        this.perSecond = perSecond;
        this.most = most;
        reset();
    }

    /** Another stream. */
    void reset() {
        samples = 0;
        measured = false;
        shortestMean = Double.MAX_VALUE;
        size = clamp(perSecond);
    }

    private int clamp(double wanted) {
        return (int) Math.min(most, Math.max(Math.min(MIN, most), wanted));
    }

    int size() {
        return size;
    }

    /** An answer came at {@code nanos} to what was sent at {@code sentAt}. */
    void answered(long sentAt, long nanos) {
        if (samples == 0) {
            firstAnswer = nanos;
            sum = 0;
        }
        samples++;
        sum += nanos - sentAt;
        if (samples > (measured ? SAMPLES : FIRST_SAMPLES) && nanos > firstAnswer) {
            measured = true;
            shortestMean = Math.min(shortestMean, sum / samples);
            double answers = Math.min(perSecond, (samples - 1) * NANOS_PER_SECOND / (nanos - firstAnswer));
            size = clamp(Math.ceil(HEADROOM * answers * shortestMean / NANOS_PER_SECOND));
            samples = 0;
        }
    }

    /** The server has too much to do at the same time. */
    void congested() {
        size = clamp(size / 2.0);
    }
}
