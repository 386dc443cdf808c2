package io.strowger.tools.simulation;

import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journal of a simulated server, which outlives its process. It is full at times. What a killed process had only half written is not there: the store below
 * the port drops torn records, which its own tests show.
 */
final class VirtualDisk implements Journal {
    private final List<JournalledInput> inputs = new ArrayList<>();
    private final List<JournalledFact> facts = new ArrayList<>();
    /** Of the first input and the first fact that are still kept. */
    private long firstInput = 1;
    private long firstFact;
    private JournalledFact lastFact;
    private StoredSnapshot snapshot;
    private boolean full;

    void setFull(boolean now) {
        full = now;
    }

    boolean isFull() {
        return full;
    }

    private void room() {
        if (full) {
            throw new JournalException("no space left on device", null);
        }
    }

    @Override
    public void appendInput(JournalledInput input) {
        room();
        if (input.sequence() != firstInput + inputs.size()) {
            throw new IllegalStateException("input " + input.sequence() + " where " + (firstInput + inputs.size())
                    + " is due");
        }
        inputs.add(input);
    }

    @Override
    public void appendFact(JournalledFact fact) {
        room();
        boolean inOrder = lastFact == null || fact.inputSequence() > lastFact.inputSequence()
                || fact.inputSequence() == lastFact.inputSequence() && fact.index() == lastFact.index() + 1;
        if (!inOrder) {
            throw new IllegalStateException("fact " + fact.inputSequence() + "/" + fact.index() + " after "
                    + lastFact.inputSequence() + "/" + lastFact.index());
        }
        facts.add(fact);
        lastFact = fact;
    }

    @Override
    public Optional<JournalledInput> lastInput() {
        return inputs.isEmpty() ? Optional.empty() : Optional.of(inputs.get(inputs.size() - 1));
    }

    @Override
    public Optional<JournalledFact> lastFact() {
        return Optional.ofNullable(lastFact);
    }

    @Override
    public Reader<JournalledInput> inputs(long fromSequence) {
        if (fromSequence < firstInput) {
            throw new IllegalArgumentException("input " + fromSequence + " is not kept any more");
        }
        return new ListReader<>() {
            private int next = (int) (fromSequence - firstInput);

            @Override
            public JournalledInput next() {
                return next < inputs.size() ? inputs.get(next++) : null;
            }
        };
    }

    @Override
    public Reader<JournalledFact> facts(long fromInputSequence) {
        return new ListReader<>() {
            private long next = firstFact;

            @Override
            public JournalledFact next() {
                while (next - firstFact < facts.size()) {
                    JournalledFact fact = facts.get((int) (next++ - firstFact));
                    if (fact.inputSequence() >= fromInputSequence) {
                        return fact;
                    }
                }
                return null;
            }
        };
    }

    private interface ListReader<T> extends Reader<T> {
        @Override
        default void close() {
            // Nothing is held.
        }
    }

    @Override
    public void saveSnapshot(long sequence, byte[] bytes) {
        room();
        snapshot = new StoredSnapshot(sequence, bytes);
    }

    @Override
    public Optional<StoredSnapshot> latestSnapshot() {
        return Optional.ofNullable(snapshot);
    }

    /** Whether inputs and facts from there on are still here. */
    boolean keeps(long sequence) {
        return Math.max(1, sequence) >= firstInput;
    }

    /** Gives back the room of inputs up to the given one, and of their facts; all of them have been read. */
    void forgetThrough(long sequence) {
        int count = (int) Math.max(0, sequence - firstInput + 1);
        inputs.subList(0, Math.min(count, inputs.size())).clear();
        firstInput += count;
        int read = 0;
        while (read < facts.size() && facts.get(read).inputSequence() <= sequence) {
            read++;
        }
        facts.subList(0, read).clear();
        firstFact += read;
    }

    long firstInput() {
        return firstInput;
    }

    @Override
    public void close() {
        // It outlives every process.
    }
}
