package io.strowger.simulator.model;

/**
 * Counts of calls that came in on trunks, consistent at one moment: offered = inProgress + ended and
 * ended = answered calls that ended + abandoned + busy.
 *
 * @param offered calls that came in
 * @param answered of these, the ones a station has answered
 * @param abandoned ended without an answer because the caller hung up or the vector dropped him
 * @param busy ended without an answer after busy tone, or cleared by a disconnect step
 * @param blocked calls that found no free circuit or call record; not offered
 * @param inProgress calls that live
 * @param ended calls that have ended
 */
public record SwitchStatistics(
        long offered,
        long answered,
        long abandoned,
        long busy,
        long blocked,
        long inProgress,
        long ended) {
    /** Nothing has happened. */
    public static final SwitchStatistics NONE = new SwitchStatistics(0, 0, 0, 0, 0, 0, 0);
}
