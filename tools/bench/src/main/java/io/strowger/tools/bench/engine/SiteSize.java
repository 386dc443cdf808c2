package io.strowger.tools.bench.engine;

/**
 * The size of a simulated site.
 *
 * @param agents each at a station of his own
 * @param skills each with a VDN of its own
 * @param liveCalls calls under way at once
 * @param seed of everything that chance decides
 */
public record SiteSize(int agents, int skills, int liveCalls, long seed) {}
