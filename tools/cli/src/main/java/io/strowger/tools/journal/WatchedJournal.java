package io.strowger.tools.journal;

import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A journal that tells of each input when its append has returned.
 *
 * @param appended called on the thread that appends
 */
public record WatchedJournal(Journal journal, Consumer<JournalledInput> appended) implements Journal {
    @Override
    public void appendInput(JournalledInput input) {
        journal.appendInput(input);
        appended.accept(input);
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
