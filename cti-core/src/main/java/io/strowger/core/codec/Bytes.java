package io.strowger.core.codec;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** An immutable string of bytes, the component type for opaque data. Ordered as unsigned bytes, shorter first. */
public final class Bytes implements Comparable<Bytes> {

    /** No bytes, which is also what an absent field decodes to. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** A copy of all of {@code bytes}. */
    public static Bytes of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    /** All of {@code bytes} without copying them; the caller gives the array away and never changes it again. */
    public static Bytes owned(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes);
    }

    /** The array itself; for readers in this package only. */
    byte[] array() {
        return array;
    }

    /** A copy of {@code length} bytes from {@code offset}. */
    public static Bytes copyOf(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** The bytes that {@code hex} spells, two digits each without separators. */
    public static Bytes fromHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** How many bytes. */
    public int length() {
        return array.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return array.length == 0;
    }

    /** The byte at {@code index}, from 0. */
    public byte byteAt(int index) {
        return array[index];
    }

    /** A copy. */
    public byte[] toByteArray() {
        return array.clone();
    }

    /** Copies all bytes to {@code target} from {@code offset} on. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(array, 0, target, offset, array.length);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(array, other.array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    /** Lower-case hexadecimal digits without separators. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(array);
    }
}
