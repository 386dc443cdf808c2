package io.strowger.tools.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.JournalSettings;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.fact.RouteWitness.Candidate;
import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.model.ContactId;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.analysis.NumberTables;
import io.strowger.core.site.SkillPolicy;
import io.strowger.core.state.EngineState;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WhyTest {
    @TempDir
    static Path directory;

    @BeforeAll
    static void makeAJournal() throws InterruptedException {
        SmallJournal.write(directory);
    }

    private static CommandRun why(String... arguments) {
        List<String> command = new ArrayList<>(List.of("why", "--journal", directory.toString()));
        command.addAll(List.of(arguments));
        return CommandRun.of(command.toArray(String[]::new));
    }

    private static List<Fact.RouteDecided> decisions() {
        List<Fact.RouteDecided> list = new ArrayList<>();
        try (Reader<JournalledFact> facts = Journals.open(directory).facts(1)) {
            for (JournalledFact next = facts.next(); next != null; next = facts.next()) {
                if (Journals.read(next).orElseThrow() instanceof Fact.RouteDecided decided) {
                    list.add(decided);
                }
            }
        }
        return list;
    }

    @Test
    void theLastDecisionNamesWhoWasPassedOverAndWhatBecameOfTheCall() {
        CommandRun run = why("--last");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("from +493012345 to VDN 6001"), run.out());
        assertTrue(run.out().contains("asked for skill support and went to agent 1002 at 2026-11-18 "), run.out());
        assertTrue(run.out().contains("1. agent 1002     level 2   idle 4.4 s       chosen"), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.contains("2. agent 1001") && line.endsWith("was on a call")),
                run.out());
        assertTrue(run.out().contains("configuration version 1"), run.out());
        assertTrue(run.out().contains("What became of it: rang at station 5002 of agent 1002; the caller gave up after "
                + "1.5 s of ringing; the contact ended: abandoned."), run.out());
    }

    @Test
    void aContactIsFoundByItsSerialAndByItsId() {
        RouteWitness first = decisions().get(0).witness();
        CommandRun bySerial = why(first.serial());
        assertEquals(0, bySerial.exitCode());
        assertTrue(bySerial.out().contains("went to agent 1001"), bySerial.out());
        assertTrue(bySerial.out().contains("2. agent 1002     level 2   idle 1.0 s       could have been chosen"),
                bySerial.out());
        assertTrue(bySerial.out().contains("answered after 0.4 s; talked 5.5 s; the contact ended: answered."),
                bySerial.out());
        assertEquals(bySerial.out(), why(first.contact().toString()).out());
    }

    @Test
    void anAgentIsAskedForByTheNewestDecisionThatChoseHim() {
        assertTrue(why("--agent", "1001").out().contains("went to agent 1001"));
        CommandRun nobody = why("--agent", "1999");
        assertEquals(Strowger.FAILED, nobody.exitCode());
        assertTrue(nobody.err().contains("no such decision"), nobody.err());
    }

    @Test
    void anAgentIsAskedWhyHeIsNotOfferedCalls() {
        CommandRun run = why("1001");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("Agent 1001 is "), run.out());
        assertTrue(run.out().contains("of the journal."), run.out());
        assertEquals(run.out(), why("agent:1001").out());
        CommandRun nobody = why("1999");
        assertEquals(Strowger.FAILED, nobody.exitCode());
        assertTrue(nobody.err().contains("there is no agent 1999"), nobody.err());
    }

    @Test
    void onlyWhatFollowsTheNearestSnapshotIsReplayed(@TempDir Path other) throws InterruptedException {
        SmallJournal.write(other);
        long last = StateAt.of(Journals.open(other), ReplayPlace.END, NumberTables.NONE).engine().sequence();
        ReplayPlace place = new ReplayPlace(last - 1, Long.MAX_VALUE);
        StateAt whole = StateAt.of(Journals.open(other), place, NumberTables.NONE);
        assertEquals(last - 1, whole.replayed());
        long half = last / 2;
        Engine engine = new Engine(new EngineState());
        try (ChronicleJournal journal = ChronicleJournal.open(other, JournalSettings.DEFAULT)) {
            try (Reader<JournalledInput> inputs = journal.inputs(1)) {
                while (engine.sequence() < half) {
                    engine.apply(inputs.next());
                }
            }
            journal.saveSnapshot(half, engine.snapshot());
        }
        StateAt near = StateAt.of(Journals.open(other), place, NumberTables.NONE);
        assertEquals(last - 1 - half, near.replayed());
        assertEquals(whole.engine().hash(), near.engine().hash());
        ReplayPlace before = new ReplayPlace(half - 1, Long.MAX_VALUE);
        assertEquals(half - 1, StateAt.of(Journals.open(other), before, NumberTables.NONE).replayed());
        ReplayPlace earlier = new ReplayPlace(Long.MAX_VALUE, engine.state().timeNanos() - 1);
        StateAt then = StateAt.of(Journals.open(other), earlier, NumberTables.NONE);
        assertEquals(then.engine().sequence(), then.replayed());
    }

    @Test
    void aContactIsAskedWhyItWaitsAtAMoment() {
        RouteWitness second = decisions().get(1).witness();
        long decided = 0;
        try (Reader<JournalledFact> facts = Journals.open(directory).facts(1)) {
            for (JournalledFact next = facts.next(); next != null; next = facts.next()) {
                if (Journals.read(next).orElseThrow() instanceof Fact.ContactStarted started
                        && started.contact().equals(second.contact())) {
                    decided = next.inputSequence();
                }
            }
        }
        CommandRun then = why("--at", Long.toString(decided), second.serial());
        assertEquals(0, then.exitCode(), then.err());
        assertTrue(then.out().contains("went to agent 1002"), then.out());
        assertTrue(then.out().contains("  - it does not wait: it is SELECTED with agent 1002"), then.out());
        assertFalse(why(second.serial()).out().contains("does not wait"));
        CommandRun nothing = why("--at", Long.toString(decided - 1), second.serial());
        assertEquals(Strowger.FAILED, nothing.exitCode());
        CommandRun wrong = why("--at", "noon", second.serial());
        assertEquals(Strowger.MISUSED, wrong.exitCode());
        assertTrue(wrong.err().contains("--at is the sequence"), wrong.err());
        CommandRun agent = why("--at", "5", "1001");
        assertEquals(0, agent.exitCode(), agent.err());
        assertFalse(agent.out().equals(why("1001").out()));
    }

    @Test
    void everyPolicyHasItsWords() {
        Set<String> words = new HashSet<>();
        for (SkillPolicy.AgentSelection policy : SkillPolicy.AgentSelection.values()) {
            String text = WitnessReasons.policy(policy.name());
            assertTrue(text.length() > policy.name().length() + 5, text);
            assertTrue(words.add(text));
        }
        assertTrue(WitnessReasons.policy("EAD-MIA").contains("the longest idle"));
        assertEquals("SOMETHING", WitnessReasons.policy("SOMETHING"));
        Candidate candidate = new Candidate("1", 1, 0, Exclusion.NONE, "", -(1 << 20), 0);
        assertEquals("occupancy 50.0 %", WitnessReasons.score("UCD_LOA", candidate));
        assertEquals("0.50 contacts lately for each unit of weight", WitnessReasons.score("WEIGHTED", candidate));
        assertEquals("-100.0 % of time against the target", WitnessReasons.score("PERCENT_ALLOCATION", candidate));
        assertEquals("occupancy 0.0 %",
                WitnessReasons.score("EAD_LOA", new Candidate("1", 1, 0, Exclusion.NONE, "", Long.MIN_VALUE, 0)));
        assertEquals("", WitnessReasons.score("UCD_MIA", candidate));
    }

    @Test
    void theJournalIsFoundThroughTheSettings(@TempDir Path other) throws IOException {
        Path data = Files.createDirectories(other.resolve("data"));
        Files.createSymbolicLink(data.resolve("journal"), directory);
        Path conf = Files.writeString(other.resolve("strowger.conf"), "data.directory = \"data\"\n");
        assertEquals(why("--last").out(), CommandRun.of("why", "--conf", conf.toString(), "--last").out());
        Files.writeString(conf, "data.directry = \"data\"\n");
        CommandRun wrong = CommandRun.of("why", "--conf", conf.toString(), "--last");
        assertEquals(Strowger.MISUSED, wrong.exitCode());
        assertTrue(wrong.err().contains("data.directry"), wrong.err());
    }

    @Test
    void exactlyOneQuestionIsAsked() {
        assertEquals(Strowger.MISUSED, why().exitCode());
        assertEquals(Strowger.MISUSED, why("--last", "--agent", "1001").exitCode());
    }

    @Test
    void everyExclusionHasItsOwnSentence() {
        Set<String> sentences = new HashSet<>();
        for (Exclusion exclusion : Exclusion.values()) {
            assertTrue(sentences.add(Exclusions.sentence(exclusion)), exclusion.name());
        }
        assertTrue(sentences.add(Exclusions.sentence((Exclusion) null)));
        assertEquals("was not ready (reason 7)",
                Exclusions.sentence(new Candidate("1001", 1, 0, Exclusion.NOT_READY, "reason 7")));
    }

    @Test
    void candidatesThatWereNotKeptAreCounted() {
        RouteWitness witness = new RouteWitness(new ContactId(1, 2), "20260101-1", "support", "EAD-MIA", 3, 0, 1,
                "1001",
                "because", 70, List.of(new Candidate("1001", 1, 61_000, Exclusion.NONE, "")));
        String text = String.join("\n", WitnessText.lines(new Decided(9, 0, witness, null, List.of())));
        assertTrue(text.contains("and 69 more"), text);
        assertTrue(text.contains("idle 1 min 1 s"), text);
        assertTrue(text.contains("What became of it: not in the journal yet."), text);
        assertFalse(text.contains("VDN"), text);
    }

    @Test
    void durationsReadWell() {
        assertEquals("0.0 s", Durations.text(0));
        assertEquals("59.9 s", Durations.text(59_999));
        assertEquals("1 min 0 s", Durations.text(60_000));
        assertEquals("59 min 59 s", Durations.text(3_599_999));
        assertEquals("1 h 0 min", Durations.text(3_600_000));
    }
}
