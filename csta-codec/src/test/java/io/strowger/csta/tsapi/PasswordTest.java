package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.csta.Octets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways to hide a password, held against what a genuine client sends. */
class PasswordTest {
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());
    private static final Octets KEY = Octets.fromHex("1122334455667788");

    static List<Arguments> vectors() {
        return Tables.read("/vectors/passwords.tsv").stream().map(row -> Arguments.of((Object[]) row)).toList();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldHideAsClientsDo(String transform, int objectID, String key, String password, String hidden) {
        Octets octets = Octets.fromHex(key);
        if (transform.equals("encode")) {
            assertEquals(hidden, PasswordEncode.encode(octets, password).toString());
            assertEquals(password, PasswordEncode.decode(octets, Octets.fromHex(hidden)));
        } else {
            assertEquals(hidden, PasswordScramble.scramble(objectID, octets, password).toString());
        }
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
    void shouldScrambleWithoutRegardToCase() {
        Octets key = Octets.fromHex("0102030405060708");
        assertEquals(PasswordScramble.scramble(1, key, "SECRET1!"), PasswordScramble.scramble(1, key, "secret1!"));
    }
}
