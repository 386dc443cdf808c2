package io.strowger.server.webhooks;

import io.strowger.core.port.JournalledFact;

/**
 * A place among the facts of the journal.
 *
 * @param sequence of the input
 * @param index of the fact within it
 */
record Place(long sequence, int index) implements Comparable<Place> {
    /** Before every fact. */
    static final Place BEGINNING = new Place(0, 0);

    static Place of(JournalledFact fact) {
        return new Place(fact.inputSequence(), fact.index());
    }

    /** The place that follows, whether a fact is there or at the next input. */
    Place following() {
        return new Place(sequence, index + 1);
    }

    static Place earlier(Place one, Place other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    static Place later(Place one, Place other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Override
    public int compareTo(Place other) {
        return sequence != other.sequence
                ? Long.compare(sequence, other.sequence)
                : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return sequence + "." + index;
    }
}
