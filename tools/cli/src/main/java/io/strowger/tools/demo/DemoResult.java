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
        LatencySummary latency, long seed, long seconds, Places places) {

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
        node.putObject("latency_us").put("p50", latency.p50()).put("p99", latency.p99()).put("max", latency.max());
        node.put("seed", seed).put("seconds", seconds).put("journal", places.journal().toString());
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%d s of traffic, %d agents, seed %d", seconds, agents, seed));
        lines.add(String.format(Locale.ROOT, "calls offered %d, answered %d, abandoned %d, in progress %d; in the call log %d",
                calls.offered(), calls.answered(), calls.abandoned(), calls.inProgress(), callsLogged));
        lines.add(String.format(Locale.ROOT, "route latency p50 %.0f us, p99 %.0f us, max %.0f us, waiting for a free agent included",
                latency.p50(), latency.p99(), latency.max()));
        lines.add("anomalies " + anomalies + ", ghost calls " + difference.ghostCalls().size() + ", stuck agents "
                + difference.stuckAgents().size());
        lines.add(objections().isEmpty() ? "Every call is accounted for." : "This does not add up:");
        objections().forEach(objection -> lines.add("  " + objection));
        lines.add("See  tools/strowger why --journal " + places.journal() + " --last");
        lines.add("and  tools/strowger calllog export --journal " + places.journal() + " --what calls");
        return lines;
    }
}
