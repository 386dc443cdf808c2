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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
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
    /** So many clauses are tried at a time, each by an agent who has nothing to do with the others: most of them wait for the end of a connection. */
    private static final int AGENTS = 8;

    @TempDir
    Path directory;

    private static Map<SessionRole, Account> others(int agent) {
        return Map.of(SessionRole.REPORTER, new Account("reports" + agent, Rig.PASSWORD), SessionRole.PROXY,
                new Account("proxy" + agent, Rig.PASSWORD));
    }

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
        try (Rig rig = new Rig(directory, AGENTS)) {
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
                keepsToIt(kind, IntStream.range(0, AGENTS).mapToObj(agent -> new AgentConformance(
                        new AgentConformance.Target("localhost", rig.server.agentPort(), kind.transport(), context,
                                true, Rig.agentId(agent), Rig.PASSWORD, others(agent), 15)))
                        .toList());
            }
        }
    }

    private static Site withOthers(Site site) {
        String hash = site.agents().get(0).passwordHash();
        return site.withDesk(new DeskSite(IntStream.range(0, AGENTS).boxed()
                .flatMap(agent -> others(agent).entrySet().stream())
                .map(other -> new UserSite(other.getValue().user(), hash, List.of(other.getKey()), null)).toList(),
                List.of(), List.of()));
    }

    private static void keepsToIt(Kind kind, List<AgentConformance> agents) throws Exception {
        BlockingQueue<AgentConformance> free = new LinkedBlockingQueue<>(agents);
        List<String> others = new ArrayList<>();
        int held = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(AGENTS)) {
            List<Callable<Result>> trials = new ArrayList<>();
            for (Script script : AgentConformance.listed()) {
                trials.add(() -> {
                    AgentConformance agent = free.take();
                    Result result = agent.run(script, kind.slow());
                    free.add(agent);
                    return result;
                });
            }
            for (Future<Result> trial : threads.invokeAll(trials)) {
                Result result = trial.get();
                boolean left = result.verdict() == Result.Verdict.NOT_TRIED && !kind.slow()
                        || result.verdict() == Result.Verdict.NOT_APPLICABLE && kind.transport() == Transport.JSON;
                if (result.verdict() == Result.Verdict.HOLDS) {
                    held++;
                } else if (!left) {
                    others.add(text(result));
                }
            }
        }
        assertEquals(List.of(), others, kind.toString());
        assertTrue(held > (kind.slow() ? 70 : 55), kind + ": " + held + " clauses");
    }

    private static String text(Result result) {
        return result.script().name() + " " + result.verdict() + ": " + result.reason() + "\n    "
                + String.join("\n    ", result.transcript().stream().map(line -> line.direction() + " " + line.text())
                        .toList());
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
                    listener.getLocalPort(), transport, null, false, "1001", "secret", others(0), 1));
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
