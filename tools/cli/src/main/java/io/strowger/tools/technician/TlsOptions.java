package io.strowger.tools.technician;

import io.strowger.tools.Misuse;
import io.strowger.tools.tsapi.TsapiConnection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import picocli.CommandLine.Option;

/** How far the certificates of a server are trusted. */
final class TlsOptions {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    @Option(names = "--trust", paramLabel = "FILE", description = "PEM file with the certificates of the authorities "
            + "that are trusted for TLS; without it those that Java trusts.")
    private Path trust;

    @Option(names = "--any-host-name", description = "Do not ask that the certificate names the host.")
    private boolean anyHostName;

    TsapiConnection.Security security() {
        return security(trust, !anyHostName);
    }

    static TsapiConnection.Security security(Path trust, boolean hostNameChecked) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust == null ? null : trusted(trust).getTrustManagers(), null);
            return new TsapiConnection.Security(CONNECT_TIMEOUT, context, hostNameChecked);
        } catch (GeneralSecurityException unusable) {
            throw new Misuse("TLS cannot be had: " + unusable.getMessage(), unusable);
        }
    }

    private static TrustManagerFactory trusted(Path file) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try (InputStream in = Files.newInputStream(file)) {
            store.load(null, null);
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority" + store.size(), certificate);
            }
        } catch (IOException unreadable) {
            throw new Misuse("cannot read " + file + ": " + unreadable, unreadable);
        }
        if (store.size() == 0) {
            throw new Misuse("no certificate in " + file);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
