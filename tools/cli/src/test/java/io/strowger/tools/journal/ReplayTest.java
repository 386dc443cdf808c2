package io.strowger.tools.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ReplayTest {
    @TempDir
    static Path directory;
    private static List<JournalledInput> inputs;
    private static List<JournalledFact> facts;

    @BeforeAll
    static void makeAJournal() throws InterruptedException {
        SmallJournal.write(directory);
        ReadOnlyJournal journal = Journals.open(directory);
        inputs = all(journal.inputs(1));
        facts = all(journal.facts(1));
        assertTrue(inputs.size() > Engine.HASH_EVERY_INPUTS, "the journal holds a hash of the state");
    }

    private static <T> List<T> all(Reader<T> reader) {
        List<T> list = new ArrayList<>();
        try (reader) {
            for (T next = reader.next(); next != null; next = reader.next()) {
                list.add(next);
            }
        }
        return list;
    }

    private static <T> Reader<T> reader(List<T> list) {
        Iterator<T> iterator = list.iterator();
        return new Reader<>() {
            @Override
            public T next() {
                return iterator.hasNext() ? iterator.next() : null;
            }

            @Override
            public void close() {
                // A list needs none.
            }
        };
    }

    private static ReplayResult replay(List<JournalledInput> someInputs, List<JournalledFact> someFacts) {
        return new Replay(reader(someInputs), reader(someFacts)).run(Replay.TO_THE_END);
    }

    private static JournalledFact with(JournalledFact fact, int version, Bytes payload) {
        return new JournalledFact(fact.inputSequence(), fact.index(), fact.timeNanos(), version, payload);
    }

    @Test
    void anUntouchedJournalIsMadeAgain() {
        ReplayResult result = replay(inputs, facts);
        assertTrue(result.isFaithful(), String.valueOf(result.first()));
        assertEquals(new ReplayResult.Counts(inputs.size(), facts.size(), 0, inputs.size() / Engine.HASH_EVERY_INPUTS,
                0, 0), result.counts());
    }

    @Test
    void aChangedFactIsFoundInItsPlace() {
        int at = facts.size() / 2;
        List<JournalledFact> changed = new ArrayList<>(facts);
        Bytes other = Bytes.of(RecordCodec.of(Fact.class).encode(new Fact.StateHashed(42)));
        changed.set(at, with(facts.get(at), Engine.VERSION, other));
        ReplayResult result = replay(inputs, changed);
        assertFalse(result.isFaithful());
        assertEquals(1, result.counts().differing());
        assertEquals(facts.get(at).inputSequence(), result.first().sequence());
        assertEquals(facts.get(at).index(), result.first().index());
        assertEquals("StateHashed{hash=42}", result.first().journalled());
    }

    @Test
    void aMissingFactIsFoundInItsPlace() {
        int at = facts.size() / 3;
        List<JournalledFact> fewer = new ArrayList<>(facts);
        JournalledFact gone = fewer.remove(at);
        ReplayResult result = replay(inputs, fewer);
        assertEquals(1, result.counts().differing());
        assertEquals(new Difference(gone.inputSequence(), gone.index(), "", result.first().replayed()), result.first());
    }

    @Test
    void anExtraFactIsFoundInItsPlace() {
        JournalledFact last = facts.get(facts.size() / 2);
        int index = (int) facts.stream().filter(fact -> fact.inputSequence() == last.inputSequence()).count();
        List<JournalledFact> more = new ArrayList<>(facts);
        int at = (int) facts.stream().filter(fact -> fact.inputSequence() <= last.inputSequence()).count();
        more.add(at, new JournalledFact(last.inputSequence(), index, last.timeNanos(), Engine.VERSION,
                last.payload()));
        ReplayResult result = replay(inputs, more);
        assertEquals(1, result.counts().differing());
        assertEquals(last.inputSequence(), result.first().sequence());
        assertEquals(index, result.first().index());
        assertEquals("", result.first().replayed());
    }

    @Test
    void factsThatEndBeforeTheInputsAreNoDifference() {
        ReplayResult result = replay(inputs, facts.subList(0, facts.size() - 7));
        assertTrue(result.isFaithful());
        assertEquals(7, result.counts().factsNotJournalled());
    }

    @Test
    void factsOfAnotherVersionAreCountedAndNotCompared() {
        List<JournalledFact> older = facts.stream()
                .map(fact -> with(fact, Engine.VERSION + 1, Bytes.EMPTY)).toList();
        ReplayResult result = replay(inputs, older);
        assertTrue(result.isFaithful());
        assertEquals(facts.size(), result.counts().factsOfOtherVersions());
        assertEquals(0, result.counts().factsCompared());
    }

    @Test
    void aGapInTheInputsEndsTheReplay() {
        List<JournalledInput> fewer = new ArrayList<>(inputs);
        fewer.remove(4);
        ReplayResult result = replay(fewer, facts);
        assertFalse(result.isFaithful());
        assertEquals(4, result.counts().inputs());
        assertEquals("inputs 5 to 5 are not in the journal", result.stopped());
    }

    @Test
    void aReplayEndsWhereItIsToldTo() {
        ReplayResult result = new Replay(reader(inputs), reader(facts)).run(5);
        assertEquals(5, result.counts().inputs());
        assertEquals(5, result.state().reign().sequence());
        assertNull(result.first());
    }

    @Test
    void theCommandPrintsCountsAndStates() {
        CommandRun run = CommandRun.of("replay", directory.toString(), "--state", "agent:1001", "--state", "vdn:6001",
                "--state", "device:CM/5002", "--state", "link:aes1");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("inputs applied: " + inputs.size()), run.out());
        assertTrue(run.out().contains("differences: 0"), run.out());
        assertTrue(run.out().contains("agent:1001 after input " + inputs.size()), run.out());
        assertTrue(run.out().contains("  agentId: 1001"), run.out());
        assertTrue(run.out().contains("  -- station"), run.out());
        assertTrue(run.out().contains("  key: CM/6001"), run.out());
        assertTrue(run.out().contains("  key: CM/5002"), run.out());
        assertTrue(run.out().contains("  name: aes1\n  state: UP"), run.out());
    }

    @Test
    void theCommandPrintsJson() throws Exception {
        CommandRun run = CommandRun.of("replay", directory.toString(), "--state", "agent:1001", "--state",
                "skill:support", "--json");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode root = new ObjectMapper().readTree(run.out());
        assertEquals(inputs.size(), root.path("sequence").asInt());
        assertEquals(0, root.path("differences").asInt());
        assertEquals(16, root.path("stateHash").asText().length());
        assertEquals("1001", root.path("states").path("agent:1001").path(0).path("entity").path("agentId").asText());
        assertEquals("support", root.path("states").path("skill:support").path(0).path("entity").path("name").asText());
    }

    @Test
    void aMomentIsAPlaceToo() {
        JournalledInput middle = inputs.get(inputs.size() / 2);
        ReplayPlace place = ReplayPlace.parse("--to",
                java.time.Instant.ofEpochSecond(0, middle.timeNanos()).toString());
        ReplayResult result = new Replay(reader(inputs), reader(facts)).run(place);
        long until = inputs.stream().filter(input -> input.timeNanos() <= middle.timeNanos()).count();
        assertEquals(until, result.counts().inputs());
        assertEquals(place, ReplayPlace.parse("--to", java.time.Instant.ofEpochSecond(0, middle.timeNanos()).toString()
                .replace('T', ' ').replace("Z", "")));
        assertThrows(io.strowger.tools.Misuse.class, () -> ReplayPlace.parse("--to", "yesterday"));
        assertThrows(io.strowger.tools.Misuse.class, () -> ReplayPlace.parse("--to", "99999999999999999999"));
    }

    @Test
    void theCommandShowsAContactWhileItLived() {
        JournalledFact started = facts.stream()
                .filter(fact -> Journals.read(fact).orElseThrow() instanceof Fact.ContactStarted).findFirst()
                .orElseThrow();
        String serial = ((Fact.ContactStarted) Journals.read(started).orElseThrow()).serial();
        String sequence = String.valueOf(started.inputSequence());
        CommandRun then = CommandRun.of("replay", directory.toString(), "--to", sequence, "--state",
                "contact:" + serial);
        assertEquals(0, then.exitCode(), then.out());
        assertTrue(then.out().contains("serial: " + serial), then.out());
        assertTrue(then.out().contains("  -- call"), then.out());
        CommandRun before = CommandRun.of("replay", directory.toString(), "--to",
                String.valueOf(started.inputSequence() - 1), "--state", "contact:" + serial);
        assertEquals(Strowger.FAILED, before.exitCode());
        assertTrue(before.out().contains("there is none"), before.out());
    }

    @Test
    void wrongCallsAreRefused(@TempDir Path empty) {
        assertEquals(Strowger.MISUSED, CommandRun.of("replay", empty.toString()).exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("replay", directory.toString(), "--to", "0").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("replay", directory.toString(), "--state", "cat:1").exitCode());
        assertEquals(Strowger.MISUSED,
                CommandRun.of("replay", directory.toString(), "--state", "call:CM:x:1").exitCode());
    }
}
