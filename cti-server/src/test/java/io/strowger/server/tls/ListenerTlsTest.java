package io.strowger.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.strowger.certificates.CertificateAuthority;
import io.strowger.certificates.CertificateFiles;
import io.strowger.certificates.CertificateRequest;
import io.strowger.certificates.CertificateRequest.Usage;
import io.strowger.certificates.Validity;
import io.strowger.server.tls.TlsSettings.Algorithms;
import io.strowger.server.tls.TlsSettings.UserField;
import io.strowger.server.tls.TlsSettings.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the files of a listener are read, and what a client's certificate says. */
class ListenerTlsTest {
    @TempDir
    private Path directory;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("server.pem");
        certificate("first");
    }

    private static Validity validity() {
        return new Validity(Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));
    }

    private void certificate(String name) throws IOException {
        CertificateAuthority authority = CertificateAuthority.create("Test", validity());
        new CertificateFiles(directory, true).identity("server",
                authority.issue(new CertificateRequest(name, List.of("127.0.0.1"), Usage.SERVER, validity())), "x");
    }

    private TlsSettings settings(Algorithms algorithms) {
        return new TlsSettings(file, file, algorithms, Version.TLS_1_3,
                new TlsSettings.Clients(null, false, UserField.COMMON_NAME));
    }

    private static SSLEngine engine(ListenerTls tls) {
        return tls.newHandler(UnpooledByteBufAllocator.DEFAULT).engine();
    }

    @Test
    void shouldReadFilesAgainOnlyWhenTheyHaveChanged() throws Exception {
        ListenerTls tls = new ListenerTls(settings(Algorithms.STANDARD));
        assertFalse(tls.refresh());
        certificate("the second, which has a longer name");
        assertTrue(tls.refresh());
        assertFalse(tls.refresh());
    }

    @Test
    void shouldKeepWhatItHasWhenTheNewFilesAreOfNoUse() throws Exception {
        ListenerTls tls = new ListenerTls(settings(Algorithms.STANDARD));
        Files.writeString(file, "half a certificate");
        assertFalse(tls.refresh());
        assertEquals(List.of("TLSv1.3"), List.of(engine(tls).getEnabledProtocols()));
        Files.delete(file);
        assertFalse(tls.refresh());
        assertEquals(List.of("TLSv1.3"), List.of(engine(tls).getEnabledProtocols()));
        certificate("third");
        assertTrue(tls.refresh());
    }

    @Test
    void shouldNotBeMadeOfFilesThatAreOfNoUse() throws Exception {
        IOException failure = assertThrows(IOException.class, () -> new ListenerTls(settings(Algorithms.SM)));
        assertTrue(failure.getMessage().contains("server.pem"), failure.getMessage());
        Files.writeString(file, "x".repeat(PemFiles.BYTES_MAX + 1));
        assertThrows(IOException.class, () -> new ListenerTls(settings(Algorithms.SM)));
    }

    @Test
    void shouldFindUsersInNamesAndAlternativeNames() {
        CertificateAuthority authority = CertificateAuthority.create("Test", validity());
        X509Certificate certificate = authority
                .issue(new CertificateRequest("1001", List.of("desk.example.com", "127.0.0.1"), Usage.CLIENT,
                        validity()))
                .certificate();
        assertEquals(List.of("1001"), ListenerTls.users(certificate, UserField.COMMON_NAME));
        assertEquals(List.of("desk.example.com"), ListenerTls.users(certificate, UserField.DNS_NAME));
        assertEquals(List.of(), ListenerTls.users(certificate, UserField.EMAIL));
        assertEquals(List.of(), ListenerTls.users(certificate, UserField.URI));
    }
}
