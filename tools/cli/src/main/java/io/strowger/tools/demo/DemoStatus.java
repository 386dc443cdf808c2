package io.strowger.tools.demo;

import io.strowger.core.model.AgentState;
import io.strowger.simulator.model.SwitchStatistics;
import java.util.List;
import java.util.Map;

/**
 * What the demo shows at one moment.
 *
 * @param phase what it is doing, for people
 * @param seconds of traffic so far
 * @param links one line a link
 * @param callsPerSecond offered over the last seconds
 * @param choices the newest routing decisions, newest first
 * @param anomalies recorded by the engine
 */
record DemoStatus(String phase, long seconds, List<String> links, SwitchStatistics calls, double callsPerSecond,
        Queue queue, Map<AgentState, Integer> agents, LatencySummary latency, List<String> choices, long anomalies) {
    /** Contacts that wait for an agent, and how long the first has waited. */
    record Queue(int waiting, long oldestMillis) {}
}
