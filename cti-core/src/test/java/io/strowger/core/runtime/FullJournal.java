package io.strowger.core.runtime;

import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.util.Optional;

/** A journal that can be read and takes nothing more. */
record FullJournal(Journal readable) implements Journal {
    @Override
    public void appendInput(JournalledInput input) {
        throw new JournalException("disk full", null);
    }

    @Override
    public void appendFact(JournalledFact fact) {
        throw new JournalException("disk full", null);
    }

    @Override
    public Optional<JournalledInput> lastInput() {
        return readable.lastInput();
    }

    @Override
    public Optional<JournalledFact> lastFact() {
        return readable.lastFact();
    }

    @Override
    public Reader<JournalledInput> inputs(long fromSequence) {
        return readable.inputs(fromSequence);
    }

    @Override
    public Reader<JournalledFact> facts(long fromInputSequence) {
        return readable.facts(fromInputSequence);
    }

    @Override
    public void saveSnapshot(long sequence, byte[] snapshot) {
        throw new JournalException("disk full", null);
    }

    @Override
    public Optional<StoredSnapshot> latestSnapshot() {
        return readable.latestSnapshot();
    }

    @Override
    public void close() {}
}
