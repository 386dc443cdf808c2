package io.strowger.tools.agents;

import io.strowger.core.output.Push.RequestOutcome;
import io.strowger.core.output.RefusalReason;
import java.util.Map;
import java.util.TreeMap;

/** What all agents of a crowd have done together. Confined to the crowd's thread. */
final class CrowdCounters {
    long offered;
    long answered;
    long ignored;
    private final Map<String, Long> refusals = new TreeMap<>();
    private long refused;

    void refused(RequestOutcome outcome) {
        RefusalReason reason = outcome.reason();
        refused++;
        refusals.merge(reason == null ? "UNKNOWN" : reason.name(), 1L, Long::sum);
    }

    long refused() {
        return refused;
    }

    /** How often, by the name of the reason. */
    Map<String, Long> refusals() {
        return Map.copyOf(refusals);
    }
}
