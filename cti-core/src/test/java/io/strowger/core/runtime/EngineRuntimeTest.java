package io.strowger.core.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Engine;
import io.strowger.core.input.Input;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.Output;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.port.Sequencer;
import io.strowger.core.site.Site;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.FrozenState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineRuntimeTest {
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private final MemoryJournal journal = new MemoryJournal();

    private static byte[] link(LinkState state) {
        return INPUT.encode(new Input.LinkChanged("CM", "aes1", state, LinkDownCause.NONE, ""));
    }

    private EngineRuntime runtime(OutputListener outputs) {
        return EngineRuntime.recover(new EngineRuntime.Context(journal, EngineClock.system(), outputs));
    }

    @Test
    void inputsOfASourceKeepTheirOrderAndOutputsFollowTheJournal() throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(3);
        List<Long> journalledAtOutput = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        EngineRuntime runtime = runtime((sequence, index, output) -> {
            if (output instanceof Output.ConfigurationInForce inForce) {
                journalledAtOutput.add(journal.lastInput().orElseThrow().sequence() - sequence);
                versions.add(inForce.version());
                seen.countDown();
            }
        });
        Sequencer.Source source = runtime.source("test", 100);
        for (long version = 1; version <= 3; version++) {
            assertTrue(source.offer(INPUT.encode(new Input.ConfigurationApplied(version, "test", Site.EMPTY))) > 0);
        }
        runtime.start();
        assertTrue(seen.await(30, TimeUnit.SECONDS));
        runtime.close();
        assertEquals(List.of(1L, 2L, 3L), versions);
        assertEquals(List.of(0L, 0L, 0L), journalledAtOutput);
        assertEquals(Sequencer.Source.CLOSED, source.offer(new byte[1]));
    }

    @Test
    void aQuotaHoldsASourceBackAndTellsItWhenThereIsRoom() throws InterruptedException {
        EngineRuntime runtime = runtime((sequence, index, output) -> {});
        Sequencer.Source source = runtime.source("test", 4);
        for (int i = 0; i < 4; i++) {
            assertTrue(source.offer(link(LinkState.DOWN)) > 0);
        }
        assertEquals(Sequencer.Source.BACK_PRESSURED, source.offer(link(LinkState.DOWN)));
        CountDownLatch room = new CountDownLatch(1);
        source.onRoom(room::countDown);
        runtime.start();
        assertTrue(room.await(30, TimeUnit.SECONDS));
        assertTrue(source.offer(link(LinkState.DOWN)) > 0);
        runtime.close();
        assertEquals(6, journal.inputs().size());
    }

    @Test
    void aFloodingSourceDelaysAnotherByAtMostATurn() {
        EngineRuntime runtime = runtime((sequence, index, output) -> {});
        Sequencer.Source flood = runtime.source("flood", 10_000);
        Sequencer.Source other = runtime.source("other", 10);
        for (int i = 0; i < 10_000; i++) {
            flood.offer(link(LinkState.DOWN));
        }
        other.offer(link(LinkState.RESYNCHRONISING));
        runtime.start();
        runtime.close();
        int place = 0;
        for (JournalledInput input : journal.inputs()) {
            if (input.source() == 2) {
                break;
            }
            place++;
        }
        assertTrue(place <= EngineRuntime.TURN_INPUTS_MAX + 1, "the other source came at " + place);
    }

    @Test
    void anInputLongerThanTheLimitIsRefusedAtTheSource() {
        EngineRuntime runtime = runtime((sequence, index, output) -> {});
        Sequencer.Source source = runtime.source("test", 4);
        assertTrue(source.offer(new byte[Sequencer.INPUT_BYTES_MAX]) > 0);
        assertThrows(IllegalArgumentException.class, () -> source.offer(new byte[Sequencer.INPUT_BYTES_MAX + 1]));
    }

    @Test
    void recoveryReplaysAndCompletesTheFactsThatACrashKeptFromTheJournal() {
        EngineRuntime first = runtime((sequence, index, output) -> {});
        Sequencer.Source source = first.source("test", 1_000);
        for (int i = 0; i < 300; i++) {
            source.offer(link(i % 2 == 0 ? LinkState.RESYNCHRONISING : LinkState.DOWN));
        }
        first.start();
        first.close();
        List<JournalledFact> complete = journal.facts();
        MemoryJournal crashed = new MemoryJournal();
        journal.inputs().forEach(crashed::appendInput);
        complete.forEach(crashed::appendFact);
        crashed.loseFacts(57);
        EngineRuntime second = EngineRuntime
                .recover(new EngineRuntime.Context(crashed, EngineClock.system(), (sequence, index, output) -> {}));
        assertEquals(complete, crashed.facts());
        assertEquals(first.view().links(), second.view().links());
        assertEquals(journal.inputs().size(), second.sequence());
    }

    @Test
    void aSnapshotAndTheInputsAfterItGiveTheStateOfAllInputs() {
        EngineRuntime first = runtime((sequence, index, output) -> {});
        Sequencer.Source source = first.source("test", 1_000);
        source.offer(INPUT.encode(new Input.ConfigurationApplied(1, "test", Site.EMPTY)));
        source.offer(link(LinkState.RESYNCHRONISING));
        first.start();
        first.close();
        assertEquals(journal.inputs().size(), journal.latestSnapshot().orElseThrow().sequence());
        EngineRuntime second = runtime((sequence, index, output) -> {});
        second.start();
        second.close();
        Engine whole = new Engine(new EngineState());
        journal.inputs().forEach(whole::apply);
        Engine restored = Engine.restore(journal.latestSnapshot().orElseThrow().bytes());
        assertEquals(whole.hash(), restored.hash());
        assertEquals(2, restored.view().reign().epoch());
    }

    @Test
    void aSnapshotIsOfTheFrozenStateAndWaitsForItsFacts() throws InterruptedException {
        EngineRuntime runtime = runtime((sequence, index, output) -> {});
        Sequencer.Source source = runtime.source("test", 1_000);
        source.offer(INPUT.encode(new Input.ConfigurationApplied(1, "test", Site.EMPTY)));
        source.offer(link(LinkState.RESYNCHRONISING));
        source.offer(link(LinkState.UP));
        runtime.start();
        runtime.close();
        Engine engine = new Engine(new EngineState());
        journal.inputs().subList(0, 3).forEach(engine::apply);
        long hash = engine.hash();
        FrozenState frozen = engine.freeze();
        journal.inputs().subList(3, journal.inputs().size()).forEach(engine::apply);
        MemoryJournal copy = new MemoryJournal();
        AtomicLong factsWritten = new AtomicLong(2);
        SnapshotKeeper keeper = new SnapshotKeeper(copy, factsWritten::get, 3);
        keeper.start();
        assertFalse(keeper.isDue(2));
        assertTrue(keeper.isDue(3));
        keeper.keep(frozen);
        assertFalse(keeper.isDue(100));
        assertTrue(copy.latestSnapshot().isEmpty());
        factsWritten.set(3);
        while (!keeper.isDue(100)) {
            Thread.onSpinWait();
        }
        keeper.close();
        assertEquals(3, copy.latestSnapshot().orElseThrow().sequence());
        assertEquals(hash, Engine.restore(copy.latestSnapshot().orElseThrow().bytes()).hash());
    }

    @Test
    void engineTimeNeverGoesBackWhenTheWallClockDoes() {
        AtomicLong wall = new AtomicLong(2_000_000);
        EngineClock clock = new EngineClock() {
            @Override
            public long wallMillis() {
                return wall.get();
            }

            @Override
            public long monotonicNanos() {
                return System.nanoTime();
            }
        };
        for (int i = 0; i < 3; i++) {
            EngineRuntime runtime = EngineRuntime
                    .recover(new EngineRuntime.Context(journal, clock, (sequence, index, output) -> {}));
            runtime.start();
            runtime.close();
            wall.addAndGet(-600_000);
        }
        long last = 0;
        for (JournalledInput input : journal.inputs()) {
            assertTrue(input.timeNanos() >= last);
            last = input.timeNanos();
        }
    }

    @Test
    void aJournalThatCannotKeepAnInputStopsTheCoreBeforeAnythingLeaves() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        Journal full = new FullJournal(journal);
        EngineRuntime runtime = EngineRuntime
                .recover(new EngineRuntime.Context(full, EngineClock.system(), (sequence, index, output) -> left
                        .countDown()));
        runtime.source("test", 10).offer(INPUT.encode(new Input.ConfigurationApplied(1, "test", Site.EMPTY)));
        runtime.start();
        runtime.close();
        assertFalse(left.await(0, TimeUnit.SECONDS));
        assertTrue(runtime.statistics().failure().contains("disk full"));
    }
}
