package io.strowger.csta.tsapi;

import io.strowger.csta.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The one-way hiding of a password that answers {@link Acs.KeyReply} and {@link Acs.AuthReply}: the NetWare bindery
 * scheme. Case does not count. A server compares with what it computes from the password it knows.
 */
public final class PasswordScramble {
    /** Octets of the result. */
    public static final int LENGTH = 8;
    /** Most characters of a password: longer ones are hidden in different ways by different clients. */
    public static final int MAX_PASSWORD = 31;

    private static final int KEY = 8;
    private static final int CHUNK = 32;
    private static final int HASH = 16;
    private static final byte[] K = HexFormat.of()
            .parseHex("48934667983de68db7107a265ab9b1356b0fd570aefbad11f447dca7eccf50c0");
    private static final String N = "780864e45c17bfa8f8cc941e46240ab92fb1d2195e7002660738293f7fcf64a0"
            + "23abd83a17cf189d9194e4c55c8b239e7769efc8d1a6ed077a01f54b7bec95d1"
            + "bd135de630bbf3649da3149483be5052cbd5d5d2d9aca0b3536951ee0e82d220"
            + "4f859686babf0728c73a1425f7ace593e712e1f4a6c6f430c036f87b2dc6aa8d";

    private PasswordScramble() {}

    /**
     * Hides a password.
     *
     * @param objectID
     *            from the key reply
     * @param key
     *            8 octets, from the key reply
     * @return {@link #LENGTH} octets
     * @throws IllegalArgumentException
     *             the key is not of 8 octets, or the password is longer than {@link #MAX_PASSWORD}
     */
    public static Octets scramble(int objectID, Octets key, String password) {
        if (key.length() != KEY) {
            throw new IllegalArgumentException("a key of " + key.length() + " octets, not " + KEY);
        }
        if (password.length() > MAX_PASSWORD) {
            throw new IllegalArgumentException("a password of " + password.length() + " characters, at most "
                    + MAX_PASSWORD);
        }
        byte[] id = new byte[4];
        TsapiFrames.putInt32(id, 0, objectID);
        byte[] secret = hash(id, password.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1));
        byte[] keys = key.toByteArray();
        byte[] first = hash(Arrays.copyOfRange(keys, 0, 4), secret);
        byte[] second = hash(Arrays.copyOfRange(keys, 4, KEY), secret);
        byte[] mixed = new byte[HASH];
        for (int i = 0; i < HASH; i++) {
            mixed[i] = (byte) (first[i] ^ second[HASH - 1 - i]);
        }
        byte[] result = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            result[i] = (byte) (mixed[i] ^ mixed[HASH - 1 - i]);
        }
        return Octets.of(result);
    }

    private static byte[] hash(byte[] id, byte[] text) {
        int length = text.length;
        while (length > 0 && text[length - 1] == 0) {
            length--;
        }
        byte[] b = new byte[CHUNK];
        int from = 0;
        for (; length - from >= CHUNK; from += CHUNK) {
            for (int i = 0; i < CHUNK; i++) {
                b[i] ^= text[from + i];
            }
        }
        if (from < length) {
            int next = from;
            for (int i = 0; i < CHUNK; i++) {
                if (next == length) {
                    next = from;
                    b[i] ^= K[i];
                } else {
                    b[i] ^= text[next++];
                }
            }
        }
        for (int i = 0; i < CHUNK; i++) {
            b[i] ^= id[i & 3];
        }
        int sum = 0;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < CHUNK; i++) {
                int e = b[i] + sum ^ b[i + sum & CHUNK - 1] - K[i];
                sum += e;
                b[i] = (byte) e;
            }
        }
        byte[] result = new byte[HASH];
        for (int k = 0; k < HASH; k++) {
            result[k] = (byte) (nibble(b[2 * k]) | nibble(b[2 * k + 1]) << 4);
        }
        return result;
    }

    private static int nibble(byte index) {
        return Character.digit(N.charAt(index & 0xff), 16);
    }
}
