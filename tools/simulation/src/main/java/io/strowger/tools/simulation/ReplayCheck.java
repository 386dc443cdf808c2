package io.strowger.tools.simulation;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.StateHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A second engine that takes the inputs from the disk, never killed, and must make every fact that was journalled, byte for byte and in its place, hash marks
 * included, and end in the same state. It stands beside the run: what it is given to replay is compared on a thread that may be another one, and what is wrong is
 * told when the run asks, so that no run depends on how fast that thread is.
 */
final class ReplayCheck {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);

    private final VirtualDisk disk;
    private final Problems problems;
    private final Executor thread;
    private final Reader<JournalledFact> facts;
    private long givenThrough;
    private CompletableFuture<List<String>> comparing = CompletableFuture.completedFuture(List.of());

    /** The thread's own while it compares, the run's when that has been awaited. */
    private final Engine engine = new Engine(new EngineState(RuleBook.TABLES));
    private final StateHash hash = engine.hasher();
    private long marks;

    /**
     * @param thread does one comparison after the other
     */
    ReplayCheck(VirtualDisk disk, Problems problems, Executor thread) {
        this.disk = disk;
        this.problems = problems;
        this.thread = thread;
        this.facts = disk.facts(1);
    }

    /**
     * Gives what has come since to be replayed. All facts must have been written.
     *
     * @param live hash of the live engine now
     */
    void follow(long live) {
        settle();
        List<JournalledInput> inputs = new ArrayList<>();
        try (Reader<JournalledInput> reader = disk.inputs(givenThrough + 1)) {
            for (JournalledInput input = reader.next(); input != null; input = reader.next()) {
                inputs.add(input);
            }
        }
        givenThrough += inputs.size();
        Deque<JournalledFact> kept = new ArrayDeque<>();
        for (JournalledFact fact = facts.next(); fact != null; fact = facts.next()) {
            kept.add(fact);
        }
        comparing = CompletableFuture.supplyAsync(() -> compare(inputs, kept, live), thread);
    }

    /** Waits until all that was given has been compared, and tells what is wrong. */
    void settle() {
        List<String> wrong = comparing.join();
        comparing = CompletableFuture.completedFuture(List.of());
        wrong.forEach(problems::add);
    }

    /** What is wrong; after the first difference nothing more is compared. */
    private List<String> compare(List<JournalledInput> inputs, Deque<JournalledFact> kept, long live) {
        for (JournalledInput input : inputs) {
            String wrong = compare(engine.apply(input), kept);
            if (wrong != null) {
                return List.of(wrong);
            }
        }
        if (!kept.isEmpty()) {
            return List.of("REPLAY MAKES NO SUCH FACT: " + kept.peek());
        }
        return engine.hash() == live
                ? List.of()
                : List.of(String.format("REPLAY ENDS DIFFERENTLY at %d: %016x, live %016x", engine.sequence(),
                        engine.hash(), live));
    }

    /** Null when all is well. */
    private String compare(Applied applied, Deque<JournalledFact> journalled) {
        List<Fact> made = applied.facts(hash);
        for (int index = 0; index < made.size(); index++) {
            Fact fact = made.get(index);
            JournalledFact kept = journalled.poll();
            boolean same = kept != null && kept.inputSequence() == applied.sequence() && kept.index() == index
                    && kept.payload().equals(Bytes.owned(FACT.encode(fact)));
            if (!same) {
                return "REPLAY DIFFERS at " + applied.sequence() + "/" + index + ": " + fact + ", kept " + kept;
            }
            if (fact instanceof Fact.StateHashed) {
                marks++;
            }
        }
        return null;
    }

    long marks() {
        return marks;
    }
}
