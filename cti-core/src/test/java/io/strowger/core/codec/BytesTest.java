package io.strowger.core.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void shouldNotChangeWithTheArrayThatItWasMadeFromOrGave() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.of(source);
        source[0] = 9;
        bytes.toByteArray()[1] = 9;
        assertEquals("010203", bytes.toString());
        Bytes part = Bytes.copyOf(source, 1, 2);
        source[1] = 9;
        assertEquals("0203", part.toString());
    }

    @Test
    void shouldBeEqualByContent() {
        assertEquals(Bytes.fromHex("00ff"), Bytes.of((byte) 0, (byte) -1));
        assertEquals(Bytes.fromHex("00ff").hashCode(), Bytes.of((byte) 0, (byte) -1).hashCode());
        assertNotEquals(Bytes.fromHex("00"), Bytes.EMPTY);
        assertSame(Bytes.EMPTY, Bytes.copyOf(new byte[4], 4, 0));
        assertTrue(Bytes.of().isEmpty());
    }

    @Test
    void shouldOrderAsUnsigned() {
        assertTrue(Bytes.fromHex("7f").compareTo(Bytes.fromHex("80")) < 0);
        assertTrue(Bytes.fromHex("80").compareTo(Bytes.fromHex("8000")) < 0);
    }

    @Test
    void shouldGiveItsParts() {
        Bytes bytes = Bytes.fromHex("0a0b");
        assertEquals(2, bytes.length());
        assertEquals(0x0b, bytes.byteAt(1));
        byte[] target = new byte[4];
        bytes.copyTo(target, 1);
        assertArrayEquals(new byte[]{0, 0x0a, 0x0b, 0}, target);
        assertThrows(IndexOutOfBoundsException.class, () -> Bytes.copyOf(target, 3, 2));
    }
}
