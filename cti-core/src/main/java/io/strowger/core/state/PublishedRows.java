package io.strowger.core.state;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The rows of a table as they were after one input. Immutable, any thread; the map is made by whoever asks for it first. */
public final class PublishedRows<K extends Comparable<? super K>, V extends Record> {
    private final Object[][] chunks;
    private final int size;
    private final Function<V, K> key;
    private volatile NavigableMap<K, V> map;

    PublishedRows(Object[][] chunks, int size, Function<V, K> key) {
        this.chunks = chunks;
        this.size = size;
        this.key = key;
    }

    public int size() {
        return size;
    }

    /** Every row, in no particular order: for sums and counts. */
    @SuppressWarnings("unchecked")
    public void forEach(Consumer<V> each) {
        for (Object[] chunk : chunks) {
            for (Object row : chunk) {
                if (row != null) {
                    each.accept((V) row);
                }
            }
        }
    }

    /** The rows in the order of their keys. */
    public NavigableMap<K, V> map() {
        NavigableMap<K, V> made = map;
        if (made == null) {
            TreeMap<K, V> sorted = new TreeMap<>();
            forEach(row -> sorted.put(key.apply(row), row));
            made = Collections.unmodifiableNavigableMap(sorted);
            map = made;
        }
        return made;
    }
}
