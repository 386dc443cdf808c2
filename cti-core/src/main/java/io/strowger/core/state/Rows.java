package io.strowger.core.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * A table as one decision sees it: the committed rows with the decision's own changes over them. Nothing of it reaches the table before the commit.
 */
public final class Rows<K extends Comparable<? super K>, V extends Record> {
    private final Table<K, V> table;
    /** Changed rows by key; a null value is a removed row. */
    private TreeMap<K, V> changes;

    Rows(Table<K, V> table) {
        this.table = table;
    }

    /** The row, or null. */
    public V get(K key) {
        if (changes == null) {
            return table.get(key);
        }
        V changed = changes.get(key);
        return changed != null || changes.containsKey(key) ? changed : table.get(key);
    }

    public boolean contains(K key) {
        return get(key) != null;
    }

    public void put(V row) {
        if (changes == null) {
            changes = new TreeMap<>();
        }
        changes.put(table.keyOf(row), row);
    }

    public void remove(K key) {
        if (changes == null) {
            changes = new TreeMap<>();
        }
        changes.put(key, null);
    }

    /** The committed rows; the decision's own changes are not in it. */
    public Table<K, V> committed() {
        return table;
    }

    /** Rows that this decision has put, in key order. */
    public Collection<V> put() {
        if (changes == null) {
            return List.of();
        }
        List<V> rows = new ArrayList<>(changes.size());
        for (V row : changes.values()) {
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** All rows as this decision sees them, in key order. */
    public Collection<V> all() {
        if (changes == null) {
            return new ArrayList<>(table.rows());
        }
        TreeMap<K, V> merged = new TreeMap<>();
        for (V row : table.rows()) {
            merged.put(table.keyOf(row), row);
        }
        changes.forEach((key, row) -> {
            if (row == null) {
                merged.remove(key);
            } else {
                merged.put(key, row);
            }
        });
        return new ArrayList<>(merged.values());
    }

    void commit() {
        if (changes == null) {
            return;
        }
        changes.forEach((key, row) -> {
            if (row == null) {
                table.remove(key);
            } else if (!row.equals(table.get(key))) {
                table.put(row);
            }
        });
    }
}
