package io.strowger.simulator.model;

/**
 * How a skill is doing.
 *
 * @param availableAgents free agents and stations
 * @param callsInQueue waiting calls
 * @param agentsLoggedIn logged-in agents and stations without an agent
 * @param expectedWaitSeconds how long a call that came now would wait, 9,999 when nobody can tell
 * @param oldestCallMillis how long the call that waits longest has waited
 */
public record SkillView(
        int availableAgents,
        int callsInQueue,
        int agentsLoggedIn,
        int expectedWaitSeconds,
        long oldestCallMillis) {}
