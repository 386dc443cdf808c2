package io.strowger.tools.simulation;

/**
 * What a run of whole days is made of.
 *
 * @param days days of the calendar, weekends like all others
 * @param agents agents, each with a station
 * @param callsPerAgent calls from outside a day, for each agent
 * @param seed decides everything that chance decides
 */
public record DaysOptions(int days, int agents, int callsPerAgent, long seed) {
    /** Most days of one run. */
    public static final int DAYS_MAX = 3_660;
    /** Most calls of an agent and day. */
    public static final int CALLS_MAX = 300;
    /** Most agents. */
    public static final int AGENTS_MAX = 800;

    /** Checks every range. */
    public DaysOptions {
        FlapsOptions.range("days", days, 1, DAYS_MAX);
        FlapsOptions.range("agents", agents, 2, AGENTS_MAX);
        FlapsOptions.range("calls per agent", callsPerAgent, 1, CALLS_MAX);
    }
}
