package io.strowger.calllog;

import static io.strowger.calllog.Journals.drain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.port.Sequencer;
import io.strowger.core.runtime.EngineClock;
import io.strowger.core.runtime.EngineRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine's runtime on this journal: its threads, its recovery, and what it does with inputs that are lost. */
@Timeout(60)
class EngineOnJournalTest {

    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final int OFFERS = 500;

    @TempDir
    Path directory;

    private final EngineClock clock = new EngineClock() {
        @Override
        public long wallMillis() {
            return Journals.MONDAY_MILLIS;
        }

        @Override
        public long monotonicNanos() {
            return 0;
        }
    };

    /** Recovers, takes the offers, closes, and returns the sequence reached. */
    private long run(ChronicleJournal journal) {
        EngineRuntime runtime = EngineRuntime
                .recover(new EngineRuntime.Context(journal, clock, (sequence, index, output) -> {}));
        Sequencer.Source source = runtime.source("test", OFFERS);
        for (int i = 0; i < OFFERS; i++) {
            LinkState state = i % 2 == 0 ? LinkState.RESYNCHRONISING : LinkState.DOWN;
            assertTrue(source.offer(INPUT.encode(
                    new Input.LinkChanged("CM", "aes1", state, LinkDownCause.NONE, "detail " + i))) > 0);
        }
        runtime.start();
        runtime.close();
        return runtime.sequence();
    }

    private ChronicleJournal open() {
        return ChronicleJournal.open(directory, JournalSettings.DEFAULT);
    }

    private void removeSnapshots() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("snapshots"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void shouldCarryTheEngineOverRestarts() throws IOException {
        long sequence;
        List<JournalledFact> facts;
        try (ChronicleJournal journal = open()) {
            run(journal);
            sequence = journal.lastInput().orElseThrow().sequence();
            assertTrue(sequence > OFFERS);
            assertEquals(sequence, journal.latestSnapshot().orElseThrow().sequence());
        }
        try (ChronicleJournal journal = open()) {
            run(journal);
            sequence = journal.lastInput().orElseThrow().sequence();
            facts = drain(journal.facts(1));
            assertTrue(sequence > 2 * OFFERS);
        }
        removeSnapshots();
        Path factFile = Journals.onlyFile(directory.resolve("facts"));
        JournalledFact late = facts.get(facts.size() - 40);
        Journals.truncate(factFile, Journals.recordOffset(factFile, late.inputSequence(), late.index()));
        try (ChronicleJournal journal = open()) {
            EngineRuntime.recover(new EngineRuntime.Context(journal, clock, (s, index, output) -> {}));
            assertEquals(facts, drain(journal.facts(1)), "replay gives the facts that were lost");
        }
    }

    /**
     * Inputs are lost in the middle and at the end: the engine records each as unreadable and goes on in a new epoch.
     */
    @Test
    void shouldGoOnBehindLostInputs() throws IOException {
        long last;
        try (ChronicleJournal journal = open()) {
            run(journal);
            last = journal.lastInput().orElseThrow().sequence();
        }
        removeSnapshots();
        Path file = Journals.onlyFile(directory.resolve("inputs"));
        Journals.flip(file, Journals.recordOffset(file, 100, 0) + 50);
        Journals.truncate(file, Journals.recordOffset(file, last - 5, 0));
        try (ChronicleJournal journal = open()) {
            assertEquals(last, journal.lastInput().orElseThrow().sequence());
            run(journal);
            List<JournalledInput> inputs = drain(journal.inputs(1));
            assertEquals(Journals.range(1, inputs.size()), inputs.stream().map(JournalledInput::sequence).toList());
            assertTrue(inputs.size() > last + OFFERS);
            JournalledInput first = inputs.get((int) last);
            assertTrue(INPUT.decode(first.payload().toByteArray(), 0, first.payload().length())
                    .orThrow() instanceof Input.EpochStarted);
            assertTrue(first.epoch() > inputs.get((int) last - 1).epoch());
            assertEquals(7, inputs.stream().filter(input -> input.payload().isEmpty()).count());
        }
        long unreadable = drain(ReadOnlyJournal.of(directory).facts(1)).stream()
                .map(fact -> FACT.decode(fact.payload().toByteArray(), 0, fact.payload().length()).orThrow())
                .filter(fact -> fact instanceof Fact.AnomalyRecorded anomaly
                        && anomaly.kind() == Fact.AnomalyKind.UNREADABLE_INPUT)
                .count();
        assertEquals(0, unreadable, "facts of the lost inputs were kept from before and are not made again");
    }
}
