package io.strowger.tools.journal;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.ContactId;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in plain words what a contact asked for and how that changed while it waited, from the recorded facts and nothing of today's configuration. */
final class AnalysisText {
    private AnalysisText() {}

    /** Lines of text of a contact, by its serial or id, up to a place; none when no rule was asked. */
    static List<String> lines(Reader<JournalledFact> facts, String contact, ReplayPlace place) {
        List<String> lines = new ArrayList<>();
        ContactId id = null;
        for (JournalledFact next = facts.next(); next != null && next.inputSequence() <= place.sequence()
                && next.timeNanos() <= place.nanos(); next = facts.next()) {
            Optional<Fact> fact = Journals.read(next);
            if (fact.isEmpty()) {
                continue;
            }
            if (fact.get() instanceof Fact.ContactStarted started && (started.serial().equals(contact)
                    || started.contact().toString().equalsIgnoreCase(contact))) {
                id = started.contact();
            } else if (fact.get() instanceof Fact.LookUpEnded ended && ended.contact().equals(id)) {
                lines.add("Look-up " + ended.lookUp() + " of " + ended.key() + ": "
                        + (ended.outcome() == null
                                ? "no answer before its deadline"
                                : ended.outcome() + " "
                                        + ended.fields())
                        + ", after " + ended.millis() + " ms.");
            } else if (fact.get() instanceof Fact.ContactAnalysed analysed && analysed.contact().equals(id)) {
                analysed(lines, analysed, next.timeNanos());
            } else if (id != null) {
                changed(lines, id, fact.get(), Durations.moment(next.timeNanos()));
            }
        }
        return lines;
    }

    /** What changed while it waited. */
    private static void changed(List<String> lines, ContactId id, Fact fact, String at) {
        switch (fact) {
            case Fact.ContactAskedAgain again when again.contact().equals(id) -> lines.add("Asked for again by "
                    + again.by() + " at " + at + ": "
                    + (again.plan().isEmpty() ? "" : "plan " + again.plan() + ", ") + "skill " + again.toSkill()
                    + ", priority " + again.toPriority() + "; before that skill " + again.fromSkill() + ", priority "
                    + again.fromPriority() + ".");
            case Fact.PlanStepReached step when step.contact().equals(id) -> lines.add("Step " + step.step()
                    + (step.plan().isEmpty() ? "" : " of plan " + step.plan())
                    + (step.begun() ? " began at " : " was passed over at ") + at + ", expected wait "
                    + (step.expectedWaitMillis() < 0
                            ? "unknown, nobody worked"
                            : Durations.text(step.expectedWaitMillis()))
                    + ": asks for " + String.join(", ", step.skills()) + ".");
            case Fact.TreatmentApplied applied when applied.contact().equals(id) -> lines.add("Treatment "
                    + applied.treatment() + (applied.plan().isEmpty() ? "" : " of plan " + applied.plan())
                    + " applied at " + at + ": " + applied.what().condition() + ", to " + applied.what().target() + " "
                    + applied.what().destination() + "; had waited " + Durations.text(applied.waitedMillis())
                    + " for skill " + applied.skill() + ".");
            case Fact.TreatmentRefused refused when refused.contact().equals(id) -> lines.add("Treatment "
                    + refused.treatment() + (refused.plan().isEmpty() ? "" : " of plan " + refused.plan())
                    + " was due at " + at + " and could not be applied: " + refused.reason().sentence() + ".");
            default -> {
                // Nothing that it asks for.
            }
        }
    }

    private static void analysed(List<String> lines, Fact.ContactAnalysed analysed, long nanos) {
        lines.add((analysed.rule().isEmpty() ? "No rule" : "Rule " + analysed.rule()) + " of configuration version "
                + analysed.configurationVersion() + " decided at " + Durations.moment(nanos) + ": "
                + (analysed.plan().isEmpty() ? "" : "plan " + analysed.plan() + ", ") + "skill " + analysed.skill()
                + ", priority " + analysed.priority()
                + (analysed.inAnalysisMillis() == 0
                        ? ""
                        : ", after waiting " + analysed.inAnalysisMillis() + " ms for outside data")
                + ".");
        analysed.reads()
                .forEach((name, value) -> lines.add("  " + name + " = " + (value.isEmpty() ? "(empty)" : value)));
    }
}
