package io.strowger.server.security;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash in its usual text form, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, salt and hash in base64
 * without padding. What the text says lies within the caps, because it is what the checking of a password costs.
 * Immutable.
 */
public final class PasswordHash {
    /** Most memory that checking may take, in KiB. */
    public static final int MEMORY_KIB_MAX = 1024 * 1024;
    /** Least memory for each lane, in KiB (RFC 9106, 3.1). */
    public static final int MEMORY_KIB_PER_LANE_MIN = 8;
    /** Most passes. */
    public static final int PASSES_MAX = 64;
    /** Most lanes. */
    public static final int LANES_MAX = 16;
    /** Shortest salt and shortest hash, in bytes. */
    public static final int BYTES_MIN = 8;
    /** Longest salt and longest hash, in bytes. */
    public static final int BYTES_MAX = 64;
    /** Longest text, in characters. */
    public static final int TEXT_CHARS_MAX = 256;

    private static final Pattern TEXT = Pattern.compile("\\$argon2id\\$v=19"
            + "\\$m=(\\d{1,8}),t=(\\d{1,8}),p=(\\d{1,8})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    /** What a hash costs; memory in KiB. */
    public record Cost(int memoryKib, int passes, int lanes) {
        /** What is wrong with it, or empty. */
        public Optional<String> problem() {
            if (lanes < 1 || lanes > LANES_MAX) {
                return Optional.of("p must lie between 1 and " + LANES_MAX);
            }
            if (passes < 1 || passes > PASSES_MAX) {
                return Optional.of("t must lie between 1 and " + PASSES_MAX);
            }
            if (memoryKib < MEMORY_KIB_PER_LANE_MIN * lanes || memoryKib > MEMORY_KIB_MAX) {
                return Optional.of("m must lie between " + MEMORY_KIB_PER_LANE_MIN + " for each lane and "
                        + MEMORY_KIB_MAX);
            }
            return Optional.empty();
        }
    }

    PasswordHash(Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    /** What is wrong with the text of a hash, or empty when it can be checked. */
    public static Optional<String> problem(String text) {
        Matcher matcher = text.length() > TEXT_CHARS_MAX ? null : TEXT.matcher(text);
        if (matcher == null || !matcher.matches()) {
            return Optional.of("it is not an Argon2id hash of the form $argon2id$v=19$m=..,t=..,p=..$salt$hash");
        }
        Optional<String> cost = cost(matcher).problem();
        if (cost.isPresent()) {
            return cost;
        }
        for (int group = 4; group <= 5; group++) {
            byte[] bytes = bytes(matcher.group(group));
            if (bytes == null || bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) {
                return Optional.of("salt and hash must be base64 of " + BYTES_MIN + " to " + BYTES_MAX + " bytes");
            }
        }
        return Optional.empty();
    }

    /** Reads a text; throws IllegalArgumentException with the problem. */
    static PasswordHash parse(String text) {
        Optional<String> problem = problem(text);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        Matcher matcher = TEXT.matcher(text);
        matcher.matches();
        return new PasswordHash(cost(matcher), bytes(matcher.group(4)), bytes(matcher.group(5)));
    }

    private static Cost cost(Matcher matcher) {
        return new Cost(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    Cost cost() {
        return cost;
    }

    byte[] salt() {
        return salt;
    }

    byte[] hash() {
        return hash;
    }

    /** The text form. */
    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
