package io.strowger.tools.simulation;

/**
 * What a run is made of.
 *
 * @param flaps how often a link is lost
 * @param seed decides everything that chance decides
 * @param agents agents, each with a station
 * @param callsPerSecond mean rate of calls from outside
 * @param links links to the one switch
 */
public record FlapsOptions(int flaps, long seed, int agents, double callsPerSecond, int links) {
    /** Most flaps of one run. */
    public static final int FLAPS_MAX = 100_000;
    /** Most agents of one run. */
    public static final int AGENTS_MAX = 200;
    /** Highest rate of calls. */
    public static final double CALLS_PER_SECOND_MAX = 20;
    /** Most links of one run. */
    public static final int LINKS_MAX = 2;

    /** Checks every range. */
    public FlapsOptions {
        range("flaps", flaps, 1, FLAPS_MAX);
        range("agents", agents, 2, AGENTS_MAX);
        range("links", links, 1, LINKS_MAX);
        if (!(callsPerSecond > 0 && callsPerSecond <= CALLS_PER_SECOND_MAX)) {
            throw new IllegalArgumentException("calls per second lie above 0 and at most at " + CALLS_PER_SECOND_MAX
                    + ": " + callsPerSecond);
        }
    }

    /** Throws IllegalArgumentException when a number lies outside its range. */
    public static void range(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " lie between " + min + " and " + max + ": " + value);
        }
    }

    /** The usual site. */
    public static FlapsOptions of(int flaps, long seed) {
        return new FlapsOptions(flaps, seed, 12, 0.8, 1);
    }
}
