package io.strowger.core.state;

import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A table of immutable rows by their keys. A row has a slot, found by hash; what walks over rows sees them in the order of their keys, so that no hash order
 * can be noticed. Changed only by a commit; confined to the core thread, but what {@link #publish()} gives is anybody's.
 */
public final class Table<K extends Comparable<? super K>, V extends Record> {
    private final String name;
    private final RecordCodec<V> codec;
    private final Function<V, K> key;
    private final Slots<K, V> slots = new Slots<>();
    private final List<SlotIndex<K, V>> indexes = new ArrayList<>();
    private final ChunkedRows<V> rows = new ChunkedRows<>();
    /** Slots whose row has changed since the last mark. */
    private final ArrayList<Slot<K, V>> marked = new ArrayList<>();
    /** The keys that are walked over from a given one on, in order; the others are not here. */
    private final TreeMap<K, Slot<K, V>> ordered = new TreeMap<>();
    private Predicate<K> inOrder = rowKey -> false;
    /** Instead of it where rows come and go all the time and are seldom walked over; null otherwise. */
    private LateOrder<K, V> late;
    private PublishedRows<K, V> published;
    private int size;

    /** Something derived from the rows; told of every change. */
    interface Index<V> {
        /** Before null = a new row, after null = a removed one. */
        void changed(V before, V after);
    }

    /** One that keeps the slots, to see later what has become of their rows. */
    interface SlotIndex<K, V> {
        void changed(Slot<K, V> slot, V before);
    }

    Table(String name, Class<V> type, Function<V, K> key) {
        this.name = name;
        this.codec = RecordCodec.of(type);
        this.key = key;
    }

    /** Rows with such keys can be walked over with {@link #rowsFrom}. */
    Table<K, V> inOrder(Predicate<K> which) {
        inOrder = which;
        return this;
    }

    /** All rows can be walked over with {@link #rowsFrom}, which is seldom done. */
    Table<K, V> inOrderLate() {
        late = new LateOrder<>();
        return this;
    }

    void index(Index<V> index) {
        indexes.add((slot, before) -> index.changed(before, slot.row));
    }

    void indexSlots(SlotIndex<K, V> index) {
        indexes.add(index);
    }

    String name() {
        return name;
    }

    /** The row, or null. */
    public V get(K rowKey) {
        Slot<K, V> slot = slots.get(rowKey);
        return slot == null ? null : slot.row;
    }

    /** All rows in the order of their keys; sorted anew at every call, so nothing for what happens often. */
    public Collection<V> rows() {
        return publish().map().values();
    }

    /** Rows whose key is at least {@code from}, in order; of the keys that are kept in order only. Whoever walks does not change the table meanwhile. */
    public Iterable<V> rowsFrom(K from) {
        return () -> {
            if (late != null) {
                return late.from(from);
            }
            Iterator<Slot<K, V>> rest = ordered.tailMap(from, true).values().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rest.hasNext();
                }

                @Override
                public V next() {
                    return rest.next().row;
                }
            };
        };
    }

    public int size() {
        return size;
    }

    K keyOf(V row) {
        return key.apply(row);
    }

    /** The slot of a key, or null. */
    Slot<K, V> slot(K rowKey) {
        return slots.get(rowKey);
    }

    /** The slot of a key, made when there is none. */
    Slot<K, V> slotFor(K rowKey) {
        return slots.getOrMake(rowKey);
    }

    /** Forgets a slot that has no row and waits for no mark. */
    void abandon(Slot<K, V> slot) {
        if (slot.row == null && !slot.isMarked) {
            slots.remove(slot);
        }
    }

    void put(V row) {
        set(slotFor(keyOf(row)), row);
    }

    /** The row of a slot from now on; null removes it. */
    void set(Slot<K, V> slot, V row) {
        V before = slot.row;
        if (before == row) {
            return;
        }
        if (!slot.isMarked) {
            slot.isMarked = true;
            slot.atMark = before;
            marked.add(slot);
        }
        slot.row = row;
        published = null;
        if (row == null) {
            rows.remove(slot.number);
            slot.number = -1;
            size--;
            if (late == null) {
                ordered.remove(slot.key);
            }
        } else if (before == null) {
            slot.number = rows.add(row);
            size++;
            if (late != null) {
                late.added(slot, size);
            } else if (inOrder.test(slot.key)) {
                ordered.put(slot.key, slot);
            }
        } else {
            rows.set(slot.number, row);
        }
        for (int i = 0; i < indexes.size(); i++) {
            indexes.get(i).changed(slot, before);
        }
    }

    /** What has changed since the last mark goes into the mark. */
    void mark(int number, HashMark mark) {
        if (marked.isEmpty()) {
            return;
        }
        HashMark.Changes<V> changes = new HashMark.Changes<>(number, this, marked.size());
        for (int i = 0; i < marked.size(); i++) {
            Slot<K, V> slot = marked.get(i);
            if (slot.atMark != slot.row) {
                changes.set(i, slot.atMark, slot.row);
            }
            slot.atMark = null;
            slot.isMarked = false;
            abandon(slot);
        }
        marked.clear();
        mark.add(changes);
    }

    /** An immutable picture, made anew only when something changed since the last. */
    PublishedRows<K, V> publish() {
        if (published == null) {
            published = new PublishedRows<>(rows.publish(), size, key);
        }
        return published;
    }

    /** Any thread. */
    byte[] encode(V row) {
        return codec.encode(row);
    }

    RecordCodec<V> codec() {
        return codec;
    }

    V decode(byte[] bytes) {
        return switch (codec.decode(bytes, 0, bytes.length)) {
            case Decoded.Value<V> value -> value.value();
            case Decoded.Fault<V> fault -> throw new IllegalStateException("table " + name + ": " + fault);
        };
    }
}
