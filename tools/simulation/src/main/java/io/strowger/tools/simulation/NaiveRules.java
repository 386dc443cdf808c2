package io.strowger.tools.simulation;

import io.strowger.core.engine.Applied;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input.LookUpOutcome;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.Site;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import java.util.HashMap;
import java.util.Map;

/**
 * Says of every contact that was analysed which rule had to decide, and what its plan had to become: by the rules that were in force at that moment, and by what facts had told of the
 * contact, of the variable and of outside data until then. No contact stays in analysis for longer than outside data may take.
 */
final class NaiveRules {
    private static final long LATE_MILLIS = 1_000;

    private final Problems problems;
    private final ContactPlans plans;
    private final Map<ContactId, String> tiers = new HashMap<>();
    private final Map<ContactId, Map<String, String>> data = new HashMap<>();
    private final Map<ContactId, Fact.ContactStarted> started = new HashMap<>();
    private Site site;
    /** The variable's value while somebody has set it; null = its standard holds. */
    private String mood;
    private long epoch;
    private long epochNanos;

    NaiveRules(Site site, ContactPlans plans, Problems problems) {
        this.site = site;
        this.plans = plans;
        this.problems = problems;
    }

    void applied(Applied applied, EngineState state) {
        if (state.reign().epoch() != epoch) {
            epoch = state.reign().epoch();
            epochNanos = applied.timeNanos();
        }
        for (Fact fact : applied.facts()) {
            switch (fact) {
                case Fact.ConfigurationChanged changed -> site = state.site().site();
                case Fact.VariableSet set -> mood = state.variables().get(set.name()) == null ? null : set.value();
                case Fact.ContactStarted begins -> started.put(begins.contact(), begins);
                case Fact.DataAttached attached -> data.put(attached.contact(), attached.data());
                case Fact.LookUpEnded ended -> tiers.put(ended.contact(), tier(ended));
                case Fact.ContactAnalysed analysed -> analysed(analysed, state.contacts().get(analysed.contact()),
                        applied.timeNanos());
                case Fact.ContactEnded over -> {
                    tiers.remove(over.contact());
                    data.remove(over.contact());
                    started.remove(over.contact());
                }
                default -> {
                    // Nothing that rules read.
                }
            }
        }
    }

    private static String tier(Fact.LookUpEnded ended) {
        return ended.outcome() == LookUpOutcome.FOUND
                ? ended.fields().getOrDefault(RuleBook.FIELD, RuleBook.STANDARD_TIER)
                : RuleBook.STANDARD_TIER;
    }

    private void analysed(Fact.ContactAnalysed analysed, Contact contact, long nanos) {
        Fact.ContactStarted begins = started.get(analysed.contact());
        if (begins == null || site.analysis().variables().isEmpty()) {
            return;
        }
        String standard = site.analysis().variables().get(0).standard();
        RuleBook.Known known = new RuleBook.Known(begins.ani(), begins.vdn(),
                // A consultation may be over with the input that it began with; nobody enters digits in one.
                contact == null ? "" : contact.origin().collectedDigits(),
                data.getOrDefault(analysed.contact(), Map.of()), mood == null ? standard : mood,
                tiers.getOrDefault(analysed.contact(), RuleBook.STANDARD_TIER), nanos);
        RuleSite rule = RuleBook.decides(site, known);
        String name = rule == null ? "" : rule.name();
        if (!name.equals(analysed.rule())) {
            problems.add("ANOTHER RULE than '" + name + "' decided, of " + site.analysis().rules() + " for " + known
                    + ": " + analysed);
            return;
        }
        long since = Math.max(nanos - analysed.inAnalysisMillis() * VirtualTime.NANOS_PER_MILLI, epochNanos);
        if ((nanos - since) / VirtualTime.NANOS_PER_MILLI > RuleBook.DEADLINE_MAX_MILLIS + LATE_MILLIS) {
            problems.add("TOO LONG IN ANALYSIS: " + analysed);
        }
        if (rule != null && (contact == null || !contact.handle().isItem())) {
            becomes(analysed, rule);
        }
    }

    private void becomes(Fact.ContactAnalysed analysed, RuleSite rule) {
        RoutePlan base = site.plans().stream()
                .filter(plan -> plan.name().equals(rule.plan().isEmpty() ? analysed.plan() : rule.plan())).findFirst()
                .orElse(null);
        if (base == null) {
            // It asks for a skill only.
            return;
        }
        RoutePlan plan = RuleBook.changed(base, rule.changes());
        if (!plan.name().equals(analysed.plan()) || plan.priority() != analysed.priority()) {
            problems.add("RULE " + rule + " makes " + plan + ": " + analysed);
        }
        plans.analysed(analysed.contact(), plan);
    }
}
