package io.strowger.core.state;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.state.EngineState.SnapshotRow;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The whole state as it was after one input. The rows are shared with the state, which never changes one, so making it copies only lists of chunks; sorting and
 * encoding it is any other thread's work.
 */
public final class FrozenState {
    private static final RecordCodec<SnapshotRow> ROW = RecordCodec.of(SnapshotRow.class);

    private final long sequence;
    private final List<Part<?>> parts;

    /** The rows of one table, with the table for its encoding only. */
    record Part<V extends Record>(int number, Table<?, V> table, PublishedRows<?, V> rows) {
        static <V extends Record> Part<V> of(int number, Table<?, V> table) {
            return new Part<>(number, table, table.publish());
        }

        void write(ByteArrayOutputStream out) {
            for (V row : rows.map().values()) {
                byte[] bytes = ROW.encode(new SnapshotRow(number, Bytes.owned(table.encode(row))));
                out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                out.writeBytes(bytes);
            }
        }
    }

    FrozenState(long sequence, List<Part<?>> parts) {
        this.sequence = sequence;
        this.parts = parts;
    }

    /** Of the last input applied. */
    public long sequence() {
        return sequence;
    }

    /** For each row a length of four octets and a {@link SnapshotRow}; {@link EngineState#restore} reads it. Any thread. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
        parts.forEach(part -> part.write(out));
        return out.toByteArray();
    }
}
