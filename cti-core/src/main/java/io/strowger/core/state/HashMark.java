package io.strowger.core.state;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows that differ between two marks of the state's hash, as they were and as they are. Made by the core thread, which gives it away; the rows never
 * change, so {@link StateHash} can take their hashes on another thread.
 */
public final class HashMark {
    private final List<Change<?>> changes = new ArrayList<>();

    /** @param before null for a new row, after null for a removed one */
    record Change<V extends Record>(int number, Table<?, V> table, V before, V after) {}

    <V extends Record> void add(int number, Table<?, V> table, V before, V after) {
        changes.add(new Change<>(number, table, before, after));
    }

    List<Change<?>> changes() {
        return changes;
    }
}
