package io.strowger.core.site;

import java.util.List;

/**
 * How customers are called back.
 *
 * @param restriction name of the class of restriction that numbers are held to; empty = nobody is called back
 * @param blocked patterns of numbers that are never called, see {@link DialPattern}; in international form or as dialled
 * @param attempts that may reach nobody
 * @param busyPauseMillis until the next attempt when the number was busy
 * @param pauseMillis until the next attempt when nobody answered, or the call failed
 * @param ringMillis from the call to the answer
 * @param previewMillis for so long the agent is shown what he will call, unless he calls before; 0 = he calls at once
 * @param expiryMillis it is tried for so long, unless somebody said for how long
 * @param calendar customers are called only while it is open; empty = at any hour
 */
public record CallbackSite(String restriction, List<String> blocked, int attempts, int busyPauseMillis,
        int pauseMillis, int ringMillis, int previewMillis, int expiryMillis, String calendar) {
    public static final CallbackSite NONE = new CallbackSite("", List.of(), 3, 300_000, 1_800_000, 30_000, 10_000,
            86_400_000);
    /** A configuration of an earlier build knows no hours. */
    public CallbackSite {
        calendar = calendar == null ? "" : calendar;
    }

    /** At any hour. */
    public CallbackSite(String restriction, List<String> blocked, int attempts, int busyPauseMillis, int pauseMillis,
            int ringMillis, int previewMillis, int expiryMillis) {
        this(restriction, blocked, attempts, busyPauseMillis, pauseMillis, ringMillis, previewMillis, expiryMillis, "");
    }

    /** Attempts of one callback. */
    public static final int ATTEMPTS_MAX = 20;
    /** Patterns of blocked numbers. */
    public static final int BLOCKED_MAX = 10_000;
}
