package io.strowger.csta.tsapi;

import io.strowger.csta.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The reversible hiding of a password that answers {@link Acs.AuthReplyTwo}. It protects against a glance at the wire
 * and nothing more; the stream needs TLS.
 *
 * <p>The password, filled up with zeros to 40 octets, goes in five blocks of 8 through 16 rounds each: exclusive or
 * with the key, substitution of the 16 half octets by 16 tables, permutation of the half octets, rotation of the key
 * by 4 bits to the left as a little-endian number. After 16 rounds the key is what it was.
 */
public final class PasswordEncode {
    /** Octets of the hidden password, and most of the password. */
    public static final int LENGTH = 40;

    private static final int BLOCK = 8;
    private static final int ROUNDS = 16;
    private static final int[] PERMUTATION = {3, 14, 15, 2, 13, 12, 4, 5, 9, 6, 0, 1, 11, 7, 10, 8};
    private static final String[] SUBSTITUTION = {"f857c2e9016d34ba", "2ce6f018d3a49b57", "529fc4d0ea68b137",
        "fd26785904c31abe", "5e2bda708641fc39", "82fa596c0b1d734e", "e8094b27c3a5d16f", "148adb7e5f39026c",
        "53c8b2ea41d067f9", "60bed4cf728a1539", "b5aef1c064293d78", "72a0e8f4cb915d36", "74f951cb038e2a6d",
        "9480a31c5f72be6d", "9547e831dbc20f6a", "9abd53f01c8764e2"};

    private PasswordEncode() {}

    /**
     * Hides a password.
     *
     * @param key
     *            8 octets
     * @param password
     *            of octets beyond {@link #LENGTH} nothing is sent
     * @return {@link #LENGTH} octets
     * @throws IllegalArgumentException
     *             the key is not of 8 octets
     */
    public static Octets encode(Octets key, String password) {
        long start = key(key);
        byte[] text = Arrays.copyOf(password.getBytes(StandardCharsets.ISO_8859_1), LENGTH);
        for (int at = 0; at < LENGTH; at += BLOCK) {
            long block = load(text, at);
            long roundKey = start;
            for (int round = 0; round < ROUNDS; round++) {
                block = permute(substitute(block ^ roundKey));
                roundKey = Long.rotateLeft(roundKey, 4);
            }
            store(block, text, at);
        }
        return Octets.of(text);
    }

    /**
     * Recovers a password.
     *
     * @param key
     *            8 octets
     * @param hidden
     *            whole blocks of 8 octets, at most {@link #LENGTH}
     * @throws IllegalArgumentException
     *             the key is not of 8 octets, or {@code hidden} is not of that form
     */
    public static String decode(Octets key, Octets hidden) {
        long start = key(key);
        byte[] text = hidden.toByteArray();
        if (text.length > LENGTH || text.length % BLOCK != 0) {
            throw new IllegalArgumentException("a hidden password of " + text.length + " octets");
        }
        for (int at = 0; at < text.length; at += BLOCK) {
            long block = load(text, at);
            long roundKey = start;
            for (int round = 0; round < ROUNDS; round++) {
                roundKey = Long.rotateRight(roundKey, 4);
                block = substituteBack(permuteBack(block)) ^ roundKey;
            }
            store(block, text, at);
        }
        int length = text.length;
        while (length > 0 && text[length - 1] == 0) {
            length--;
        }
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static long key(Octets key) {
        if (key.length() != BLOCK) {
            throw new IllegalArgumentException("a key of " + key.length() + " octets, not " + BLOCK);
        }
        return load(key.toByteArray(), 0);
    }

    /** Half octet j of the number is half octet j of the block: little-endian, low half first. */
    private static int half(long block, int j) {
        return (int) (block >>> 4 * j) & 0xf;
    }

    private static long substitute(long block) {
        long result = 0;
        for (int j = 0; j < 16; j++) {
            result |= (long) Character.digit(SUBSTITUTION[j].charAt(half(block, j)), 16) << 4 * j;
        }
        return result;
    }

    private static long substituteBack(long block) {
        long result = 0;
        for (int j = 0; j < 16; j++) {
            result |= (long) SUBSTITUTION[j].indexOf(Character.forDigit(half(block, j), 16)) << 4 * j;
        }
        return result;
    }

    private static long permute(long block) {
        long result = 0;
        for (int j = 0; j < 16; j++) {
            result |= (long) half(block, PERMUTATION[j]) << 4 * j;
        }
        return result;
    }

    private static long permuteBack(long block) {
        long result = 0;
        for (int j = 0; j < 16; j++) {
            result |= (long) half(block, j) << 4 * PERMUTATION[j];
        }
        return result;
    }

    private static long load(byte[] bytes, int at) {
        long value = 0;
        for (int i = BLOCK - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    private static void store(long value, byte[] bytes, int at) {
        for (int i = 0; i < BLOCK; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
    }
}
