package io.strowger.tools.simulation;

/**
 * What a simulated world is made of.
 *
 * @param seed decides everything that chance decides
 * @param minutes of traffic with faults, in virtual time
 * @param links links to the switch; 0 = the seed decides
 */
public record SimOptions(long seed, int minutes, int links) {
    /** Most minutes of one run. */
    public static final int MINUTES_MAX = 10_000;
    /** Of traffic with faults, unless said otherwise. */
    public static final int MINUTES = 6;

    /** Checks every range. */
    public SimOptions {
        FlapsOptions.range("minutes", minutes, 1, MINUTES_MAX);
        FlapsOptions.range("links", links, 0, FlapsOptions.LINKS_MAX);
    }

    /** The usual run of a seed. */
    public static SimOptions of(long seed) {
        return new SimOptions(seed, MINUTES, 0);
    }
}
