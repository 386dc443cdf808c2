package io.strowger.tools.agents;

/**
 * Who the agents are and where they log on. Agents and stations are numbered upwards from the first.
 *
 * @param switchName of the stations
 * @param password of all of them, with {@link #ID_IN_PASSWORD} for the agent's id
 * @param seed of every draw
 */
public record CrowdSettings(String host, int port, String switchName, int count, Numbers numbers, String password,
        AgentHabits habits, long seed) {
    /** Most agents of one process: each has a socket. */
    public static final int COUNT_MAX = 10_000;

    /** Stands for the agent's id in a password. */
    public static final String ID_IN_PASSWORD = "{id}";

    /** The first agent's id and the first station's number. */
    public record Numbers(int firstAgent, int firstStation) {}

    public CrowdSettings {
        if (count < 1 || count > COUNT_MAX) {
            throw new IllegalArgumentException("between 1 and " + COUNT_MAX + " agents: " + count);
        }
    }
}
