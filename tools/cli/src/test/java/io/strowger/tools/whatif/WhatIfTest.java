package io.strowger.tools.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.Durability;
import io.strowger.calllog.JournalLimits;
import io.strowger.calllog.JournalSettings;
import io.strowger.core.analysis.NumberTables;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.fact.Fact;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Misuse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded day, run again as it was and otherwise. */
class WhatIfTest {
    private static final long SEED = 17;
    private static final long START = 1_800_000_000_000_000_000L;
    private static final long SECOND = VirtualCentre.SECOND;
    private static final long HOURS = 6;
    private static final int AGENTS = 8;
    /** What the base run may differ by from what was recorded. */
    private static final double CONTACTS = 0.002;
    private static final double LEVEL = 0.002;
    private static final double ANSWER = 0.002;

    @TempDir
    private Path directory;
    private History history;

    private static Site site() {
        List<DeviceSite> devices = new ArrayList<>();
        List<AgentSite> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            devices.add(new DeviceSite("CM", "50" + i, DeviceKind.STATION));
            agents.add(new AgentSite("10" + i, "", "", i % 2 == 0
                    ? List.of(new SkillLevel("support", 1 + i))
                    : List.of(new SkillLevel("support", 2), new SkillLevel("sales", 1))));
        }
        return new Site(List.of(new SwitchSite("CM",
                List.of(new LinkSite("aes1", "tsapi", "127.0.0.1", 450, "A#CM#CSTA#X", "aes1", 0)), NumberPlan.NONE)),
                devices,
                List.of(new VdnSite("CM", "6001", "Support", "support", 50),
                        new VdnSite("CM", "6002", "Sales", "sales", 40)),
                List.of(new SkillSite("support", NoAnswerMode.SERVER, 20_000, 0, 20_000),
                        new SkillSite("sales", NoAnswerMode.SERVER, 20_000, 10_000, 20_000)),
                agents, SiteSettings.DEFAULT);
    }

    /** A day by hand: callers who come at random and wait as long as they like, agents who pause now and then. */
    @BeforeEach
    void record() throws Exception {
        Random random = new Random(SEED);
        JournalSettings settings = new JournalSettings(Durability.WRITTEN, JournalLimits.BLOCK_BYTES_MIN,
                JournalLimits.FREE_BYTES_MIN);
        try (ChronicleJournal journal = ChronicleJournal.open(directory.resolve("journal"), settings)) {
            VirtualCentre centre = new VirtualCentre(site(), NumberTables.NONE, (lookUp, key) -> null, START);
            centre.onApplied((input, applied) -> keep(journal, input, applied));
            centre.begin();
            for (int i = 0; i < AGENTS; i++) {
                long on = START + (1 + i) * SECOND;
                centre.duty("10" + i, new Duty.Change(on, Duty.Kind.LOG_ON, "CM", "50" + i, 0));
                centre.duty("10" + i, new Duty.Change(on + SECOND, Duty.Kind.READY_AUTO, "", "", 0));
                for (long at = on + 1_800 * SECOND; at < START + HOURS * 3_600 * SECOND; at += 3_600 * SECOND) {
                    long pause = at + random.nextInt(900) * SECOND;
                    centre.duty("10" + i, new Duty.Change(pause, Duty.Kind.NOT_READY, "", "", 3));
                    centre.duty("10" + i, new Duty.Change(pause + 400 * SECOND, Duty.Kind.READY_AUTO, "", "", 0));
                }
            }
            long at = START + 20 * SECOND;
            for (int i = 0; at < START + HOURS * 3_600 * SECOND; i++) {
                at += exponential(random, 27);
                Arrival arrival = new Arrival("CM", random.nextInt(3) == 0 ? "6002" : "6001", "+4930" + i, "800",
                        "" + i % 10, Bytes.EMPTY, at, -1, -1, -1, -1, -1);
                centre.arrives(new VirtualCall.Plan(arrival, (2 + random.nextInt(10)) * SECOND,
                        exponential(random, 170), random.nextInt(2) * 15 * SECOND, exponential(random, 240)));
            }
            centre.runUntil(START + (HOURS + 2) * 3_600 * SECOND);
            assertEquals(0, centre.anomalies());
            try (Reader<JournalledInput> inputs = journal.inputs(1); Reader<JournalledFact> facts = journal.facts(1)) {
                history = History.of(inputs, facts);
            }
        }
    }

    private static long exponential(Random random, double meanSeconds) {
        return (long) (-StrictMath.log(1 - random.nextDouble()) * meanSeconds * SECOND) + SECOND;
    }

    private static void keep(ChronicleJournal journal, JournalledInput input, Applied applied) {
        journal.appendInput(input);
        List<Fact> facts = applied.facts();
        for (int i = 0; i < facts.size(); i++) {
            journal.appendFact(new JournalledFact(input.sequence(), i, input.timeNanos(), 1,
                    Bytes.of(RecordCodec.of(Fact.class).encode(facts.get(i)))));
        }
    }

    private Figures.Line line(WhatIf.Outcome outcome, String skill) {
        return line(outcome.figures(), outcome.site(), skill);
    }

    private static Figures.Line line(Figures figures, Site site, String skill) {
        return figures.lines(site).stream().filter(each -> each.skill().equals(skill)).findFirst().orElseThrow();
    }

    private WhatIf.Outcome run(Site site, String... staffing) {
        WhatIf.Outcome outcome = new WhatIf(history, NumberTables.NONE, SEED).run(site,
                List.of(staffing).stream().map(WhatIf.Staffing::parse).toList());
        assertEquals(0, outcome.anomalies());
        return outcome;
    }

    @Test
    void theBaseRunComesToWhatWasRecorded() {
        WhatIf.Outcome base = run(history.site());
        for (String skill : List.of("support", "sales", "")) {
            Figures.Line recorded = line(history.recorded(), history.site(), skill);
            Figures.Line again = line(base, skill);
            String both = "seed " + SEED + ": " + recorded + " and " + again;
            assertEquals(recorded.asked(), again.asked(), both);
            assertEquals(recorded.answered(), again.answered(), CONTACTS * recorded.asked(), both);
            assertEquals(recorded.abandoned(), again.abandoned(), CONTACTS * recorded.asked(), both);
            assertEquals(recorded.serviceLevel(), again.serviceLevel(), LEVEL, both);
            assertEquals(recorded.speedOfAnswerMillis(), again.speedOfAnswerMillis(),
                    ANSWER * recorded.speedOfAnswerMillis(), both);
            assertEquals(recorded.occupancy(), again.occupancy(), LEVEL, both);
        }
        assertEquals(0, history.passedOver());
    }

    @Test
    void theSameSeedGivesTheSame() {
        assertEquals(run(history.site(), "-1@sales").figures().lines(history.site()),
                run(history.site(), "-1@sales").figures().lines(history.site()));
    }

    @Test
    void moreAgentsMakeItBetterAndFewerWorse() {
        Figures.Line base = line(run(history.site()), "support");
        Figures.Line more = line(run(history.site(), "+3@support"), "support");
        Figures.Line fewer = line(run(history.site(), "-2@support"), "support");
        assertTrue(more.serviceLevel() > base.serviceLevel() && base.serviceLevel() > fewer.serviceLevel(),
                more + ", " + base + ", " + fewer);
        assertTrue(more.speedOfAnswerMillis() < base.speedOfAnswerMillis()
                && base.speedOfAnswerMillis() < fewer.speedOfAnswerMillis());
        assertTrue(more.occupancy() < base.occupancy());
        assertTrue(more.abandoned() < fewer.abandoned());
    }

    @Test
    void otherRulesMoveTheWait() {
        Site first = history.site().withAnalysis(AnalysisSite.NONE.withRules(List.of(
                new RuleSite("sales first", "vdn == '6002'", "",
                        new RuleSite.Changes(1, 0, "", List.of(), "", List.of(), false, -1, Map.of())),
                new RuleSite("default", "", ""))));
        Site last = history.site().withAnalysis(AnalysisSite.NONE.withRules(List.of(
                new RuleSite("sales last", "vdn == '6002'", "",
                        new RuleSite.Changes(99, 0, "", List.of(), "", List.of(), false, -1, Map.of())),
                new RuleSite("default", "", ""))));
        assertTrue(line(run(first), "sales").speedOfAnswerMillis() < line(run(last), "sales").speedOfAnswerMillis());
    }

    @Test
    void patienceIsDrawnUnderTheConditionOfTheWait() {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            arrivals.add(new Arrival("CM", "6001", "", "", "", null, i, i % 2 == 0 ? -1 : 1, i % 2 == 0 ? -1 : 1, 0,
                    i % 2 == 0 ? 100L * i : -1, 100L * i));
        }
        Draws draws = new Draws(arrivals, SEED);
        for (int i = 0; i < arrivals.size(); i++) {
            long patience = draws.patience(arrivals.get(i), i);
            assertTrue(i % 2 == 0 ? patience == 100L * i : patience > 100L * i, i + ": " + patience);
            assertEquals(patience, new Draws(arrivals, SEED).patience(arrivals.get(i), i));
            assertTrue(draws.handling(arrivals.get(i), i).isAnswered());
        }
    }

    @Test
    void theCommandPrintsBoth() throws Exception {
        CommandRun text = CommandRun.of("whatif", "--journal", directory.resolve("journal").toString(), "--agents",
                "+3@support");
        assertEquals(0, text.exitCode(), text.err());
        assertTrue(text.out().lines().anyMatch(each -> each.startsWith("support") && each.contains("changed")),
                text.out());
        CommandRun json = CommandRun.of("whatif", "--journal", directory.resolve("journal").toString(), "--agents",
                "+3@support", "--json");
        JsonNode all = new ObjectMapper().readTree(json.out()).path("skills");
        assertEquals(3, all.size());
        assertTrue(all.get(1).path("changed").path("serviceLevel").doubleValue() > 0);
        Path wrong = Files.createDirectories(directory.resolve("wrong"));
        Files.writeString(wrong.resolve("a.conf"), "skills = [ { nam = x } ]");
        assertEquals(1, CommandRun.of("whatif", "--journal", directory.resolve("journal").toString(), "--rules",
                wrong.toString()).exitCode());
        assertEquals(2, CommandRun.of("whatif", "--journal", directory.resolve("journal").toString(), "--agents",
                "many").exitCode());
        assertThrows(Misuse.class, () -> WhatIf.Staffing.parse("0@support"));
    }
}
