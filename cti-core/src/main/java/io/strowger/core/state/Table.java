package io.strowger.core.state;

import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A table of immutable rows in the order of their keys, with a hash over all rows. The hash is brought up to date when it is asked for, from the rows that have
 * changed since: most rows change often between two looks, and what came and went costs nothing. Changed only by a commit.
 */
public final class Table<K extends Comparable<? super K>, V extends Record> {
    private static final Object ABSENT = new Object();

    private final String name;
    private final RecordCodec<V> codec;
    private final Function<V, K> key;
    private final TreeMap<K, V> rows = new TreeMap<>();
    private final List<Index<V>> indexes = new ArrayList<>();
    private final RecordWriter scratch = new RecordWriter();
    private final MessageDigest digest;
    /** Rows as they were when the hash was last taken, of the keys that changed since; ABSENT for a row that was not there. */
    private final TreeMap<K, Object> unhashed = new TreeMap<>();
    private NavigableMap<K, V> published;
    private long hash;

    /** Something derived from the rows; told of every change. */
    interface Index<V> {
        /** Before null = a new row, after null = a removed one. */
        void changed(V before, V after);
    }

    Table(String name, Class<V> type, Function<V, K> key) {
        this.name = name;
        this.codec = RecordCodec.of(type);
        this.key = key;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    void index(Index<V> index) {
        indexes.add(index);
    }

    String name() {
        return name;
    }

    /** The row, or null. */
    public V get(K rowKey) {
        return rows.get(rowKey);
    }

    /** All rows in the order of their keys. */
    public Collection<V> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** Rows whose key is at least {@code from}, in order. */
    public Collection<V> rowsFrom(K from) {
        return Collections.unmodifiableCollection(rows.tailMap(from, true).values());
    }

    public int size() {
        return rows.size();
    }

    K keyOf(V row) {
        return key.apply(row);
    }

    long hash() {
        unhashed.forEach((rowKey, before) -> {
            V now = rows.get(rowKey);
            if (now != null) {
                hash += hashOf(now);
            }
            if (before != ABSENT) {
                hash -= hashOf(cast(before));
            }
        });
        unhashed.clear();
        return hash;
    }

    void put(V row) {
        K rowKey = keyOf(row);
        V before = rows.put(rowKey, row);
        changed(rowKey, before, row);
    }

    void remove(K rowKey) {
        V before = rows.remove(rowKey);
        if (before != null) {
            changed(rowKey, before, null);
        }
    }

    private void changed(K rowKey, V before, V after) {
        published = null;
        unhashed.putIfAbsent(rowKey, before == null ? ABSENT : before);
        for (Index<V> index : indexes) {
            index.changed(before, after);
        }
    }

    @SuppressWarnings("unchecked")
    private V cast(Object row) {
        return (V) row;
    }

    private long hashOf(V row) {
        scratch.reset();
        codec.encode(row, scratch);
        digest.update(scratch.array(), 0, scratch.position());
        byte[] bytes = digest.digest();
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }

    /** An immutable copy, made anew only when something changed since the last. */
    NavigableMap<K, V> publish() {
        if (published == null) {
            published = Collections.unmodifiableNavigableMap(new TreeMap<>(rows));
        }
        return published;
    }

    byte[] encode(V row) {
        return codec.encode(row);
    }

    V decode(byte[] bytes) {
        return switch (codec.decode(bytes, 0, bytes.length)) {
            case Decoded.Value<V> value -> value.value();
            case Decoded.Fault<V> fault -> throw new IllegalStateException("table " + name + ": " + fault);
        };
    }
}
