package io.strowger.core.state;

import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * The hash of a state, carried from mark to mark: a sum over all rows of the hash of each, so that their order does not matter and only changed rows are looked at.
 * It tells whether two runs of the same inputs have come to the same state, not whether somebody forged one: two checksums of the encoded row, mixed.
 * Confined to one thread, which need not be the core thread.
 */
public final class StateHash {
    private static final long MIX_A = 0xbf58476d1ce4e5b9L;
    private static final long MIX_B = 0x94d049bb133111ebL;

    private final RecordWriter scratch = new RecordWriter();
    private final CRC32C low = new CRC32C();
    private final CRC32 high = new CRC32();
    private long value;

    /** Takes the changes up to a mark in; the hash of the state at it. Marks come in their order, none left out. */
    public long fold(HashMark mark) {
        for (HashMark.Changes<?> changes : mark.changes()) {
            fold(changes);
        }
        return value;
    }

    private <V extends Record> void fold(HashMark.Changes<V> changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.after(i) != null) {
                value += hashOf(changes.number, changes.table.codec(), changes.after(i));
            }
            if (changes.before(i) != null) {
                value -= hashOf(changes.number, changes.table.codec(), changes.before(i));
            }
        }
    }

    <V extends Record> void add(int number, Table<?, V> table, V row) {
        value += hashOf(number, table.codec(), row);
    }

    public long value() {
        return value;
    }

    private <V extends Record> long hashOf(int number, RecordCodec<V> codec, V row) {
        scratch.reset();
        codec.encode(row, scratch);
        low.reset();
        low.update(scratch.array(), 0, scratch.position());
        high.reset();
        high.update(scratch.array(), 0, scratch.position());
        long hash = (high.getValue() << Integer.SIZE | low.getValue()) + number;
        hash = (hash ^ hash >>> 30) * MIX_A;
        hash = (hash ^ hash >>> 27) * MIX_B;
        return hash ^ hash >>> 31;
    }
}
