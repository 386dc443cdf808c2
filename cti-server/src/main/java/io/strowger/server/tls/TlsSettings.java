package io.strowger.server.tls;

import java.nio.file.Path;

/**
 * TLS of a listener.
 *
 * @param certificate PEM file with the chain, the server's own first
 * @param key PEM file with the private key in PKCS #8, not encrypted
 */
public record TlsSettings(Path certificate, Path key, Algorithms algorithms, Version versionMin, Clients clients) {
    /** Which algorithms are spoken. */
    public enum Algorithms {
        /** Those of the Java runtime. */
        STANDARD,
        /** SM2, SM3 and SM4 as RFC 8998 has them in TLS 1.3, and no others. */
        SM
    }

    /** The lowest version that is spoken. */
    public enum Version {
        TLS_1_2, TLS_1_3
    }

    /** Where in a client's certificate its user is named. */
    public enum UserField {
        COMMON_NAME, EMAIL, DNS_NAME, URI
    }

    /**
     * Certificates of clients.
     *
     * @param authorities PEM file with those that may have signed them, null = clients are not asked
     * @param required whether a client without one is refused at the handshake
     */
    public record Clients(Path authorities, boolean required, UserField user) {
        /** Whether clients are asked. */
        public boolean isAsked() {
            return authorities != null;
        }
    }
}
