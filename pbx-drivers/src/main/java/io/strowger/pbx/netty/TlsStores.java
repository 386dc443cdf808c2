package io.strowger.pbx.netty;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys: PEM, or what the Java runtime recognises as a key store (PKCS #12, JKS). */
final class TlsStores {
    /** Largest file that is read, in bytes. */
    static final int BYTES_MAX = 4 * 1024 * 1024;
    private static final Pattern CERTIFICATE = Pattern
            .compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");
    private static final Pattern KEY = Pattern
            .compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private TlsStores() {}

    /** The trusted certificates of a file; throws IllegalArgumentException with what is wrong. */
    static KeyStore trust(Path file, String password) {
        try {
            byte[] content = read(file);
            if (!isPem(content)) {
                KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
                return certificates(store);
            }
            KeyStore store = empty();
            int number = 0;
            for (Certificate certificate : pemCertificates(content)) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
            return store;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("trust store " + file + ": " + unusable.getMessage(), unusable);
        }
    }

    /** Only what is marked as trusted; the chain of a key is not. */
    private static KeyStore certificates(KeyStore store) throws GeneralSecurityException, IOException {
        KeyStore trusted = empty();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                trusted.setCertificateEntry(alias, store.getCertificate(alias));
            }
        }
        if (trusted.size() == 0) {
            throw new IOException("it holds no trusted certificate");
        }
        return trusted;
    }

    /** The client's chain and key of a file; throws IllegalArgumentException with what is wrong. */
    static KeyStore key(Path file, String password) {
        try {
            byte[] content = read(file);
            if (!isPem(content)) {
                return KeyStore.getInstance(file.toFile(), password.toCharArray());
            }
            KeyStore store = empty();
            Certificate[] chain = pemCertificates(content).toArray(Certificate[]::new);
            store.setKeyEntry("client", pemKey(content), password.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("key store " + file + ": " + unusable.getMessage(), unusable);
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException("it has more than " + BYTES_MAX + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private static boolean isPem(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> pemCertificates(byte[] content)
            throws GeneralSecurityException, IOException {
        StringBuilder only = new StringBuilder();
        Matcher found = CERTIFICATE.matcher(new String(content, StandardCharsets.ISO_8859_1));
        while (found.find()) {
            only.append(found.group()).append('\n');
        }
        if (only.isEmpty()) {
            throw new IOException("it holds no certificate");
        }
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(only.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private static PrivateKey pemKey(byte[] content) throws GeneralSecurityException, IOException {
        Matcher found = KEY.matcher(new String(content, StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new IOException("it holds no unencrypted PKCS #8 private key");
        }
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException another) {
                // The encoding says which algorithm it is; the others refuse it.
            }
        }
        throw new IOException("its private key is of none of the kinds " + KEY_ALGORITHMS);
    }
}
