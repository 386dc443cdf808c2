package io.strowger.core.model;

/**
 * What was counted of a VDN, each when its event happened.
 *
 * @param entered calls that came in
 * @param connected first answers by anyone, agent or IVR port
 * @param toAgent contacts for which an agent was asked
 * @param rungCalls contacts that rang at an agent
 * @param rings at agents, every one
 * @param answeredByAgent contacts that an agent answered
 */
public record VdnCounters(long entered, long connected, long toAgent, long rungCalls, long rings,
        long answeredByAgent) {
    public static final VdnCounters ZERO = new VdnCounters(0, 0, 0, 0, 0, 0);
}
