package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.csta.Octets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Both ways to hide a password, held against what a genuine client sends. */
class PasswordTest {
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());
    private static final Octets KEY = Octets.fromHex("1122334455667788");

    @Test
    void shouldEncodeAsClientsDo() {
        String hidden = "e6d86146bb5cca7a" + "971ddef776a0e82b".repeat(4);
        assertEquals(hidden, PasswordEncode.encode(KEY, "Secret1!").toString());
        assertEquals("Secret1!", PasswordEncode.decode(KEY, Octets.fromHex(hidden)));
        assertEquals("acd7e6ca46b8a5ef" + "b6b2c768a9ac626e".repeat(4),
                PasswordEncode.encode(Octets.fromHex("0000000000000000"), "Secret1!").toString());
    }

    @Test
    void shouldRecoverEveryPassword() {
        Random random = new Random(SEED);
        for (int length = 0; length <= PasswordEncode.LENGTH; length++) {
            StringBuilder password = new StringBuilder();
            for (int i = 0; i < length; i++) {
                password.append((char) (' ' + random.nextInt(95)));
            }
            byte[] key = new byte[8];
            random.nextBytes(key);
            Octets hidden = PasswordEncode.encode(Octets.of(key), password.toString());
            assertEquals(PasswordEncode.LENGTH, hidden.length());
            assertEquals(password.toString(), PasswordEncode.decode(Octets.of(key), hidden), "seed " + SEED);
        }
    }

    @Test
    void shouldRefuseOtherLengths() {
        assertThrows(IllegalArgumentException.class, () -> PasswordEncode.encode(Octets.EMPTY, "x"));
        assertThrows(IllegalArgumentException.class, () -> PasswordEncode.decode(KEY, Octets.of(new byte[7])));
        assertThrows(IllegalArgumentException.class, () -> PasswordEncode.decode(KEY, Octets.of(new byte[48])));
        assertThrows(IllegalArgumentException.class, () -> PasswordScramble.scramble(1, Octets.EMPTY, "x"));
        String longest = "x".repeat(PasswordScramble.MAX_PASSWORD);
        assertEquals(PasswordScramble.LENGTH, PasswordScramble.scramble(1, KEY, longest).length());
        assertThrows(IllegalArgumentException.class, () -> PasswordScramble.scramble(1, KEY, longest + "x"));
    }

    @Test
    void shouldScrambleAsClientsDo() {
        Octets key = Octets.fromHex("0102030405060708");
        assertEquals("a7fcdac994e01509", PasswordScramble.scramble(1, key, "Secret1!").toString());
        assertEquals(PasswordScramble.scramble(1, key, "SECRET1!"), PasswordScramble.scramble(1, key, "secret1!"));
        assertEquals("0000000000000000",
                PasswordScramble.scramble(0, Octets.fromHex("0000000000000000"), "").toString());
    }
}
