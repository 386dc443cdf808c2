package io.strowger.tools.journal;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.ContactId;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in plain words what the rules made of a contact, from the recorded facts and nothing of today's configuration. */
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
            }
        }
        return lines;
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
