package io.strowger.tools.simulation;

import io.strowger.core.fact.Fact;
import java.util.TreeMap;

/** How often each thing was done for callers besides finding an agent, so that a run shows that its checkers had something to look at. */
final class ServiceCounts {
    private final TreeMap<String, Long> counts = new TreeMap<>();

    void accept(Fact fact) {
        switch (fact) {
            case Fact.CallbackChanged f -> count("CALLBACK_" + f.state());
            case Fact.TreatmentApplied f -> count("TREATMENT_" + f.what().target());
            case Fact.TreatmentRefused f -> count("TREATMENT_REFUSED");
            case Fact.ContactAnalysed f -> count(f.rule().isEmpty() ? "NO_RULE" : "RULE_" + RuleBook.kind(f.rule()));
            case Fact.LookUpEnded f -> count("LOOK_UP_" + (f.outcome() == null ? "TOO_LATE" : f.outcome().name()));
            case Fact.VariableSet f -> count("VARIABLE_SET");
            default -> {
                // Not a service.
            }
        }
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    TreeMap<String, Long> counts() {
        return counts;
    }
}
