package io.strowger.core.site;

/**
 * How much of a link is given to looking whether what is believed is true.
 *
 * @param percent of the link's rate of requests, 1 to {@link #PERCENT_MAX}; 0 = never
 * @param roundMillis all devices of a switch are asked after no more often than this, however few they are
 */
public record ReconcileSite(int percent, int roundMillis) {
    /** What may be given to it at most. */
    public static final int PERCENT_MAX = 50;
    public static final ReconcileSite DEFAULT = new ReconcileSite(5, 60_000);
    /** Devices are asked after only after a lost link and in doubt. */
    public static final ReconcileSite NEVER = new ReconcileSite(0, 60_000);
}
