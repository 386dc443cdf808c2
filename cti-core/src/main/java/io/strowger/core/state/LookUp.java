package io.strowger.core.state;

import java.util.function.Function;

/**
 * A hash table that can only be looked up in: nothing here walks over its entries, so the order of hashes, which is not the same everywhere, can decide nothing.
 * Hashes lie beside each other, apart from keys and values, so that a look-up touches memory at two places where a table of nodes touches four: with tens of thousands
 * of rows that is what an input waits for. Confined to the core thread.
 */
final class LookUp<K, V> {
    private static final int CAPACITY_MIN = 16;
    /** Spreads hash codes that differ in few bits: 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    /** Of the key at each place; 0 = free. At most half of the places are taken. */
    private int[] hashes = new int[CAPACITY_MIN];
    /** Key and value of each place. */
    private Object[] entries = new Object[2 * CAPACITY_MIN];
    private int size;

    /** Spread over all bits; never 0. */
    static int hash(Object key) {
        int spread = key.hashCode() * SPREAD;
        int hash = spread ^ spread >>> 15;
        return hash == 0 ? 1 : hash;
    }

    /** The place of the key, or the free one where it would be, as its complement. */
    private int place(Object key, int hash) {
        int mask = hashes.length - 1;
        int place = hash & mask;
        for (int there = hashes[place]; there != 0; there = hashes[place]) {
            if (there == hash && entries[2 * place].equals(key)) {
                return place;
            }
            place = place + 1 & mask;
        }
        return ~place;
    }

    /** The value, or null. */
    V get(K key) {
        return getOrDefault(key, null);
    }

    @SuppressWarnings("unchecked") // Only values are put there.
    V getOrDefault(K key, V otherwise) {
        int place = size == 0 ? -1 : place(key, hash(key));
        return place < 0 ? otherwise : (V) entries[2 * place + 1];
    }

    void put(K key, V value) {
        int hash = hash(key);
        int place = place(key, hash);
        if (place >= 0) {
            entries[2 * place + 1] = value;
            return;
        }
        if (2 * (size + 1) > hashes.length) {
            grow();
            place = place(key, hash);
        }
        set(~place, hash, key, value);
        size++;
    }

    private void set(int place, int hash, Object key, Object value) {
        hashes[place] = hash;
        entries[2 * place] = key;
        entries[2 * place + 1] = value;
    }

    private void grow() {
        int[] oldHashes = hashes;
        Object[] oldEntries = entries;
        hashes = new int[2 * oldHashes.length];
        entries = new Object[2 * oldEntries.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                int place = ~place(oldEntries[2 * i], oldHashes[i]);
                set(place, oldHashes[i], oldEntries[2 * i], oldEntries[2 * i + 1]);
            }
        }
    }

    V computeIfAbsent(K key, Function<K, V> make) {
        V value = get(key);
        if (value == null) {
            value = make.apply(key);
            put(key, value);
        }
        return value;
    }

    void remove(K key) {
        int place = place(key, hash(key));
        if (place >= 0) {
            free(place);
        }
    }

    /** Removes the key where it has this value. */
    void remove(K key, V value) {
        int place = place(key, hash(key));
        if (place >= 0 && value.equals(entries[2 * place + 1])) {
            free(place);
        }
    }

    /** Those behind it that would have liked its place move up, so that every look-up still ends at the first free place. */
    private void free(int freed) {
        size--;
        int mask = hashes.length - 1;
        int hole = freed;
        for (int next = hole + 1 & mask; hashes[next] != 0; next = next + 1 & mask) {
            int wanted = hashes[next] & mask;
            if ((next - wanted & mask) >= (next - hole & mask)) {
                set(hole, hashes[next], entries[2 * next], entries[2 * next + 1]);
                hole = next;
            }
        }
        set(hole, 0, null, null);
    }

    void clear() {
        hashes = new int[CAPACITY_MIN];
        entries = new Object[2 * CAPACITY_MIN];
        size = 0;
    }
}
