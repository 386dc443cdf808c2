package io.strowger.certificates;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("Test CA",
            Validity.days(NOW, 10));

    @TempDir
    private Path directory;

    private static Identity server() {
        return AUTHORITY.issue(new CertificateRequest("aes.example.com",
                List.of("aes.example.com", "10.1.2.3", "::1"), CertificateRequest.Usage.SERVER,
                Validity.days(NOW, 3)));
    }

    @Test
    void aServersCertificateHasNamesUsagesAndDates() throws GeneralSecurityException {
        X509Certificate certificate = server().certificate();
        certificate.verify(AUTHORITY.certificate().getPublicKey());
        certificate.checkValidity(Date.from(NOW));
        assertThrows(GeneralSecurityException.class,
                () -> certificate.checkValidity(Date.from(NOW.plusSeconds(3 * 86_400 + 1))));
        boolean[] usage = certificate.getKeyUsage();
        assertTrue(usage[0] && usage[1] && usage[2] && !usage[5], Arrays.toString(usage));
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
        assertEquals(List.of(List.of(2, "aes.example.com"), List.of(7, "10.1.2.3"), List.of(7, "0:0:0:0:0:0:0:1")),
                List.copyOf(certificate.getSubjectAlternativeNames()));
        assertEquals(-1, certificate.getBasicConstraints());
        assertEquals(0, AUTHORITY.certificate().getBasicConstraints());
    }

    @Test
    void aPlainServersCertificateHasNoUsages() {
        assertNull(AUTHORITY.issue(new CertificateRequest("x", List.of("x"), CertificateRequest.Usage.PLAIN_SERVER,
                Validity.days(NOW, 1))).certificate().getKeyUsage());
    }

    @Test
    void filesHoldTheSameAndOnlyTheOwnerReadsKeys() throws IOException, GeneralSecurityException {
        CertificateFiles files = new CertificateFiles(directory.resolve("made"), false);
        Identity server = server();
        List<Path> written = files.identity("server", server, "secret");
        assertEquals(server.chain(), files.read("server").chain());
        assertEquals(server.key(), files.read("server").key());
        KeyStore store = KeyStore.getInstance(written.get(1).toFile(), "secret".toCharArray());
        assertArrayEquals(server.chain().toArray(), store.getCertificateChain("server"));
        for (Path file : written) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertThrows(FileAlreadyExistsException.class, () -> files.identity("server", server, "secret"));
        new CertificateFiles(directory.resolve("made"), true).identity("server", server(), "secret");
    }

    @Test
    void aTrustedCertificateComesWithoutAKey() throws IOException, GeneralSecurityException {
        CertificateFiles files = new CertificateFiles(directory, false);
        Path store = files.trusted("ca", AUTHORITY.certificate(), "x").get(1);
        assertEquals(AUTHORITY.certificate(), KeyStore.getInstance(store.toFile(), "x".toCharArray())
                .getCertificate("ca"));
        assertThrows(IOException.class, () -> files.read("ca"));
        assertFalse(Files.readString(directory.resolve("ca.pem")).contains("PRIVATE"));
    }
}
