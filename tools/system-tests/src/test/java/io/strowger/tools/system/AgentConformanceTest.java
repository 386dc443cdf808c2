package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.certificates.CertificateAuthority;
import io.strowger.certificates.CertificateFiles;
import io.strowger.certificates.CertificateRequest;
import io.strowger.certificates.CertificateRequest.Usage;
import io.strowger.certificates.Validity;
import io.strowger.core.input.SessionRole;
import io.strowger.core.site.DeskSite;

import io.strowger.core.site.Site;
import io.strowger.core.site.UserSite;
import io.strowger.tools.agentprotocol.AgentConformance;
import io.strowger.tools.agentprotocol.AgentConformance.Account;
import io.strowger.tools.agentprotocol.Transport;
import io.strowger.tools.conformance.Result;
import io.strowger.tools.conformance.Script;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clauses of the agent protocol hold for this server, and are broken by one that only echoes. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AgentConformanceTest {
    private static final Map<SessionRole, Account> OTHERS = Map.of(SessionRole.REPORTER,
            new Account("reports", Rig.PASSWORD), SessionRole.PROXY, new Account("proxy", Rig.PASSWORD));

    @TempDir
    Path directory;

    /** What waits for the server's time limits is tried once. */
    private record Kind(Transport transport, boolean tls, boolean slow) {}

    @Test
    void thisServerKeepsToTheProtocol() throws Exception {
        keepsToIt(false, List.of(new Kind(Transport.FRAMES, false, true), new Kind(Transport.WEBSOCKET, false, false),
                new Kind(Transport.JSON, false, false)));
    }

    @Test
    void soItDoesBehindTls() throws Exception {
        keepsToIt(true, List.of(new Kind(Transport.FRAMES, true, false), new Kind(Transport.WEBSOCKET, true, false),
                new Kind(Transport.JSON, true, false)));
    }

    private void keepsToIt(boolean tls, List<Kind> kinds) throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("conformance", Validity.days(Instant.now(), 1));
        new CertificateFiles(directory, true).identity("server", authority.issue(new CertificateRequest("localhost",
                List.of("localhost"), Usage.SERVER, Validity.days(Instant.now(), 1))), "changeit");
        try (Rig rig = new Rig(directory, 1)) {
            rig.more.put("authentication.failures-per-user", 1_000);
            rig.more.put("authentication.failures-per-address", 10_000);
            if (tls) {
                rig.more.put("agents.tls.certificate", directory.resolve("server.pem").toString());
                rig.more.put("agents.tls.key", directory.resolve("server.pem").toString());
            }
            rig.siteChange = AgentConformanceTest::withOthers;
            rig.startServer();
            SSLContext context = tls ? trusting(authority) : null;
            for (Kind kind : kinds) {
                keepsToIt(kind, new AgentConformance(new AgentConformance.Target("localhost", rig.server.agentPort(),
                        kind.transport(), context, true, Rig.agentId(0), Rig.PASSWORD, OTHERS, 15)));
            }
        }
    }

    private static Site withOthers(Site site) {
        String hash = site.agents().get(0).passwordHash();
        return site.withDesk(new DeskSite(OTHERS.entrySet().stream()
                .map(other -> new UserSite(other.getValue().user(), hash, List.of(other.getKey()), null)).toList(),
                List.of(), List.of()));
    }

    private static void keepsToIt(Kind kind, AgentConformance conformance) {
        List<String> others = new ArrayList<>();
        int held = 0;
        for (Script script : AgentConformance.listed()) {
            Result result = conformance.run(script, kind.slow());
            boolean left = result.verdict() == Result.Verdict.NOT_TRIED && !kind.slow()
                    || result.verdict() == Result.Verdict.NOT_APPLICABLE && kind.transport() == Transport.JSON;
            if (result.verdict() == Result.Verdict.HOLDS) {
                held++;
            } else if (!left) {
                others.add(script.name() + " " + result.verdict() + ": " + result.reason() + "\n    "
                        + String.join("\n    ", result.transcript().stream()
                                .map(line -> line.direction() + " " + line.text()).toList()));
            }
        }
        assertEquals(List.of(), others, kind.toString());
        assertTrue(held > (kind.slow() ? 70 : 55), kind + ": " + held + " clauses");
    }

    private static SSLContext trusting(CertificateAuthority authority) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", authority.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatIsNoneKeepsToNothing(Transport transport) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread echo = new Thread(() -> echo(listener), "echo");
            echo.setDaemon(true);
            echo.start();
            AgentConformance conformance = new AgentConformance(new AgentConformance.Target("127.0.0.1",
                    listener.getLocalPort(), transport, null, false, "1001", "secret", OTHERS, 1));
            for (Script script : AgentConformance.listed()) {
                Result result = conformance.run(script, false);
                assertTrue(result.verdict() == Result.Verdict.BROKEN || result.verdict() == Result.Verdict.NOT_TRIED,
                        script.name() + " " + result);
            }
        }
    }

    private static void echo(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept(); InputStream in = socket.getInputStream()) {
                in.transferTo(socket.getOutputStream());
            } catch (IOException gone) {
                continue;
            }
        }
    }
}
