package io.strowger.simulator.model;

/** Free agents, waiting calls and logged-in agents of a skill. */
public record SkillView(int availableAgents, int callsInQueue, int agentsLoggedIn) {}
