package io.strowger.tools.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.certificates.CertificateFiles;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CertsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... more) {
        CommandLine line = Strowger.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] arguments = new String[more.length + 2];
        arguments[0] = "certs";
        arguments[1] = directory.resolve("tls").toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return line.execute(arguments);
    }

    @Test
    void anAuthorityIssuesAgainForThoseWhoTrustIt() throws IOException, GeneralSecurityException {
        assertEquals(0, run("--host", "aes.example.com,10.0.0.7", "--days", "7"), err.toString());
        CertificateFiles files = new CertificateFiles(directory.resolve("tls"), false);
        X509Certificate authority = files.read("ca-key").certificate();
        X509Certificate server = files.read("server").certificate();
        server.verify(authority.getPublicKey());
        files.read("client").certificate().verify(authority.getPublicKey());
        assertEquals(List.of(List.of(2, "aes.example.com"), List.of(7, "10.0.0.7")),
                List.copyOf(server.getSubjectAlternativeNames()));
        assertTrue(out.toString().contains("links.tls.trust-store"), out.toString());

        assertEquals(Strowger.MISUSED, run());
        assertTrue(err.toString().contains("--force"), err.toString());
        assertEquals(0, run("--force"));
        assertEquals(authority, files.read("ca-key").certificate());
        X509Certificate again = files.read("server").certificate();
        again.verify(authority.getPublicKey());
        assertNotEquals(server, again);
    }

    @Test
    void limitsEndWhereTheySay() {
        assertEquals(Strowger.MISUSED, run("--days", "0"));
        assertEquals(Strowger.MISUSED, run("--days", "3651"));
        assertEquals(Strowger.MISUSED, run("--client", "x".repeat(65)));
        assertEquals(0, run("--days", "3650", "--client", "x".repeat(64)), err.toString());
    }
}
