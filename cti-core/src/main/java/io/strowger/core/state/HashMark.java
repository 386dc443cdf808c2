package io.strowger.core.state;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows that differ between two marks of the state's hash, as they were and as they are. Made by the core thread, which gives it away; the rows never
 * change, so {@link StateHash} can take their hashes on another thread.
 */
public final class HashMark {
    private final List<Changes<?>> changes = new ArrayList<>();

    /** The changes of a table: of each row what it was and what it is; null before a new row, after a removed one, and both for one that came and went. */
    static final class Changes<V extends Record> {
        final int number;
        final Table<?, V> table;
        private final Object[] rows;

        Changes(int number, Table<?, V> table, int size) {
            this.number = number;
            this.table = table;
            this.rows = new Object[2 * size];
        }

        int size() {
            return rows.length / 2;
        }

        void set(int change, V before, V after) {
            rows[2 * change] = before;
            rows[2 * change + 1] = after;
        }

        @SuppressWarnings("unchecked") // Only rows of the table are put there.
        V before(int change) {
            return (V) rows[2 * change];
        }

        @SuppressWarnings("unchecked")
        V after(int change) {
            return (V) rows[2 * change + 1];
        }
    }

    void add(Changes<?> ofTable) {
        changes.add(ofTable);
    }

    List<Changes<?>> changes() {
        return changes;
    }
}
