package io.strowger.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

/** A server's certificate and key, and whose clients it accepts. Immutable. */
public final class TlsSettings {
    /** Time that a client has for its handshake. */
    static final long HANDSHAKE_MILLIS = 5_000;

    private final SslContext context;
    private final boolean clientCertificates;

    private TlsSettings(SslContextBuilder builder, boolean clientCertificates) throws IOException {
        this.context = builder.sslProvider(SslProvider.JDK)
                .clientAuth(clientCertificates ? ClientAuth.REQUIRE : ClientAuth.NONE).build();
        this.clientCertificates = clientCertificates;
    }

    /**
     * From PEM files.
     *
     * @param chain the server's certificate, followed by those that certify it
     * @param key its private key, PKCS #8, not encrypted
     * @param clientAuthorities certificates that certify clients, which then must show one; null for no such demand
     * @throws IOException a file cannot be read or does not hold what it should
     */
    public static TlsSettings ofFiles(Path chain, Path key, Path clientAuthorities) throws IOException {
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(chain.toFile(), key.toFile());
            if (clientAuthorities != null) {
                builder.trustManager(clientAuthorities.toFile());
            }
            return new TlsSettings(builder, clientAuthorities != null);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()), e);
        }
    }

    /**
     * From certificates that the caller has made.
     *
     * @param key the server's private key
     * @param chain its certificate, followed by those that certify it
     * @param clientAuthorities certificates that certify clients, which then must show one; empty for no such demand
     * @throws IOException they do not belong together
     */
    public static TlsSettings of(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAuthorities)
            throws IOException {
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(key, chain.toArray(X509Certificate[]::new));
            if (!clientAuthorities.isEmpty()) {
                builder.trustManager(clientAuthorities.toArray(X509Certificate[]::new));
            }
            return new TlsSettings(builder, !clientAuthorities.isEmpty());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    SslContext context() {
        return context;
    }

    /** Whether clients must show a certificate. */
    public boolean clientCertificates() {
        return clientCertificates;
    }
}
