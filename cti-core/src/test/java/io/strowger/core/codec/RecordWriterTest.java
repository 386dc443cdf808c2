package io.strowger.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RecordWriterTest {

    private static String written(Consumer<RecordWriter> writes) {
        RecordWriter out = new RecordWriter(0, 64);
        writes.accept(out);
        return Bytes.of(out.toByteArray()).toString();
    }

    @Test
    void shouldWriteLittleEndianAndVarints() {
        assertEquals("04030201", written(out -> out.writeFixed32(0x01020304)));
        assertEquals("0807060504030201", written(out -> out.writeFixed64(0x0102030405060708L)));
        assertEquals("00", written(out -> out.writeVarint(0)));
        assertEquals("7f", written(out -> out.writeVarint(127)));
        assertEquals("8001", written(out -> out.writeVarint(128)));
        assertEquals("ffffffffffffffffff01", written(out -> out.writeVarint(-1)));
        assertEquals("fe", written(out -> out.writeByte(0x1FE)));
    }

    @Test
    void shouldKnowTheLengthOfAVarint() {
        for (int bits = 0; bits < Long.SIZE; bits++) {
            long value = 1L << bits;
            for (long near = value - 1; near <= value; near++) {
                long number = near;
                int written = written(out -> out.writeVarint(number)).length() / 2;
                assertEquals(written, RecordWriter.varintBytes(number), () -> "value " + number);
            }
        }
    }

    @Test
    void shouldGrowUpToItsLimitAndNotBeyond() {
        RecordWriter out = new RecordWriter(0, 1000);
        for (int i = 0; i < 1000; i++) {
            out.writeByte(i);
        }
        assertEquals(1000, out.position());
        assertEquals((byte) 999, out.array()[999]);
        assertThrows(IllegalArgumentException.class, () -> out.writeByte(0));
        out.position(990);
        assertThrows(IllegalArgumentException.class, () -> out.writeBytes(new byte[11], 0, 11));
        out.position(990);
        out.writeBytes(new byte[11], 1, 10);
        assertThrows(IllegalArgumentException.class, () -> out.writeBytes(new byte[100_000], 0, 100_000));
    }

    @Test
    void shouldGoBackOnly() {
        RecordWriter out = new RecordWriter();
        out.writeFixed32(1);
        assertThrows(IllegalArgumentException.class, () -> out.position(5));
        assertThrows(IllegalArgumentException.class, () -> out.position(-1));
        out.position(1);
        out.writeByte(2);
        assertEquals("0102", Bytes.of(out.toByteArray()).toString());
        out.reset();
        assertEquals(0, out.position());
        assertThrows(IllegalArgumentException.class, () -> new RecordWriter(-1, 10));
        assertThrows(IllegalArgumentException.class, () -> new RecordWriter(1, -1));
    }
}
