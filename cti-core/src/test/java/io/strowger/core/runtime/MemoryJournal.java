package io.strowger.core.runtime;

import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A journal in memory; survives the runtime, not the process. */
final class MemoryJournal implements Journal {
    private final List<JournalledInput> inputs = new ArrayList<>();
    private final List<JournalledFact> facts = new ArrayList<>();
    private StoredSnapshot snapshot;

    @Override
    public synchronized void appendInput(JournalledInput input) {
        inputs.add(input);
    }

    @Override
    public synchronized void appendFact(JournalledFact fact) {
        facts.add(fact);
    }

    /** Forgets the last facts, as a crash may. */
    synchronized void loseFacts(int count) {
        for (int i = 0; i < count; i++) {
            facts.remove(facts.size() - 1);
        }
    }

    synchronized List<JournalledFact> facts() {
        return List.copyOf(facts);
    }

    synchronized List<JournalledInput> inputs() {
        return List.copyOf(inputs);
    }

    @Override
    public synchronized Optional<JournalledInput> lastInput() {
        return inputs.isEmpty() ? Optional.empty() : Optional.of(inputs.get(inputs.size() - 1));
    }

    @Override
    public synchronized Optional<JournalledFact> lastFact() {
        return facts.isEmpty() ? Optional.empty() : Optional.of(facts.get(facts.size() - 1));
    }

    @Override
    public Reader<JournalledInput> inputs(long fromSequence) {
        return reader(inputs, fromSequence, JournalledInput::sequence);
    }

    @Override
    public Reader<JournalledFact> facts(long fromInputSequence) {
        return reader(facts, fromInputSequence, JournalledFact::inputSequence);
    }

    private <T> Reader<T> reader(List<T> list, long from, ToLongFunction<T> position) {
        return new Reader<>() {
            private int next;

            @Override
            public T next() {
                synchronized (MemoryJournal.this) {
                    while (next < list.size() && position.applyAsLong(list.get(next)) < from) {
                        next++;
                    }
                    return next < list.size() ? list.get(next++) : null;
                }
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public synchronized void saveSnapshot(long sequence, byte[] bytes) {
        snapshot = new StoredSnapshot(sequence, bytes.clone());
    }

    @Override
    public synchronized Optional<StoredSnapshot> latestSnapshot() {
        return Optional.ofNullable(snapshot);
    }

    @Override
    public void close() {}
}
