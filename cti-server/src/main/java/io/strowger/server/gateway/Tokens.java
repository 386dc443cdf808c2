package io.strowger.server.gateway;

import io.strowger.core.codec.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Session ids and tokens. Only the hash of a token is ever journalled; it needs no slow hash, because nobody can guess
 * 256 random bits. Any thread.
 */
final class Tokens {
    /** Bytes of a session id, written as twice as many hexadecimal digits. */
    static final int SESSION_ID_BYTES = 16;
    /** Bytes of a token. */
    static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    String newSessionId() {
        return HexFormat.of().formatHex(bytes(SESSION_ID_BYTES));
    }

    Bytes newToken() {
        return Bytes.of(bytes(TOKEN_BYTES));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** SHA-256. */
    static Bytes hash(Bytes token) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(token.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
