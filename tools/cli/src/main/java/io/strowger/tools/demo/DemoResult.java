package io.strowger.tools.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strowger.simulator.model.SwitchStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The account of a finished demo.
 *
 * @param calls as the switch counted them
 * @param callsLogged contacts that ended in the call log
 * @param difference between engine and switch that stayed after the traffic
 * @param seconds of traffic
 */
record DemoResult(SwitchStatistics calls, long callsLogged, Comparison difference, long anomalies, int agents,
        Latencies latencies, long seed, long seconds, Places places) {

    /**
     * From the last octet of a RouteRequest to the first octet of its RouteSelect, at the switch.
     *
     * @param all waiting for a free agent included
     * @param agentFree those requests that were answered as soon as they were read
     */
    record Latencies(LatencySummary all, LatencySummary agentFree) {}

    /** What does not add up, one sentence each; empty = every offered call is accounted for. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        if (calls.offered() != calls.answered() + calls.abandoned() + calls.inProgress()) {
            objections.add("offered calls are not answered + abandoned + in progress; " + calls.busy()
                    + " callers heard busy");
        }
        if (calls.inProgress() != 0) {
            objections.add(calls.inProgress() + " calls did not end");
        }
        if (callsLogged != calls.ended()) {
            objections.add(calls.ended() + " calls ended and " + callsLogged + " are in the call log");
        }
        if (!difference.ghostCalls().isEmpty()) {
            objections.add("calls that only the engine has: " + difference.ghostCalls());
        }
        if (!difference.stuckAgents().isEmpty()) {
            objections.add("agents who disagree with their stations: " + difference.stuckAgents());
        }
        return objections;
    }

    String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode node = mapper.createObjectNode();
        node.put("calls_offered", calls.offered()).put("calls_answered", calls.answered())
                .put("calls_abandoned", calls.abandoned()).put("calls_in_progress", calls.inProgress())
                .put("calls_busy", calls.busy()).put("calls_logged", callsLogged)
                .put("ghost_calls", difference.ghostCalls().size())
                .put("stuck_agents", difference.stuckAgents().size()).put("agents", agents)
                .put("anomalies", anomalies);
        put(node.putObject("latency_us"), latencies.all());
        put(node.putObject("latency_agent_free_us"), latencies.agentFree());
        node.put("seed", seed).put("seconds", seconds).put("journal", places.journal().toString());
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(LatencySummary latency) {
        return String.format(Locale.ROOT, "p50 %.2f ms, p99 %.2f ms, max %.2f ms (%d)", latency.p50() / 1000,
                latency.p99() / 1000, latency.max() / 1000, latency.count());
    }

    private static void put(ObjectNode node, LatencySummary latency) {
        node.put("p50", latency.p50()).put("p99", latency.p99()).put("max", latency.max());
    }

    List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%d s of traffic, %d agents, seed %d", seconds, agents, seed));
        lines.add(String.format(Locale.ROOT,
                "calls offered %d, answered %d, abandoned %d, in progress %d; in the call log %d",
                calls.offered(), calls.answered(), calls.abandoned(), calls.inProgress(), callsLogged));
        lines.add("route latency " + text(latencies.agentFree()) + " where an agent was free");
        lines.add("              " + text(latencies.all()) + " waiting for a free agent included");
        lines.add("anomalies " + anomalies + ", ghost calls " + difference.ghostCalls().size() + ", stuck agents "
                + difference.stuckAgents().size());
        lines.add(objections().isEmpty() ? "Every call is accounted for." : "This does not add up:");
        objections().forEach(objection -> lines.add("  " + objection));
        lines.add("See  tools/strowger why --journal " + places.journal() + " --last");
        lines.add("and  tools/strowger calllog export --journal " + places.journal() + " --what calls");
        return lines;
    }
}
