package io.strowger.core.state;

import java.util.HashMap;
import java.util.function.Function;

/**
 * A hash table that can only be looked up in: nothing here walks over its entries, so the order of hashes, which is not the same everywhere, can decide nothing.
 * Confined to the core thread.
 */
final class LookUp<K, V> {
    private final HashMap<K, V> entries = new HashMap<>();

    /** The value, or null. */
    V get(K key) {
        return entries.get(key);
    }

    V getOrDefault(K key, V otherwise) {
        return entries.getOrDefault(key, otherwise);
    }

    void put(K key, V value) {
        entries.put(key, value);
    }

    V computeIfAbsent(K key, Function<K, V> make) {
        return entries.computeIfAbsent(key, make);
    }

    void remove(K key) {
        entries.remove(key);
    }

    /** Removes the key where it has this value. */
    void remove(K key, V value) {
        entries.remove(key, value);
    }

    void clear() {
        entries.clear();
    }
}
