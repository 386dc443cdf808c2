package io.strowger.pbx.netty;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a link speaks TLS.
 *
 * @param trustStore
 *            PEM, PKCS #12 or JKS file with the authorities that are trusted; null = those of the Java runtime
 * @param trustPassword
 *            of that file, when it has one
 * @param keyStore
 *            PEM, PKCS #12 or JKS file with the client's certificate chain and private key; null = none
 * @param keyPassword
 *            of that file and of the key in it
 * @param verifyHostName
 *            whether the certificate must be for the host that was connected to
 * @param strictKeyUsage
 *            whether the certificate must have the key usages digital signature, non-repudiation and key encipherment
 *            and may be a server's
 * @param handshakeMillis
 *            longest handshake
 */
public record TlsSettings(Path trustStore, String trustPassword, Path keyStore, String keyPassword,
        boolean verifyHostName, boolean strictKeyUsage, long handshakeMillis) {
    /** Longest handshake when nothing is said, in milliseconds. */
    public static final long HANDSHAKE_MILLIS = 5_000;
    private static final long HANDSHAKE_MILLIS_MAX = 60_000;
    private static final String PREFIX = "tls-";
    private static final Set<String> NAMES = Set.of("tls-trust-store", "tls-trust-store-password", "tls-key-store",
            "tls-key-store-password", "tls-verify-host-name", "tls-strict-key-usage", "tls-handshake-timeout");

    /** Checks the range. */
    public TlsSettings {
        if (handshakeMillis < 1 || handshakeMillis > HANDSHAKE_MILLIS_MAX) {
            throw new IllegalArgumentException("tls-handshake-timeout is " + handshakeMillis + ", allowed are 1 to "
                    + HANDSHAKE_MILLIS_MAX);
        }
    }

    /**
     * Reads the options whose names begin with {@code tls-}: {@code tls-trust-store}, {@code tls-trust-store-password},
     * {@code tls-key-store}, {@code tls-key-store-password}, {@code tls-verify-host-name}, {@code
     * tls-strict-key-usage}, {@code tls-handshake-timeout} in milliseconds.
     *
     * @throws IllegalArgumentException
     *             an unknown name or a value that is not allowed
     */
    public static TlsSettings parse(Map<String, String> options) {
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeIf(name -> !name.startsWith(PREFIX) || NAMES.contains(name));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown options of TLS: " + unknown);
        }
        return new TlsSettings(path(options, "tls-trust-store"), options.getOrDefault("tls-trust-store-password", ""),
                path(options, "tls-key-store"), options.getOrDefault("tls-key-store-password", ""),
                flag(options, "tls-verify-host-name", true), flag(options, "tls-strict-key-usage", false),
                millis(options));
    }

    private static Path path(Map<String, String> options, String name) {
        String value = options.getOrDefault(name, "");
        return value.isEmpty() ? null : Path.of(value);
    }

    private static boolean flag(Map<String, String> options, String name, boolean otherwise) {
        String value = options.getOrDefault(name, String.valueOf(otherwise));
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " is neither true nor false: " + value);
        };
    }

    private static long millis(Map<String, String> options) {
        String value = options.getOrDefault("tls-handshake-timeout", String.valueOf(HANDSHAKE_MILLIS));
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("tls-handshake-timeout is no number: " + value, notANumber);
        }
    }

    /** Leaves the passwords out. */
    @Override
    public String toString() {
        return "TlsSettings[" + trustStore + ", " + keyStore + ", verifyHostName=" + verifyHostName
                + ", strictKeyUsage=" + strictKeyUsage + "]";
    }
}
