package io.strowger.core.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A table as one decision sees it: the committed rows with the decision's own changes over them. Nothing of it reaches the table before the commit.
 */
public final class Rows<K extends Comparable<? super K>, V extends Record> {
    private final Table<K, V> table;
    private final Draft draft;
    /** Slots that the decision has changed, in the order of the changes. */
    private final ArrayList<Slot<K, V>> changes = new ArrayList<>();

    Rows(Draft draft, Table<K, V> table) {
        this.draft = draft;
        this.table = table;
    }

    /** The row, or null. */
    public V get(K key) {
        Slot<K, V> slot = table.slot(key);
        return slot == null ? null : slot.seen();
    }

    public boolean contains(K key) {
        return get(key) != null;
    }

    public void put(V row) {
        change(table.slotFor(table.keyOf(row)), row);
    }

    /** Likewise, where the slot of its key is known. */
    void put(Slot<K, V> slot, V row) {
        change(slot, row);
    }

    public void remove(K key) {
        Slot<K, V> slot = table.slot(key);
        if (slot != null && slot.seen() != null) {
            change(slot, null);
        }
    }

    private void change(Slot<K, V> slot, V row) {
        slot.drafted = row;
        if (!slot.isDrafted) {
            slot.isDrafted = true;
            if (changes.isEmpty()) {
                draft.changed(this);
            }
            changes.add(slot);
        }
    }

    /** How many rows this decision has changed; they are numbered in the order of the first change of each. */
    public int changes() {
        return changes.size();
    }

    /** A changed row as this decision leaves it; null for a removed one. */
    public V changed(int number) {
        return changes.get(number).drafted;
    }

    /** The row that was there before the decision; null for a new one. */
    public V committed(int number) {
        return changes.get(number).row;
    }

    /** Whether this decision has put a row where there was none. */
    public boolean hasAdded() {
        for (int i = 0; i < changes.size(); i++) {
            Slot<K, V> slot = changes.get(i);
            if (slot.row == null && slot.drafted != null) {
                return true;
            }
        }
        return false;
    }

    /** The committed rows; the decision's own changes are not in it. */
    public Table<K, V> committed() {
        return table;
    }

    /** Rows that this decision has put, in key order. */
    public Collection<V> put() {
        if (changes.isEmpty()) {
            return List.of();
        }
        if (changes.size() == 1) {
            V only = changes.get(0).drafted;
            return only == null ? List.of() : List.of(only);
        }
        List<Slot<K, V>> slots = new ArrayList<>(changes);
        slots.sort(Comparator.comparing(slot -> slot.key));
        List<V> rows = new ArrayList<>(slots.size());
        for (Slot<K, V> slot : slots) {
            if (slot.drafted != null) {
                rows.add(slot.drafted);
            }
        }
        return rows;
    }

    /** All rows as this decision sees them, in key order. */
    public Collection<V> all() {
        if (changes.isEmpty()) {
            return table.rows();
        }
        TreeMap<K, V> merged = new TreeMap<>(table.publish().map());
        for (Slot<K, V> slot : changes) {
            if (slot.drafted == null) {
                merged.remove(slot.key);
            } else {
                merged.put(slot.key, slot.drafted);
            }
        }
        return new ArrayList<>(merged.values());
    }

    void commit() {
        for (int i = 0; i < changes.size(); i++) {
            Slot<K, V> slot = changes.get(i);
            V row = slot.drafted;
            slot.isDrafted = false;
            slot.drafted = null;
            table.set(slot, row);
            if (row == null) {
                table.abandon(slot);
            }
        }
        changes.clear();
    }

    void drop() {
        for (Slot<K, V> slot : changes) {
            slot.isDrafted = false;
            slot.drafted = null;
            table.abandon(slot);
        }
        changes.clear();
    }
}
