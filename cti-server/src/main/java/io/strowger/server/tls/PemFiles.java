package io.strowger.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Reads PEM files with what a provider makes of their contents. */
final class PemFiles {
    /** Largest file that is read, in bytes. */
    static final int BYTES_MAX = 4 * 1024 * 1024;
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";

    private PemFiles() {}

    static List<X509Certificate> certificates(Path file, Provider provider)
            throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] content : contents(file, CERTIFICATE)) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(content)));
        }
        return certificates;
    }

    static PrivateKey key(Path file, String algorithm, Provider provider)
            throws IOException, GeneralSecurityException {
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(contents(file, KEY).getFirst());
        return KeyFactory.getInstance(algorithm, provider).generatePrivate(encoded);
    }

    private static List<byte[]> contents(Path file, String type) throws IOException {
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException(file + " has more than " + BYTES_MAX + " bytes");
        }
        List<byte[]> contents = new ArrayList<>();
        try (PemReader reader = new PemReader(Files.newBufferedReader(file, StandardCharsets.ISO_8859_1))) {
            for (PemObject part = reader.readPemObject(); part != null; part = reader.readPemObject()) {
                if (part.getType().equals(type)) {
                    contents.add(part.getContent());
                }
            }
        }
        if (contents.isEmpty()) {
            throw new IOException(file + " holds no " + type);
        }
        return contents;
    }
}
