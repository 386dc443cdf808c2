package io.strowger.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.strowger.agent.client.AgentClient;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.AgentListener;
import io.strowger.agent.client.ConnectionState;
import io.strowger.agent.client.SessionOverException;
import io.strowger.certificates.CertificateAuthority;
import io.strowger.certificates.CertificateFiles;
import io.strowger.certificates.CertificateRequest;
import io.strowger.certificates.CertificateRequest.Usage;
import io.strowger.certificates.Identity;
import io.strowger.certificates.Validity;
import io.strowger.core.output.RefusalReason;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.tls.SmFiles;
import io.strowger.server.tls.SmTls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole server's ways in besides plain frames: WebSocket, JSON, pages, TLS of both kinds, clients' certificates. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransportsTest {
    private static final long SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;
    private final Map<String, Object> values = new HashMap<>(Map.of("agents.port", 0, "http.port", 0,
            "data.directory", "data", "server.drain", "2s", "authentication.argon2.memory-kib", 64,
            "data.free-space-min", "64 MiB", "links.backoff-min", "30s", "links.backoff-max", "30s",
            "credentials.aes1.login", "ctiuser", "credentials.aes1.password", "ctipassword"));
    private Server server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private void start() throws IOException {
        server = Server.start(ServerSettings.of(directory, values), TestSites.site(3));
    }

    private AgentClientOptions.Builder options(String user, String password) {
        return AgentClientOptions.builder("127.0.0.1", server.agentPort()).user(user, password).switchName("CM")
                .reconnectMillis(1, 20);
    }

    /** The switch does not answer, so that LINK_DOWN is the engine's word. */
    private static void logsIn(AgentClientOptions.Builder options) throws Exception {
        try (AgentClient client = AgentClient.connect(options.build())) {
            client.established().get(SECONDS, TimeUnit.SECONDS);
            assertEquals(RefusalReason.LINK_DOWN, client.logOn("5001").get(SECONDS, TimeUnit.SECONDS).reason());
        }
    }

    private static RefusalReason refusal(AgentClientOptions.Builder options) throws Exception {
        try (AgentClient client = AgentClient.connect(options.build())) {
            ExecutionException failure = assertThrows(ExecutionException.class,
                    () -> client.established().get(SECONDS, TimeUnit.SECONDS));
            return ((SessionOverException) failure.getCause()).state().reason();
        }
    }

    // ---- WebSocket, by a client that is not ours

    /** Text messages as they come, whole. */
    private static final class Texts implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                messages.add(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        /** The next message of a kind; others before it are left out. */
        JsonNode next(String variant) throws Exception {
            while (true) {
                String text = messages.poll(SECONDS, TimeUnit.SECONDS);
                assertNotNull(text, () -> "no " + variant + " came");
                JsonNode node = JSON.readTree(text);
                if (node.has(variant)) {
                    return node.get(variant);
                }
            }
        }
    }

    private WebSocket open(Texts texts, String subprotocol, String... header) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder().subprotocols(subprotocol);
        if (header.length == 2) {
            builder.header(header[0], header[1]);
        }
        return builder.buildAsync(URI.create("ws://127.0.0.1:" + server.agentPort() + "/agent"), texts).join();
    }

    @Test
    void anAgentLogsInWithJson() throws Exception {
        start();
        Texts texts = new Texts();
        WebSocket socket = open(texts, "strowger.v1.json");
        assertEquals("strowger.v1.json", socket.getSubprotocol());
        socket.sendText("{\"hello\":{\"versionMin\":1,\"versionMax\":1,\"clientName\":\"json\"}}", true).join();
        assertEquals(1, texts.next("welcome").get("version").asInt());
        socket.sendText("{\"login\":{\"userId\":\"1001\",\"password\":\"wrong\",\"role\":\"SESSION_ROLE_AGENT\"}}",
                true)
                .join();
        assertEquals("BAD_CREDENTIALS", texts.next("refused").get("name").asText());
        socket.sendText("{\"login\":{\"userId\":\"1001\",\"password\":\"secret\",\"role\":\"SESSION_ROLE_AGENT\"}}",
                true)
                .join();
        JsonNode session = texts.next("sessionEstablished");
        assertEquals("1", session.get("firstSequence").asText());
        assertEquals("agent/1001", texts.next("topic").get("topic").asText());
        socket.sendText(
                "{\"request\":{\"requestId\":\"1\",\"command\":{\"logOn\":{\"switchName\":\"CM\",\"station\":\"5001\"}}}}",
                true).join();
        JsonNode outcome = texts.next("pushed");
        assertEquals("1", outcome.get("sequence").asText());
        assertEquals("1", outcome.get("push").get("requestOutcome").get("requestId").asText());
        socket.abort();
        Texts again = new Texts();
        WebSocket second = open(again, "strowger.v1.json");
        second.sendText("{\"hello\":{\"versionMin\":1,\"versionMax\":1}}", true).join();
        second.sendText("{\"resume\":{\"sessionId\":" + session.get("sessionId") + ",\"token\":" + session.get("token")
                + ",\"lastSequence\":0}}", true).join();
        assertTrue(again.next("sessionEstablished").get("resumed").asBoolean());
        assertEquals(outcome, again.next("pushed"), "what was not acknowledged comes again");
        second.sendText("{\"logout\":{}}", true).join();
        assertEquals("CLIENT_CLOSED", again.next("closing").get("name").asText());
    }

    @Test
    void aWebSocketOfAForeignPageIsRefused() throws Exception {
        values.put("agents.web.origins", List.of("https://CRM.example.com"));
        start();
        assertThrows(CompletionException.class,
                () -> open(new Texts(), "strowger.v1.json", "Origin", "https://evil.example.com"));
        open(new Texts(), "strowger.v1.json", "Origin", "https://crm.example.com").abort();
    }

    @Test
    void theJavaClientSpeaksWebSocket() throws Exception {
        start();
        logsIn(options("1001", TestSites.PASSWORD).webSocket(true));
    }

    @Test
    void webMayBeOff() throws Exception {
        values.put("agents.web.enabled", false);
        start();
        assertThrows(CompletionException.class, () -> open(new Texts(), "strowger.v1.json"));
        logsIn(options("1001", TestSites.PASSWORD));
    }

    // ---- what is counted

    private String metrics() throws Exception {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + "/metrics")).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Looks until the line is there; what a client hears and what its connection's end leaves are not the same moment. */
    private void counts(String line) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        String metrics = metrics();
        while (!metrics.contains("\n" + line + "\n")) {
            assertTrue(System.nanoTime() < end, line + " is not in " + metrics);
            metrics = metrics();
        }
    }

    private double value(String line) throws Exception {
        return metrics().lines().filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.substring(each.lastIndexOf(' ')))).findFirst()
                .orElseThrow();
    }

    @Test
    void sessionsFramesRefusalsAndEndsAreCountedByTheWayThatClientsTake() throws Exception {
        start();
        String json = "transport=\"WEBSOCKET_JSON\"}";
        Texts texts = new Texts();
        WebSocket socket = open(texts, "strowger.v1.json");
        socket.sendText("{\"hello\":{\"versionMin\":1,\"versionMax\":1}}", true).join();
        texts.next("welcome");
        counts("strowger_transport_connections{" + json + " 1.0");
        counts("strowger_transport_sessions{" + json + " 0.0");
        socket.sendText("{\"login\":{\"userId\":\"1001\",\"password\":\"no\",\"role\":\"SESSION_ROLE_AGENT\"}}", true)
                .join();
        texts.next("refused");
        counts("strowger_transport_logins_refused_total{reason=\"BAD_CREDENTIALS\"," + json + " 1.0");
        counts("strowger_transport_frames_total{direction=\"received\"," + json + " 2.0");
        socket.sendText("{\"login\":{\"userId\":\"1001\",\"password\":\"secret\",\"role\":\"SESSION_ROLE_AGENT\"}}",
                true).join();
        texts.next("topic");
        counts("strowger_transport_sessions{" + json + " 1.0");
        counts("strowger_transport_frames_total{direction=\"received\"," + json + " 3.0");
        // Welcome, Refused, SessionEstablished, and the agent's topic at least.
        assertTrue(value("strowger_transport_frames_total{direction=\"sent\"," + json) >= 4);
        assertTrue(value("strowger_transport_bytes_total{direction=\"sent\"," + json) >= 4 * 5);
        logsIn(options("1002", TestSites.PASSWORD));
        counts("strowger_transport_disconnects_total{cause=\"CLIENT_CLOSED\",transport=\"TCP\"} 1.0");
        counts("strowger_transport_connections{transport=\"TCP\"} 0.0");
        counts("strowger_transport_sessions{transport=\"TCP\"} 0.0");
        logsIn(options("1003", TestSites.PASSWORD).webSocket(true));
        counts("strowger_transport_disconnects_total{cause=\"CLIENT_CLOSED\",transport=\"WEBSOCKET\"} 1.0");
        assertEquals(200, get("/").statusCode());
        counts("strowger_transport_disconnects_total{cause=\"ANSWERED\",transport=\"HTTP\"} 1.0");
        // Another login takes the session over; the first client is told, and that is what is counted.
        logsIn(options("1001", TestSites.PASSWORD).takeover(true));
        assertEquals("SESSION_REPLACED", texts.next("closing").get("name").asText());
        socket.abort();
        counts("strowger_transport_disconnects_total{cause=\"SESSION_REPLACED\"," + json + " 1.0");
        counts("strowger_transport_connections{" + json + " 0.0");
        counts("strowger_transport_sessions{" + json + " 0.0");
    }

    // ---- pages

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.agentPort() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theSoftphoneIsServedAndNothingElse() throws Exception {
        start();
        HttpResponse<String> page = get("/");
        assertEquals(200, page.statusCode());
        assertEquals(page.body(), get("/index.html").body());
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("nosniff", page.headers().firstValue("X-Content-Type-Options").orElseThrow());
        for (String path : List.of("/files.txt", "/../logback.xml", "/%2e%2e/logback.xml", "/web/index.html")) {
            assertEquals(404, get(path).statusCode(), path);
        }
    }

    @Test
    void theSoftphoneMayBeOff() throws Exception {
        values.put("agents.web.softphone", false);
        start();
        assertEquals(404, get("/").statusCode());
        open(new Texts(), "strowger.v1.json").abort();
    }

    // ---- TLS

    private CertificateAuthority authority() {
        return CertificateAuthority.create("Test", validity());
    }

    private static Validity validity() {
        return new Validity(Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));
    }

    private void serverCertificate(CertificateAuthority authority) throws IOException {
        identity("server", authority.issue(
                new CertificateRequest("server", List.of("127.0.0.1"), Usage.SERVER, validity())));
        values.put("agents.tls.certificate", "server.pem");
        values.put("agents.tls.key", "server.pem");
    }

    private void identity(String name, Identity identity) throws IOException {
        new CertificateFiles(directory, true).identity(name, identity, "x");
    }

    private static SslContextBuilder trusting(CertificateAuthority authority) {
        return SslContextBuilder.forClient().trustManager(authority.certificate());
    }

    @Test
    void oldTlsIsRefusedUnlessAllowed() throws Exception {
        CertificateAuthority authority = authority();
        serverCertificate(authority);
        start();
        assertEquals("TLSv1.3", version("TLSv1.3"));
        assertThrows(IOException.class, () -> version("TLSv1.2"));
        server.close();
        values.put("agents.tls.version-min", "TLS_1_2");
        start();
        assertEquals("TLSv1.2", version("TLSv1.2"));
        logsIn(options("1001", TestSites.PASSWORD).tls(trusting(authority).build()));
    }

    /** The version that is spoken with a client that offers this one only; trust is not the matter here. */
    private String version(String offered) throws Exception {
        SSLContext all = SSLContext.getInstance("TLS");
        all.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) all.getSocketFactory().createSocket("127.0.0.1", server.agentPort())) {
            socket.setEnabledProtocols(new String[]{offered});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    @Test
    void aWebSocketGoesThroughTls() throws Exception {
        CertificateAuthority authority = authority();
        serverCertificate(authority);
        start();
        logsIn(options("1001", TestSites.PASSWORD).tls(trusting(authority).build()).webSocket(true));
    }

    @Test
    void aClientLogsInWithItsCertificate() throws Exception {
        CertificateAuthority authority = authority();
        serverCertificate(authority);
        identity("1001", authority.issue(new CertificateRequest("1001", List.of(), Usage.CLIENT, validity())));
        Files.writeString(directory.resolve("clients.pem"), pem(authority.certificate()));
        values.put("agents.tls.client-authorities", "clients.pem");
        start();
        SslContext own = trusting(authority)
                .keyManager(directory.resolve("1001.pem").toFile(), directory.resolve("1001.pem").toFile()).build();
        SslContext none = trusting(authority).build();
        logsIn(options("1001", "").tls(own));
        assertEquals(RefusalReason.BAD_CREDENTIALS, refusal(options("1002", "").tls(own)), "another's name");
        assertEquals(RefusalReason.BAD_CREDENTIALS, refusal(options("1001", "").tls(none)), "no certificate");
        logsIn(options("1002", TestSites.PASSWORD).tls(none));
    }

    @Test
    void aClientWithoutACertificateIsRefusedWhereItMustHaveOne() throws Exception {
        CertificateAuthority authority = authority();
        serverCertificate(authority);
        identity("1001", authority.issue(new CertificateRequest("1001", List.of(), Usage.CLIENT, validity())));
        Files.writeString(directory.resolve("clients.pem"), pem(authority.certificate()));
        values.put("agents.tls.client-authorities", "clients.pem");
        values.put("agents.tls.client-certificate-required", true);
        start();
        SslContext own = trusting(authority)
                .keyManager(directory.resolve("1001.pem").toFile(), directory.resolve("1001.pem").toFile()).build();
        logsIn(options("1001", TestSites.PASSWORD).tls(own));
        assertFalse(isAnswered(trusting(authority).build()));
    }

    private boolean isAnswered(SslContext tls) throws Exception {
        BlockingQueue<String> states = new LinkedBlockingQueue<>();
        try (AgentClient client = AgentClient.connect(options("1001", TestSites.PASSWORD).tls(tls).build(),
                new AgentListener() {
                    @Override
                    public void onConnection(ConnectionState state) {
                        states.add(state.kind().name());
                    }
                })) {
            assertEquals("DISCONNECTED", states.poll(SECONDS, TimeUnit.SECONDS));
            boolean established = client.established().isDone();
            client.session().abandon();
            return established;
        }
    }

    // ---- SM2, SM3, SM4

    @Test
    void anAgentLogsInWithSmAlgorithms() throws Exception {
        SmFiles files = SmFiles.in(directory);
        files.write();
        values.put("agents.tls.algorithms", "SM");
        values.put("agents.tls.certificate", "sm.pem");
        values.put("agents.tls.key", "sm.key");
        values.put("agents.tls.client-authorities", "sm-ca.pem");
        start();
        SmTls withNone = SmTls.client(directory.resolve("sm-ca.pem"), null, null);
        SmTls with1001 = SmTls.client(directory.resolve("sm-ca.pem"), directory.resolve("sm-1001.pem"),
                directory.resolve("sm-1001.key"));
        SSLEngine[] last = new SSLEngine[1];
        logsIn(options("1001", TestSites.PASSWORD).tlsEngines((host, port) -> {
            last[0] = withNone.engine(host, port);
            return last[0];
        }));
        assertEquals("TLSv1.3", last[0].getSession().getProtocol());
        assertEquals("TLS_SM4_GCM_SM3", last[0].getSession().getCipherSuite());
        logsIn(options("1001", "").tlsEngines(with1001::engine));
        assertThrows(IOException.class, () -> version("TLSv1.3"), "no other algorithms are spoken");
    }

    @Test
    void anSmClientDoesNotTalkToAServerOfAnotherName() throws Exception {
        SmFiles.in(directory).host("127.0.0.2").write();
        values.put("agents.tls.algorithms", "SM");
        values.put("agents.tls.certificate", "sm.pem");
        values.put("agents.tls.key", "sm.key");
        start();
        SmTls client = SmTls.client(directory.resolve("sm-ca.pem"), null, null);
        BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        try (AgentClient agent = AgentClient.connect(
                options("1001", TestSites.PASSWORD).tlsEngines(client::engine).build(),
                new AgentListener() {
                    @Override
                    public void onConnection(ConnectionState state) {
                        texts.add(state.kind() + " " + state.text());
                    }
                })) {
            String first = texts.poll(SECONDS, TimeUnit.SECONDS);
            assertTrue(first.startsWith("DISCONNECTED"), first);
            assertFalse(agent.established().isDone());
            agent.session().abandon();
        }
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
