package io.strowger.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Argon2id as RFC 9106 and the reference implementation compute it, and texts that are no hashes. */
class PasswordHasherTest {
    private static final PasswordHash.Cost SMALL = new PasswordHash.Cost(64, 1, 1);
    private final PasswordHasher hasher = new PasswordHasher();

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** RFC 9106, 5.3. */
    @Test
    void theVectorOfTheStandardIsMet() {
        Argon2Parameters parameters = PasswordHasher.parameters(new PasswordHash.Cost(32, 3, 4), filled(16, 2))
                .withSecret(filled(8, 3)).withAdditional(filled(12, 4)).build();
        assertEquals("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659",
                HexFormat.of().formatHex(PasswordHasher.argon2id(parameters, filled(32, 1), 32)));
    }

    /** From the tests of the reference implementation. */
    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "differentpassword $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"})
    void textsOfTheReferenceImplementationAreVerified(String password, String text) {
        assertTrue(hasher.verify(password, text));
        assertFalse(hasher.verify(password + "x", text));
    }

    @Test
    void aHashIsVerifiedByItsOwnParametersAndNoTwoAreEqual() {
        String text = hasher.hash("pässword", SMALL);
        assertTrue(text.startsWith("$argon2id$v=19$m=64,t=1,p=1$"), text);
        assertTrue(hasher.verify("pässword", text));
        assertFalse(hasher.verify("passwort", text));
        assertNotEquals(text, hasher.hash("pässword", SMALL));
        assertEquals(text, PasswordHash.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHQ",
        "$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHQ", "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$",
        "$argon2id$v=19$m=64,t=1,p=1$YQ$c29tZXNhbHQ", "$argon2id$v=19$m=99999999999,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHQ",
        "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhb$c29tZXNhbHQ"})
    void aTextThatIsNoHashIsRefused(String text) {
        assertTrue(PasswordHash.problem(text).isPresent());
        assertThrows(IllegalArgumentException.class, () -> hasher.verify("x", text));
    }

    @Test
    void costsAreCappedAtTheLimitAndNotBelow() {
        String form = "$argon2id$v=19$m=%d,t=%d,p=%d$c29tZXNhbHQ$c29tZXNhbHQ";
        int m = PasswordHash.MEMORY_KIB_MAX;
        int t = PasswordHash.PASSES_MAX;
        int p = PasswordHash.LANES_MAX;
        assertTrue(PasswordHash.problem(form.formatted(m, t, p)).isEmpty());
        assertTrue(PasswordHash.problem(form.formatted(m + 1, t, p)).isPresent());
        assertTrue(PasswordHash.problem(form.formatted(m, t + 1, p)).isPresent());
        assertTrue(PasswordHash.problem(form.formatted(m, t, p + 1)).isPresent());
        assertTrue(PasswordHash.problem(form.formatted(m, 0, p)).isPresent());
        assertTrue(PasswordHash.problem(form.formatted(8 * p, t, p)).isEmpty());
        assertTrue(PasswordHash.problem(form.formatted(8 * p - 1, t, p)).isPresent());
        String tooLong = "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$" + "A".repeat(PasswordHash.TEXT_CHARS_MAX);
        assertTrue(PasswordHash.problem(tooLong).isPresent());
    }
}
