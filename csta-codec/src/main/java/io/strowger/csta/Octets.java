package io.strowger.csta;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable string of octets, compared by content. Any thread. */
public final class Octets {
    /** No octets. */
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] owned) {
        bytes = owned;
    }

    /** A copy of {@code bytes}. */
    public static Octets of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Octets(bytes.clone());
    }

    /** A copy of {@code length} octets from {@code offset}. */
    public static Octets copyOf(byte[] bytes, int offset, int length) {
        return length == 0 ? EMPTY : new Octets(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /**
     * Reads hexadecimal digits, two an octet, without separators.
     *
     * @throws IllegalArgumentException
     *             an odd number of digits, or something that is no digit
     */
    public static Octets fromHex(String digits) {
        return digits.isEmpty() ? EMPTY : new Octets(HexFormat.of().parseHex(digits));
    }

    /** How many octets. */
    public int length() {
        return bytes.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The octet at {@code index}, sign extended as Java does. */
    public byte at(int index) {
        return bytes[index];
    }

    /** A copy as an array. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** Copies all octets to {@code target} from {@code offset} on. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Lower case hexadecimal digits, two an octet. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
