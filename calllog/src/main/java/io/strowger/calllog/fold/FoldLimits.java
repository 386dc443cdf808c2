package io.strowger.calllog.fold;

/** The bounds of what a fold holds. What is pushed out is given as a row that is not complete. */
public final class FoldLimits {

    /** Contacts open at the same time. */
    public static final int OPEN_CONTACTS_MAX = 100_000;

    /** Ordinary calls open at the same time. */
    public static final int OPEN_CALLS_MAX = 100_000;

    /** Agents logged on at the same time. */
    public static final int AGENTS_MAX = 100_000;

    /** Segments kept of one contact; of further ones only the number is kept. */
    public static final int SEGMENTS_MAX = 1_000;

    /** Ratings kept of one contact. */
    public static final int RATINGS_MAX = 100;

    private FoldLimits() {}
}
