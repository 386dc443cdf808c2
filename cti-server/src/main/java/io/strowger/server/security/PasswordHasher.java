package io.strowger.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106). Takes some 40 ms of a core and the memory of its cost at a time: never to be called on an event
 * loop or the core thread. Stateless but for the source of salts; any thread.
 */
public final class PasswordHasher {
    /** Two passes over 19 MiB. */
    public static final PasswordHash.Cost COST_DEFAULT = new PasswordHash.Cost(19_456, 2, 1);
    /** Bytes of a new salt. */
    public static final int SALT_BYTES = 16;
    /** Bytes of a new hash. */
    public static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** Hashes a password with a salt of its own. The text goes into a site file or the settings. */
    public String hash(String password, PasswordHash.Cost cost) {
        if (cost.problem().isPresent()) {
            throw new IllegalArgumentException(cost.problem().get());
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(cost, salt, argon2id(parameters(cost, salt).build(), password, HASH_BYTES)).text();
    }

    /**
     * Whether the password is the one that the hash was made of; throws IllegalArgumentException for a text that is no
     * hash.
     */
    public boolean verify(String password, String hash) {
        PasswordHash known = PasswordHash.parse(hash);
        byte[] made = argon2id(parameters(known.cost(), known.salt()).build(), password, known.hash().length);
        return MessageDigest.isEqual(made, known.hash());
    }

    static Argon2Parameters.Builder parameters(PasswordHash.Cost cost, byte[] salt) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib()).withIterations(cost.passes()).withParallelism(cost.lanes())
                .withSalt(salt);
    }

    static byte[] argon2id(Argon2Parameters parameters, String password, int length) {
        return argon2id(parameters, password.getBytes(StandardCharsets.UTF_8), length);
    }

    static byte[] argon2id(Argon2Parameters parameters, byte[] password, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] out = new byte[length];
        generator.generateBytes(password, out);
        return out;
    }
}
