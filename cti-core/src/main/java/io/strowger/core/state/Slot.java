package io.strowger.core.state;

/** The place of a row in its table: what is committed, and what the decision under way makes of it. */
final class Slot<K, V> {
    final K key;
    /** Of the key, spread. */
    final int hash;
    /** The next slot at the same place of the table of slots. */
    Slot<K, V> next;
    V row;
    V drafted;
    boolean isDrafted;
    boolean isMarked;
    /** Place among the rows, -1 without one. */
    int number = -1;
    /** The row at the last mark, while {@link #isMarked}. */
    V atMark;

    Slot(K key, int hash) {
        this.key = key;
        this.hash = hash;
    }

    V seen() {
        return isDrafted ? drafted : row;
    }
}
