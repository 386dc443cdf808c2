package io.strowger.tools.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input.LookUpOutcome;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.RoutePlan.Condition;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the rules made of a contact is told from the facts. */
class AnalysisTextTest {
    private static final ContactId ID = new ContactId(1, 7);
    private static final ContactId OTHER = new ContactId(1, 8);

    private static Reader<JournalledFact> reader(Fact... facts) {
        Deque<JournalledFact> left = new ArrayDeque<>();
        for (Fact fact : facts) {
            left.add(new JournalledFact(left.size() + 1, 0, 1_800_000_000_000_000_000L, 1,
                    Bytes.of(RecordCodec.of(Fact.class).encode(fact))));
        }
        return new Reader<>() {
            @Override
            public JournalledFact next() {
                return left.poll();
            }

            @Override
            public void close() {
                left.clear();
            }
        };
    }

    private static Reader<JournalledFact> facts() {
        return reader(new Fact.ContactStarted(ID, "20270115-000001", new CallKey("CM", 5, 5), "6001", "+4930", "1", ""),
                new Fact.ContactStarted(OTHER, "20270115-000002", new CallKey("CM", 6, 6), "6001", "+4931", "1", ""),
                new Fact.LookUpEnded(ID, "crm", "+4930", LookUpOutcome.FOUND, Map.of("vip", "3"), 40),
                new Fact.LookUpEnded(ID, "slow", "+4930", null, Map.of(), 800),
                new Fact.ContactAnalysed(OTHER, 4, "default", "", "support", 50, Map.of(), 0),
                new Fact.ContactAnalysed(ID, 4, "vip", "gold", "support", 2, Map.of("caller.vip", "3", "uui", ""),
                        800));
    }

    @Test
    void bothNamesOfAContactGiveItsAnalysis() {
        List<String> lines = AnalysisText.lines(facts(), "20270115-000001", ReplayPlace.END);
        assertEquals(lines, AnalysisText.lines(facts(), ID.toString(), ReplayPlace.END));
        assertEquals(5, lines.size(), lines::toString);
        assertEquals("Look-up crm of +4930: FOUND {vip=3}, after 40 ms.", lines.get(0));
        assertEquals("Look-up slow of +4930: no answer before its deadline, after 800 ms.", lines.get(1));
        assertEquals("Rule vip of configuration version 4 decided at "
                + Durations.moment(1_800_000_000_000_000_000L)
                + ": plan gold, skill support, priority 2, after waiting 800 ms for outside data.", lines.get(2));
        assertEquals("  caller.vip = 3", lines.get(3));
        assertEquals("  uui = (empty)", lines.get(4));
    }

    @Test
    void whatChangedWhileItWaitedIsTold() {
        Treatment treatment = new Treatment(Condition.WAITED, 60_000, Target.SKILL, "backup");
        String at = Durations.moment(1_800_000_000_000_000_000L);
        assertEquals(List.of(
                "Asked for again by ivr at " + at + ": skill sales, priority 2; before that skill support, priority 9.",
                "Step 2 of plan gold began at " + at + ", expected wait 1 min 30 s: asks for sales, service.",
                "Step 3 of plan gold was passed over at " + at
                        + ", expected wait unknown, nobody worked: asks for sales.",
                "Treatment 1 of plan gold applied at " + at
                        + ": WAITED, to SKILL backup; had waited 1 min 0 s for skill sales.",
                "Treatment 2 of plan gold was due at " + at + " and could not be applied: "
                        + RefusalReason.SKILL_UNKNOWN.sentence() + "."),
                AnalysisText.lines(reader(
                        new Fact.ContactStarted(ID, "20270115-000001", new CallKey("CM", 5, 5), "6001", "1", "1", ""),
                        new Fact.ContactAskedAgain(OTHER, "ivr", "", "support", 9, "sales", 2),
                        new Fact.ContactAskedAgain(ID, "ivr", "", "support", 9, "sales", 2),
                        new Fact.PlanStepReached(ID, "gold", 2, true, 90_000, List.of("sales", "service")),
                        new Fact.PlanStepReached(ID, "gold", 3, false, -1, List.of("sales")),
                        new Fact.TreatmentApplied(ID, "gold", 1, treatment, "sales", 60_000, 4, 0),
                        new Fact.TreatmentRefused(ID, "gold", 2, treatment, RefusalReason.SKILL_UNKNOWN)),
                        "20270115-000001", ReplayPlace.END));
    }

    @Test
    void aContactThatNoRuleWasAskedForHasNone() {
        assertEquals(List.of(), AnalysisText.lines(facts(), "20270115-000003", ReplayPlace.END));
    }
}
