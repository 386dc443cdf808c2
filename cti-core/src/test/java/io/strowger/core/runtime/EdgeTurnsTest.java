package io.strowger.core.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Input;
import io.strowger.core.output.Output;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.port.Sequencer;
import io.strowger.core.site.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Edges that run the core. The core thread looks by itself once in an hour, so that a wake-up that gets lost is a test that does not end. */
@Timeout(30)
class EdgeTurnsTest {
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long SOON_MILLIS = 50;
    private static final String CORE = "strowger-core";

    private final MemoryJournal journal = new MemoryJournal();
    private final AtomicBoolean full = new AtomicBoolean();
    /** Who journalled what was offered, and how much of it. */
    private final List<String> threads = new ArrayList<>();
    private final Semaphore applied = new Semaphore(0);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();

    private EngineRuntime runtime() {
        return runtime((sequence, index, output) -> {});
    }

    private EngineRuntime runtime(OutputListener outputs) {
        return EngineRuntime.recover(
                new EngineRuntime.Context(new Watched(journal, this::appended), EngineClock.system(), outputs),
                HOUR_NANOS);
    }

    private void appended(JournalledInput input) {
        if (full.get()) {
            throw new Journal.JournalException("disk full", null);
        }
        if (inside.incrementAndGet() != 1) {
            broken.incrementAndGet();
        }
        if (input.source() > 0) {
            threads.add(Thread.currentThread().getName());
            applied.release();
        }
        inside.decrementAndGet();
    }

    /** Of nobody, so that the engine has nothing to do for it. */
    private static byte[] input(long number) {
        return INPUT.encode(new Input.PushAcknowledged("nobody", number));
    }

    /** Asks on this thread until the core has been run here, which it is as soon as the core thread sleeps. */
    private void untilRunHere(Sequencer.Source source) throws InterruptedException {
        long number = 0;
        do {
            source.offer(input(++number));
            source.turnOver();
            applied.acquire();
        } while (!threads.get(threads.size() - 1).equals(Thread.currentThread().getName()));
    }

    @Test
    void anEdgeRunsTheCoreWhenNobodyDoesAndLeavesWhatIsMuchToTheCoreThread() throws InterruptedException {
        EngineRuntime runtime = runtime();
        Sequencer.Source edge = runtime.edgeSource("edge", 1_000);
        runtime.start();
        untilRunHere(edge);
        int before = threads.size();
        for (int i = 0; i <= EngineRuntime.EDGE_INPUTS_MAX; i++) {
            edge.offer(input(1_000 + i));
        }
        edge.turnOver();
        applied.acquire(EngineRuntime.EDGE_INPUTS_MAX + 1);
        runtime.close();
        assertEquals(List.of(CORE), threads.subList(before, threads.size()).stream().distinct().toList());
    }

    @Test
    void asManyInputsAsAnEdgeMayAreAppliedInItsTurn() throws InterruptedException {
        EngineRuntime runtime = runtime();
        Sequencer.Source edge = runtime.edgeSource("edge", 1_000);
        runtime.start();
        List<String> last = List.of();
        // A turn that lasts too long leaves the rest to the core thread, as it does where that is awake.
        while (!last.equals(List.of(Thread.currentThread().getName()))) {
            int before = threads.size();
            for (int i = 0; i < EngineRuntime.EDGE_INPUTS_MAX; i++) {
                edge.offer(input(1 + i));
            }
            edge.turnOver();
            applied.acquire(EngineRuntime.EDGE_INPUTS_MAX);
            last = threads.subList(before, threads.size()).stream().distinct().toList();
        }
        runtime.close();
    }

    @Test
    void nothingIsLostNothingIsTwiceAndEachSourceKeepsItsOrder() throws InterruptedException {
        int edges = 4;
        int each = 3_000;
        EngineRuntime runtime = runtime();
        List<Thread> offering = new ArrayList<>();
        for (int i = 0; i <= edges; i++) {
            Sequencer.Source source = i < edges
                    ? runtime.edgeSource("edge " + i, each)
                    : runtime.source("other", each);
            int burst = 1 + 3 * i;
            offering.add(new Thread(() -> {
                for (int offered = 1; offered <= each; offered++) {
                    source.offer(input(offered));
                    if (offered % burst == 0 || offered == each) {
                        source.turnOver();
                    }
                }
            }));
        }
        runtime.start();
        offering.forEach(Thread::start);
        applied.acquire((edges + 1) * each);
        runtime.close();
        assertEquals(0, broken.get());
        Map<Integer, Long> last = new LinkedHashMap<>();
        long sequence = 0;
        for (JournalledInput input : journal.inputs()) {
            assertEquals(++sequence, input.sequence());
            if (INPUT.decode(input.payload()).orThrow() instanceof Input.PushAcknowledged numbered) {
                assertEquals(last.getOrDefault(input.source(), 0L) + 1, numbered.sequence());
                last.put(input.source(), numbered.sequence());
            }
        }
        assertEquals(edges + 1, last.size());
    }

    @Test
    void noWakeUpIsLostBetweenTwoEdgesAndTheCoreThread() throws InterruptedException {
        int rounds = 3_000;
        EngineRuntime runtime = runtime();
        List<Sequencer.Source> sources = List.of(runtime.edgeSource("first", 10), runtime.edgeSource("second", 10),
                runtime.source("other", 10));
        List<Semaphore> go = List.of(new Semaphore(0), new Semaphore(0), new Semaphore(0));
        List<Thread> offering = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            int number = i;
            offering.add(new Thread(() -> {
                for (int round = 1; round <= rounds; round++) {
                    go.get(number).acquireUninterruptibly();
                    sources.get(number).offer(input(round));
                    sources.get(number).turnOver();
                }
            }));
        }
        runtime.start();
        offering.forEach(Thread::start);
        for (int round = 0; round < rounds; round++) {
            go.forEach(Semaphore::release);
            applied.acquire(sources.size());
        }
        runtime.close();
        assertEquals(3 * rounds, journal.inputs().stream().filter(input -> input.source() > 0).count());
    }

    @Test
    void aDeadlineThatAnEdgeHasSetWakesTheCoreThread() throws InterruptedException {
        List<String> inForce = new ArrayList<>();
        CountDownLatch due = new CountDownLatch(1);
        EngineRuntime runtime = runtime((sequence, index, output) -> {
            if (output instanceof Output.ConfigurationInForce) {
                inForce.add(Thread.currentThread().getName());
                due.countDown();
            }
        });
        Sequencer.Source edge = runtime.edgeSource("edge", 10);
        runtime.start();
        untilRunHere(edge);
        edge.offer(INPUT.encode(new Input.ConfigurationScheduled(1, "test", Site.EMPTY, "", 0, "",
                System.currentTimeMillis() + SOON_MILLIS)));
        edge.turnOver();
        due.await();
        runtime.close();
        assertEquals(List.of(CORE), inForce);
    }

    @Test
    void whatFailsAtAnEdgeEndsTheCoreAndIsTold() throws InterruptedException {
        EngineRuntime runtime = runtime();
        Sequencer.Source edge = runtime.edgeSource("edge", 10);
        Sequencer.Source other = runtime.source("other", 10);
        runtime.start();
        untilRunHere(edge);
        full.set(true);
        edge.offer(input(7));
        edge.turnOver();
        int before = threads.size();
        assertEquals(Sequencer.Source.CLOSED, edge.offer(input(8)));
        assertEquals(Sequencer.Source.CLOSED, other.offer(input(9)));
        edge.turnOver();
        runtime.close();
        assertTrue(runtime.statistics().failure().contains("disk full"), runtime.statistics().failure());
        assertEquals(before, threads.size());
    }

    @Test
    void whatWasTakenBeforeTheEndIsJournalledAndAppliedAndNothingAfterIt() throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        EngineRuntime runtime = runtime();
        CountDownLatch underWay = new CountDownLatch(3);
        List<Thread> offering = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Sequencer.Source source = runtime.edgeSource("edge " + i, 100);
            offering.add(new Thread(() -> {
                long position = 0;
                for (int offered = 0; position != Sequencer.Source.CLOSED; offered++) {
                    position = source.offer(input(offered + 1));
                    source.turnOver();
                    if (position > 0) {
                        taken.incrementAndGet();
                    }
                    if (offered == 200) {
                        underWay.countDown();
                    }
                }
            }));
        }
        runtime.start();
        offering.forEach(Thread::start);
        underWay.await();
        runtime.close();
        for (Thread thread : offering) {
            thread.join();
        }
        assertEquals(taken.get(), applied.availablePermits());
        assertEquals(taken.get(), journal.inputs().stream().filter(input -> input.source() > 0).count());
    }

    /** Somebody is told of each input before it is kept. */
    private record Watched(Journal kept, Consumer<JournalledInput> told) implements Journal {
        @Override
        public void appendInput(JournalledInput input) {
            told.accept(input);
            kept.appendInput(input);
        }

        @Override
        public void appendFact(JournalledFact fact) {
            kept.appendFact(fact);
        }

        @Override
        public Optional<JournalledInput> lastInput() {
            return kept.lastInput();
        }

        @Override
        public Optional<JournalledFact> lastFact() {
            return kept.lastFact();
        }

        @Override
        public Reader<JournalledInput> inputs(long fromSequence) {
            return kept.inputs(fromSequence);
        }

        @Override
        public Reader<JournalledFact> facts(long fromInputSequence) {
            return kept.facts(fromInputSequence);
        }

        @Override
        public void saveSnapshot(long sequence, byte[] snapshot) {
            kept.saveSnapshot(sequence, snapshot);
        }

        @Override
        public Optional<StoredSnapshot> latestSnapshot() {
            return kept.latestSnapshot();
        }

        @Override
        public void close() {
            kept.close();
        }
    }
}
