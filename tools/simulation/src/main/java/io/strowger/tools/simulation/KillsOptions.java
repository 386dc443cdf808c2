package io.strowger.tools.simulation;

/**
 * What a run of kills is made of.
 *
 * @param kills how often the server's process is killed
 * @param seed decides everything that chance decides
 * @param agents agents, each with a station
 * @param callsPerSecond mean rate of calls from outside
 */
public record KillsOptions(int kills, long seed, int agents, double callsPerSecond) {
    /** Most kills of one run. */
    public static final int KILLS_MAX = 100_000;

    /** Checks every range. */
    public KillsOptions {
        FlapsOptions.range("kills", kills, 1, KILLS_MAX);
        FlapsOptions.range("agents", agents, 2, FlapsOptions.AGENTS_MAX);
        if (!(callsPerSecond > 0 && callsPerSecond <= FlapsOptions.CALLS_PER_SECOND_MAX)) {
            throw new IllegalArgumentException("calls per second lie above 0 and at most at "
                    + FlapsOptions.CALLS_PER_SECOND_MAX + ": " + callsPerSecond);
        }
    }
}
