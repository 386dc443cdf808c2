package io.strowger.core.engine;

/** Counters behind a {@link LinkMerge}. */
final class LinkTally {
    private long merged;
    private long lagNanos;
    long missed;
    long withheld;

    /** A copy came, so long after the first. */
    void merged(long afterNanos) {
        merged++;
        lagNanos = afterNanos;
    }

    void add(LinkTally other) {
        merged += other.merged;
        missed += other.missed;
        withheld += other.withheld;
        lagNanos = other.merged > 0 ? other.lagNanos : lagNanos;
    }

    LinkMerge read(String link) {
        return new LinkMerge(link, merged, missed, withheld, lagNanos);
    }
}
