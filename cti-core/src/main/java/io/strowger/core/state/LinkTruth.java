package io.strowger.core.state;

/**
 * How true is what a link lets us believe: comparisons over it of what the switch says with what is believed.
 *
 * @param all since the link was configured
 * @param round in the round on its way
 * @param last in the last whole round
 */
public record LinkTruth(String switchName, String link, Counts all, Counts round, Counts last) {
    private static final int MILLION = 1_000_000;

    /**
     * @param checks comparisons
     * @param differences of those
     * @param voided answers that an event had overtaken
     * @param unanswered questions without an answer that tells
     */
    public record Counts(long checks, long differences, long voided, long unanswered) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(checks + other.checks, differences + other.differences, voided + other.voided,
                    unanswered + other.unanswered);
        }
    }

    public static LinkTruth of(String switchName, String link) {
        return new LinkTruth(switchName, link, Counts.NONE, Counts.NONE, Counts.NONE);
    }

    public LinkTruth plus(Counts counts) {
        return new LinkTruth(switchName, link, all.plus(counts), round.plus(counts), last);
    }

    public LinkTruth roundOver() {
        return new LinkTruth(switchName, link, all, Counts.NONE, round);
    }

    /** The truth score: of a million comparisons of the last whole round, or of this one while there is none, how many agreed. */
    public int score() {
        Counts counts = last.checks() > 0 ? last : round;
        return counts.checks() == 0
                ? MILLION
                : (int) (MILLION - MILLION * counts.differences() / counts.checks());
    }
}
