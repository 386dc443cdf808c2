package io.strowger.tools.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has shown.
 *
 * @param anomalies that the engine recorded itself, by kind
 * @param examples a few of each kind
 * @param problems what is wrong, one line each; empty when all is well
 */
public record FlapsResult(FlapsOptions options, Map<Flaps.Kind, Integer> kinds, CallCounts calls,
        Inspection.Counts states, Work work, Map<String, Long> anomalies, Map<String, List<String>> examples,
        List<String> problems) {
    /** Problems that are printed. */
    private static final int PROBLEMS_SHOWN_MAX = 20;

    /** How much was done. */
    record Work(long inputs, long facts, long seconds, long hash) {}

    /** Whether nothing is wrong. */
    public boolean isWell() {
        return problems.isEmpty();
    }

    /** For people. */
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%,d flaps %s in %,d s of virtual time, seed %d, %d agents, %d link%s", options.flaps(),
                kinds, work.seconds(), options.seed(), options.agents(), options.links(), options.links() == 1
                        ? ""
                        : "s"));
        lines.add(String.format("%,d inputs applied, %,d facts; state hash %016x", work.inputs(), work.facts(),
                work.hash()));
        lines.add(String.format("calls of the switch %,d (%,d from outside, %,d answered), rows of the call log %,d",
                calls.calls(), calls.incoming(), calls.answered(), calls.rows()));
        lines.add(String.format("came and went unseen %,d, ended unseen %,d", calls.unseen(), calls.unknownEnds()));
        lines.add(String.format("ghost calls %d, missed calls %d, stuck agents %d, starved calls %d, left over %d",
                states.ghostCalls(), states.missedCalls(), states.stuckAgents(), states.starvedCalls(),
                states.leftOver()));
        lines.add(String.format("rows lost %d, doubled %d, invented %d, untrue %d", calls.lost(), calls.doubled(),
                calls.invented(), calls.untrue()));
        anomalies.forEach((kind, count) -> {
            lines.add(String.format("anomalies %s: %,d, such as", kind, count));
            examples.get(kind).forEach(example -> lines.add("  " + example));
        });
        problems.stream().limit(PROBLEMS_SHOWN_MAX).forEach(lines::add);
        if (problems.size() > PROBLEMS_SHOWN_MAX) {
            lines.add("... and " + (problems.size() - PROBLEMS_SHOWN_MAX) + " more");
        }
        lines.add(isWell() ? "all is well" : problems.size() + " things are wrong; the same seed shows them again");
        return lines;
    }

    /** For programs; the members of JSON in their order. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("well", isWell());
        members.put("seed", options.seed());
        members.put("flaps", options.flaps());
        members.put("flaps_by_kind", kinds);
        members.put("agents", options.agents());
        members.put("links", options.links());
        members.put("calls_per_second", options.callsPerSecond());
        members.put("virtual_seconds", work.seconds());
        members.put("inputs", work.inputs());
        members.put("facts", work.facts());
        members.put("state_hash", String.format("%016x", work.hash()));
        members.put("calls", calls.calls());
        members.put("calls_from_outside", calls.incoming());
        members.put("calls_answered", calls.answered());
        members.put("rows", calls.rows());
        members.put("calls_unseen", calls.unseen());
        members.put("ends_unseen", calls.unknownEnds());
        members.put("ghost_calls", states.ghostCalls());
        members.put("missed_calls", states.missedCalls());
        members.put("stuck_agents", states.stuckAgents());
        members.put("starved_calls", states.starvedCalls());
        members.put("left_over", states.leftOver());
        members.put("rows_lost", calls.lost());
        members.put("rows_doubled", calls.doubled());
        members.put("rows_invented", calls.invented());
        members.put("rows_untrue", calls.untrue());
        members.put("anomalies", anomalies);
        members.put("problems", problems);
        return members;
    }
}
