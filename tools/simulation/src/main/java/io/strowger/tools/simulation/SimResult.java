package io.strowger.tools.simulation;

import java.util.List;
import java.util.Map;

/**
 * What a seed has shown.
 *
 * @param faults that happened, by kind
 * @param contacts that ended, each once
 * @param services what was done for callers besides finding agents, by kind
 * @param anomalies that the engine recorded itself, by kind
 * @param problems what is wrong, one line each; empty when all is well
 */
public record SimResult(long seed, Map<Fault, Integer> faults, CallCounts calls, long contacts, Work work,
        Map<String, Long> services, Map<String, Long> anomalies, List<String> problems) {

    /**
     * How much was done.
     *
     * @param seconds of virtual time
     * @param restarts of the server's process
     * @param marks hashes of the whole state that the second engine met
     * @param choices of an agent that the slow router looked at
     * @param times periods of agents and segments that were held against what stations did
     * @param items of work that were handed in
     */
    public record Work(long inputs, long facts, long seconds, int restarts, long marks, long choices, long hash,
            long times, long items) {}

    /** Whether nothing is wrong. */
    public boolean isWell() {
        return problems.isEmpty();
    }
}
