package io.strowger.calllog.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.fact.Fact;
import io.strowger.core.machine.LinkMachine;
import io.strowger.core.model.WorkMode;
import io.strowger.core.site.AgentSite.SkillLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was done about the server and its agents has rows, what they do has none; who goes on behind a row misses none and has none twice. */
class AdministrationFoldTest {
    private final FactScript script = new FactScript("2026-01-05T09:00:00Z");

    private List<FactScript.Step> history() {
        script.input(new Fact.ConfigurationChanged(2, "eve", "night", 0, List.of("skill sales: objective"), "UTC"));
        script.input(new Fact.CallStarted(FactScript.call(1), "5001", "5002", ""));
        script.input(new Fact.VariableSet("storm", "false", "true", "1003", 0),
                new Fact.AgentForced("1003", "1001", WorkMode.AUX, 7, "training", false));
        script.input(new Fact.AgentSkillsChanged("1001", "1003", List.of(new SkillLevel("sales", 2)), true, "busy"));
        script.input(new Fact.Transitioned("Agent", "agent 1001", "READY", "CALL", "TALKING", ""));
        script.input(new Fact.Transitioned(LinkMachine.TABLE.name(), "link S/a", "UP", "LOST", "DOWN", ""));
        script.input(new Fact.AnomalyRecorded(Fact.AnomalyKind.values()[0], "call S:1:1", ""));
        return script.steps;
    }

    private static List<String> read(Fold<AdministrationRow> fold, List<FactScript.Step> steps) {
        return FactScript.fold(fold, steps).stream()
                .map(row -> row.by() + "|" + row.of() + "|" + row.fact().getClass().getSimpleName()).toList();
    }

    @Test
    void whoDidWhatToWhom() {
        assertEquals(List.of("eve|configuration 2|ConfigurationChanged", "1003|variable storm|VariableSet",
                "1003|agent 1001|AgentForced", "1003|agent 1001|AgentSkillsChanged", "|link S/a|Transitioned",
                "|call S:1:1|AnomalyRecorded"), read(new AdministrationFold(ResumePoint.START), history()));
    }

    @Test
    void goesOnBehindAnyRow() {
        List<FactScript.Step> steps = history();
        List<String> whole = read(new AdministrationFold(ResumePoint.START), steps);
        for (int cut = 0; cut <= steps.size(); cut++) {
            AdministrationFold first = new AdministrationFold(ResumePoint.START);
            int given = read(first, steps.subList(0, cut)).size();
            long from = first.resumePoint().fromSequence();
            assertEquals(whole.subList(given, whole.size()), read(new AdministrationFold(first.resumePoint()),
                    steps.stream().filter(step -> step.place().inputSequence() >= from).toList()), "cut at " + cut);
        }
    }
}
