package io.strowger.tools.simulation;

import java.util.List;

/**
 * What a simulated world is made of.
 *
 * @param seed decides everything that chance decides
 * @param minutes of traffic with faults, in virtual time
 * @param links links to the switch; 0 = the seed decides
 * @param faults the kinds of faults that there are; none = the seed decides
 */
public record SimOptions(long seed, int minutes, int links, List<Fault> faults) {
    /** Most minutes of one run. */
    public static final int MINUTES_MAX = 10_000;
    /** Of traffic with faults, unless said otherwise. */
    public static final int MINUTES = 6;

    /** Checks every range. */
    public SimOptions {
        FlapsOptions.range("minutes", minutes, 1, MINUTES_MAX);
        FlapsOptions.range("links", links, 0, FlapsOptions.LINKS_MAX);
        faults = faults.stream().distinct().sorted().toList();
    }

    /** With the kinds of faults that the seed decides. */
    public SimOptions(long seed, int minutes, int links) {
        this(seed, minutes, links, List.of());
    }

    /** The same with another seed. */
    SimOptions withSeed(long other) {
        return new SimOptions(other, minutes, links, faults);
    }

    /** The usual run of a seed. */
    public static SimOptions of(long seed) {
        return new SimOptions(seed, MINUTES, 0);
    }
}
