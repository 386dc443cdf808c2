package io.strowger.tools.bench.link;

import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.util.Optional;

/** A journal that notes when the append of each input of the first source has returned. */
final class TimedJournal implements Journal {
    private static final int LINK_SOURCE = 1;

    private final Journal journal;
    private volatile long[] kept = new long[0];
    private volatile int count;

    TimedJournal(Journal journal) {
        this.journal = journal;
    }

    /** Begins to note so many; nothing of the source may be under way. */
    void record(int inputs) {
        count = 0;
        kept = new long[inputs];
    }

    int recorded() {
        return count;
    }

    /** In the order of the inputs. */
    long[] keptNanos() {
        return kept;
    }

    @Override
    public void appendInput(JournalledInput input) {
        journal.appendInput(input);
        int index = count;
        if (input.source() == LINK_SOURCE && index < kept.length) {
            kept[index] = System.nanoTime();
            count = index + 1;
        }
    }

    @Override
    public void appendFact(JournalledFact fact) {
        journal.appendFact(fact);
    }

    @Override
    public Optional<JournalledInput> lastInput() {
        return journal.lastInput();
    }

    @Override
    public Optional<JournalledFact> lastFact() {
        return journal.lastFact();
    }

    @Override
    public Reader<JournalledInput> inputs(long fromSequence) {
        return journal.inputs(fromSequence);
    }

    @Override
    public Reader<JournalledFact> facts(long fromInputSequence) {
        return journal.facts(fromInputSequence);
    }

    @Override
    public void saveSnapshot(long sequence, byte[] snapshot) {
        journal.saveSnapshot(sequence, snapshot);
    }

    @Override
    public Optional<StoredSnapshot> latestSnapshot() {
        return journal.latestSnapshot();
    }

    @Override
    public void close() {
        journal.close();
    }
}
