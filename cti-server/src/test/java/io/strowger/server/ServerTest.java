package io.strowger.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.ssl.SslContextBuilder;
import io.strowger.agent.client.AgentClient;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.AgentListener;
import io.strowger.agent.client.ConnectionState;
import io.strowger.agent.client.SessionOverException;
import io.strowger.core.fact.Fact;
import io.strowger.core.model.AgentState;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.port.Journal.JournalException;
import io.strowger.core.site.Site;
import io.strowger.ivr.IvrClient;
import io.strowger.ivr.IvrListener;
import io.strowger.ivr.IvrOutcome;
import io.strowger.server.conf.ConfigurationException;
import io.strowger.server.conf.ServerSettings;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole server over loopback, its journal on disk, the product's own clients before it, and a switch that does not
 * answer.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerTest {
    private static final long SECONDS = 30;

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
        start(TestSites.site(3));
    }

    private void start(Site site) throws IOException {
        server = Server.start(ServerSettings.of(directory, values), site);
    }

    /** What a client heard, each kind in its order. */
    private static final class Heard implements AgentListener {
        private final BlockingQueue<ConnectionState> connections = new LinkedBlockingQueue<>();
        private final BlockingQueue<TopicState.AgentView> views = new LinkedBlockingQueue<>();

        @Override
        public void onConnection(ConnectionState state) {
            connections.add(state);
        }

        @Override
        public void onAgentState(TopicState.AgentView state) {
            views.add(state);
        }

        ConnectionState connection(ConnectionState.Kind kind) throws InterruptedException {
            return next(connections, state -> state.kind() == kind, kind);
        }
    }

    private static <T> T next(BlockingQueue<T> queue, Predicate<T> wanted, Object what) throws InterruptedException {
        while (true) {
            T taken = queue.poll(SECONDS, TimeUnit.SECONDS);
            assertNotNull(taken, () -> "nothing like " + what + " came");
            if (wanted.test(taken)) {
                return taken;
            }
        }
    }

    private AgentClientOptions.Builder options(String user, String password) {
        return AgentClientOptions.builder("127.0.0.1", server.agentPort()).user(user, password).switchName("CM")
                .reconnectMillis(1, 20);
    }

    private AgentClient login(String user, Heard heard) throws Exception {
        AgentClient client = AgentClient.connect(options(user, TestSites.PASSWORD).build(), heard);
        client.established().get(SECONDS, TimeUnit.SECONDS);
        return client;
    }

    private static Push.RequestOutcome get(CompletableFuture<Push.RequestOutcome> outcome) throws Exception {
        return outcome.get(SECONDS, TimeUnit.SECONDS);
    }

    private static ConnectionState refusal(AgentClient client) {
        ExecutionException failure = assertThrows(ExecutionException.class,
                () -> client.established().get(SECONDS, TimeUnit.SECONDS));
        return assertInstanceOf(SessionOverException.class, failure.getCause()).state();
    }

    /** Of logins at the same moment one gets the session, and no other takes it away without having asked to. */
    @Test
    void loginsAtTheSameMomentDoNotReplaceEachOther() throws Exception {
        values.put("authentication.threads", 4);
        values.put("agents.threads", 4);
        start();
        for (int round = 0; round < 30; round++) {
            List<AgentClient> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clients.add(AgentClient.connect(options("1001", TestSites.PASSWORD).build(), new Heard()));
            }
            int established = 0;
            for (AgentClient client : clients) {
                try {
                    client.established().get(SECONDS, TimeUnit.SECONDS);
                    established++;
                } catch (ExecutionException refused) {
                    assertEquals(RefusalReason.ALREADY_LOGGED_ON,
                            ((SessionOverException) refused.getCause()).state().reason());
                }
            }
            assertEquals(1, established, "round " + round);
            for (AgentClient client : clients) {
                client.close();
                client.over().get(SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void anAgentLogsInAndSeesHisStateAndIsRefusedAStationBehindADeadLink() throws Exception {
        start();
        Heard heard = new Heard();
        try (AgentClient client = login("1001", heard)) {
            assertEquals(AgentState.LOGGED_OUT, next(heard.views, view -> true, "a view").state());
            assertEquals(RefusalReason.LINK_DOWN, get(client.logOn("5001")).reason());
            assertEquals(RefusalReason.NOT_LOGGED_ON, get(client.ready()).reason());
            assertEquals(RefusalReason.STATION_UNKNOWN, get(client.logOn("5999")).reason());
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreRefusedAlike() throws Exception {
        start();
        try (AgentClient wrong = AgentClient.connect(options("1001", "wrong").build());
                AgentClient unknown = AgentClient.connect(options("9999", "wrong").build())) {
            assertEquals(RefusalReason.BAD_CREDENTIALS, refusal(wrong).reason());
            assertEquals(RefusalReason.BAD_CREDENTIALS, refusal(unknown).reason());
        }
        assertTrue(server.view().sessions().isEmpty());
    }

    @Test
    void aUserWithTooManyFailuresIsLockedOut() throws Exception {
        values.put("authentication.failures-per-user", 1);
        start();
        try (AgentClient wrong = AgentClient.connect(options("1001", "wrong").build())) {
            assertEquals(RefusalReason.BAD_CREDENTIALS, refusal(wrong).reason());
        }
        try (AgentClient right = AgentClient.connect(options("1001", TestSites.PASSWORD).build())) {
            assertEquals(RefusalReason.LOCKED_OUT, refusal(right).reason());
        }
    }

    @Test
    void aDroppedConnectionIsResumed() throws Exception {
        start();
        Heard heard = new Heard();
        try (AgentClient client = login("1001", heard)) {
            ConnectionState first = heard.connection(ConnectionState.Kind.ESTABLISHED);
            client.session().dropTransport();
            ConnectionState again = heard.connection(ConnectionState.Kind.RESUMED);
            assertEquals(first.text(), again.text());
            assertEquals(RefusalReason.LINK_DOWN, get(client.logOn("5001")).reason());
        }
    }

    @Test
    void aSessionSurvivesARestartOfTheServerOnTheSameJournal() throws Exception {
        start();
        int port = server.agentPort();
        Heard heard = new Heard();
        try (AgentClient client = login("1001", heard)) {
            ConnectionState first = heard.connection(ConnectionState.Kind.ESTABLISHED);
            assertEquals(RefusalReason.LINK_DOWN, get(client.logOn("5001")).reason());
            long epoch = server.view().reign().epoch();
            server.close();
            CompletableFuture<Push.RequestOutcome> meanwhile = client.ready();
            values.put("agents.port", port);
            start();
            assertEquals(first.text(), heard.connection(ConnectionState.Kind.RESUMED).text());
            assertEquals(RefusalReason.NOT_LOGGED_ON, get(meanwhile).reason());
            assertEquals(epoch + 1, server.view().reign().epoch());
            assertEquals(1, server.view().reign().configurationVersion());
        }
    }

    @Test
    void aWrongTokenResumesNothing() throws Exception {
        start();
        Heard heard = new Heard();
        try (AgentClient client = login("1001", heard); RawClient thief = new RawClient(server.agentPort())) {
            String session = heard.connection(ConnectionState.Kind.ESTABLISHED).text();
            thief.hello();
            thief.resume(session, 0);
            assertEquals(RefusalReason.SESSION_UNKNOWN.code(), thief.refusal());
            assertEquals(RefusalReason.LINK_DOWN, get(client.logOn("5001")).reason());
        }
    }

    @Test
    void aSecondLoginNeedsATakeoverAndThenReplacesTheFirst() throws Exception {
        start();
        Heard first = new Heard();
        try (AgentClient client = login("1001", first)) {
            try (AgentClient second = AgentClient.connect(options("1001", TestSites.PASSWORD).build())) {
                assertEquals(RefusalReason.ALREADY_LOGGED_ON, refusal(second).reason());
            }
            Heard heard = new Heard();
            try (AgentClient third = AgentClient.connect(
                    options("1001", TestSites.PASSWORD).takeover(true).build(), heard)) {
                third.established().get(SECONDS, TimeUnit.SECONDS);
                assertEquals(RefusalReason.SESSION_REPLACED, client.over().get(SECONDS, TimeUnit.SECONDS).reason());
                assertEquals(RefusalReason.LINK_DOWN, get(third.logOn("5001")).reason());
            }
        }
    }

    @Test
    void aLogoutEndsTheSession() throws Exception {
        start();
        Heard heard = new Heard();
        AgentClient client = login("1001", heard);
        assertEquals(RefusalReason.CLIENT_CLOSED,
                client.session().logout().get(SECONDS, TimeUnit.SECONDS).reason());
        try (AgentClient again = login("1001", new Heard())) {
            assertEquals(RefusalReason.NOT_LOGGED_ON, get(again.ready()).reason());
        }
    }

    @Test
    void sessionsEndAtTheirLimitAndComeBack() throws Exception {
        values.put("agents.sessions-max", 2);
        start();
        try (AgentClient one = login("1001", new Heard()); AgentClient two = login("1002", new Heard())) {
            assertEquals(RefusalReason.NOT_LOGGED_ON, get(two.ready()).reason());
            try (RawClient three = new RawClient(server.agentPort())) {
                three.hello();
                three.login("1003", TestSites.PASSWORD);
                assertEquals(RefusalReason.SERVER_FULL.code(), three.refusal());
            }
            Heard heard = new Heard();
            try (AgentClient over = AgentClient.connect(
                    options("1002", TestSites.PASSWORD).takeover(true).build(), heard)) {
                over.established().get(SECONDS, TimeUnit.SECONDS);
            }
            assertEquals(RefusalReason.NOT_LOGGED_ON, get(one.ready()).reason());
        }
        try (AgentClient three = login("1003", new Heard())) {
            assertEquals(RefusalReason.NOT_LOGGED_ON, get(three.ready()).reason());
        }
    }

    @Test
    void rubbishAndFloodsEndTheirConnectionAndNoOther() throws Exception {
        values.put("agents.rate.per-second", 1);
        values.put("agents.rate.burst", 20);
        start();
        try (AgentClient client = login("1001", new Heard());
                RawClient rubbish = new RawClient(server.agentPort());
                RawClient huge = new RawClient(server.agentPort());
                RawClient flood = new RawClient(server.agentPort())) {
            rubbish.send(new byte[]{0, 0, 0, 2, (byte) 0xff, (byte) 0xff});
            assertEquals(RefusalReason.BAD_FRAME.code(), rubbish.closing());
            huge.send(new byte[]{0, 1, 0, 1});
            assertEquals(RefusalReason.FRAME_TOO_LARGE.code(), huge.closing());
            flood.hello();
            for (int i = 0; i < 40; i++) {
                flood.heartbeat();
            }
            assertEquals(RefusalReason.RATE_EXCEEDED.code(), flood.closing());
            assertEquals(RefusalReason.NOT_LOGGED_ON, get(client.ready()).reason());
        }
    }

    @Test
    void aFullSourceHoldsClientsBackAndLosesNothing() throws Exception {
        values.put("agents.input-quota", 1);
        start();
        int requests = 100;
        try (AgentClient one = login("1001", new Heard()); AgentClient two = login("1002", new Heard())) {
            List<CompletableFuture<Push.RequestOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                outcomes.add(one.ready());
                outcomes.add(two.ready());
            }
            for (CompletableFuture<Push.RequestOutcome> outcome : outcomes) {
                assertEquals(RefusalReason.NOT_LOGGED_ON, get(outcome).reason());
            }
        }
    }

    /** A certificate of its own, made by the tool of the runtime, as PEM files. */
    private void certificate() throws Exception {
        Path store = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit").inheritIO().start();
        assertTrue(keytool.waitFor(SECONDS, TimeUnit.SECONDS));
        assertEquals(0, keytool.exitValue());
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        pem("server.crt", "CERTIFICATE", keys.getCertificate("a").getEncoded());
        pem("server.key", "PRIVATE KEY", keys.getKey("a", "changeit".toCharArray()).getEncoded());
    }

    private void pem(String file, String type, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes);
        Files.writeString(directory.resolve(file),
                "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }

    @Test
    void anAgentLogsInOverTls() throws Exception {
        certificate();
        values.put("agents.tls.certificate", "server.crt");
        values.put("agents.tls.key", "server.key");
        start();
        var trusting = SslContextBuilder.forClient().trustManager(directory.resolve("server.crt").toFile()).build();
        try (AgentClient client = AgentClient.connect(options("1001", TestSites.PASSWORD).tls(trusting).build())) {
            client.established().get(SECONDS, TimeUnit.SECONDS);
            assertEquals(RefusalReason.NOT_LOGGED_ON, get(client.ready()).reason());
        }
        server.close();
        values.put("agents.tls.key", "server.crt");
        IOException unusable = assertThrows(IOException.class, this::start);
        assertTrue(unusable.getMessage().contains("cannot be used"), unusable.getMessage());
    }

    @Test
    void anAddressOpensSoManyConnectionsAndNoMore() throws Exception {
        values.put("agents.connections-per-address-max", 2);
        start();
        try (RawClient one = new RawClient(server.agentPort()); RawClient two = new RawClient(server.agentPort())) {
            one.hello();
            two.hello();
            try (RawClient three = new RawClient(server.agentPort())) {
                assertEquals(RefusalReason.SERVER_FULL.code(), three.closing());
            }
        }
    }

    @Test
    void aServerThatStopsTellsItsClients() throws Exception {
        start();
        Heard heard = new Heard();
        try (AgentClient client = login("1001", heard)) {
            server.close();
            ConnectionState state = next(heard.connections, each -> each.reason() == RefusalReason.DRAINING,
                    "DRAINING");
            assertEquals(ConnectionState.Kind.DISCONNECTED, state.kind());
            client.session().abandon();
        }
        assertEquals(ExitCode.OK, server.ended().get(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void anIvrRegistersItsPortsAndKeepsThemOverARestart() throws Exception {
        values.put("ivr.users", List.of(Map.of("user", "ivr1", "password-hash", TestSites.HASH)));
        start();
        int port = server.agentPort();
        BlockingQueue<ConnectionState> states = new LinkedBlockingQueue<>();
        try (IvrClient ivr = IvrClient.connect(options("ivr1", TestSites.PASSWORD).build(), new IvrListener() {
            @Override
            public void onConnection(ConnectionState state) {
                states.add(state);
            }
        })) {
            ivr.established().get(SECONDS, TimeUnit.SECONDS);
            assertTrue(ivr.registerPorts("CM", List.of("7001")).get(SECONDS, TimeUnit.SECONDS).isDone());
            IvrOutcome unknown = ivr.registerPorts("CM", List.of("7002")).get(SECONDS, TimeUnit.SECONDS);
            assertEquals(RefusalReason.PORT_UNKNOWN, assertInstanceOf(IvrOutcome.Refused.class, unknown).reason());
            server.close();
            values.put("agents.port", port);
            start();
            next(states, state -> state.kind() == ConnectionState.Kind.RESUMED, "RESUMED");
            IvrOutcome empty = ivr.requestAgent("7001", "support", 1).get(SECONDS, TimeUnit.SECONDS);
            assertEquals(RefusalReason.CONTACT_UNKNOWN, assertInstanceOf(IvrOutcome.Refused.class, empty).reason());
        }
    }

    private HttpResponse<String> http(String path, String method) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path))
                    .method(method, HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void healthNamesWhatIsWrongAndMetricsCount() throws Exception {
        start();
        try (AgentClient client = login("1001", new Heard())) {
            assertEquals(RefusalReason.LINK_DOWN, get(client.logOn("5001")).reason());
            HttpResponse<String> health = http("/health", "GET");
            assertEquals(200, health.statusCode());
            JsonNode json = new ObjectMapper().readTree(health.body());
            assertEquals("DEGRADED", json.get("status").asText());
            assertEquals("CM/aes1", json.get("links").get(0).get("link").asText());
            JsonNode agreement = json.get("links").get(0).get("agreement");
            assertFalse(agreement.get("behind").asBoolean());
            assertEquals(1_000_000, agreement.get("truthMillionths").asInt());
            assertEquals(1, json.get("counts").get("sessions").asInt());
            assertFalse(json.get("siteDiffers").asBoolean());
            String metrics = http("/metrics", "GET").body();
            assertTrue(metrics.contains("strowger_sessions 1.0"), metrics);
            assertTrue(metrics.contains("strowger_link_up{link=\"aes1\",switch=\"CM\"} 0.0"), metrics);
            assertTrue(metrics.contains("strowger_link_losses_total{link=\"aes1\",switch=\"CM\"} 0.0"), metrics);
            assertTrue(metrics.contains("strowger_link_behind{link=\"aes1\",switch=\"CM\"} 0.0"), metrics);
            assertTrue(metrics.contains("strowger_link_standstills_total{link=\"aes1\",switch=\"CM\"} 0.0"), metrics);
            assertTrue(metrics.contains("strowger_agents{state=\"LOGGED_OUT\"} 3.0"), metrics);
            assertEquals(404, http("/nothing", "GET").statusCode());
            assertTrue(metrics.contains("strowger_invariant_violations_total{rule=\"WORK_CONSERVED\"} 0.0"), metrics);
            assertTrue(metrics.contains("strowger_quarantined 0.0"), metrics);
            assertTrue(http("/why?agent=1001", "GET").body().contains("he is logged out"));
            assertEquals(404, http("/why?agent=nobody", "GET").statusCode());
            assertEquals(400, http("/why", "GET").statusCode());
            assertEquals(404, http("/why?contact=20260101-000001", "GET").statusCode());
            assertTrue(http("/truth", "GET").body().contains("quarantines"));
            assertEquals(404, http("/metricsx", "GET").statusCode());
            assertEquals(405, http("/health", "POST").statusCode());
        }
    }

    @Test
    void aDifferingSiteIsReportedAndChangesNothing() throws Exception {
        start();
        Site before = server.view().site().site();
        server.close();
        start(TestSites.site(2));
        assertEquals(before, server.view().site().site());
        assertNotEquals(TestSites.site(2), before);
        assertTrue(server.health().siteDiffers());
        server.close();
        start(TestSites.site(3));
        assertFalse(server.health().siteDiffers());
    }

    @Test
    void aSiteThatIsNotInOrderStartsNothing() throws Exception {
        values.put("credentials.aes1", Map.of("login", "x", "password", "y"));
        values.remove("credentials.aes1.login");
        values.remove("credentials.aes1.password");
        values.put("credentials.other", values.remove("credentials.aes1"));
        ConfigurationException wrong = assertThrows(ConfigurationException.class, this::start);
        assertTrue(wrong.getMessage().contains("aes1"), wrong.getMessage());
    }

    @Test
    void aProcessThatCannotStartSaysWhyByItsNumber() throws Exception {
        start();
        Path wrong = directory.resolve("wrong.conf");
        Files.writeString(wrong, "agents.prt = 5\n");
        assertEquals(ExitCode.CONFIGURATION, Server.run(wrong));
        Path site = Files.createDirectory(directory.resolve("site"));
        Files.writeString(site.resolve("site.conf"), "skills = [ { name = support } ]\n");
        Path taken = directory.resolve("taken.conf");
        Files.writeString(taken, "data.directory = data2\ndata.free-space-min = 64 MiB\nhttp.port = 0\nagents.port = "
                + server.agentPort() + "\n");
        assertEquals(ExitCode.CANNOT_START, Server.run(taken));
        Files.writeString(taken, "data.directory = data\n");
        assertEquals(ExitCode.CANNOT_START, Server.run(taken));
    }

    @Test
    void twoServersNeverShareAJournal() throws Exception {
        start();
        assertThrows(JournalException.class,
                () -> Server.start(ServerSettings.of(directory, values), TestSites.site(3)));
    }

    @Test
    void passwordsDoNotCrossANetworkInTheClearUnasked() {
        values.put("agents.host", "0.0.0.0");
        IOException refused = assertThrows(IOException.class, this::start);
        assertTrue(refused.getMessage().contains("plain-text-allowed"), refused.getMessage());
    }

    @Test
    void factsAreToldInOrderToWhoeverListens() throws Exception {
        start();
        BlockingQueue<Fact> facts = new LinkedBlockingQueue<>();
        server.onFact((place, fact) -> facts.add(fact));
        try (AgentClient client = login("1001", new Heard())) {
            next(facts, fact -> fact instanceof Fact.OutputIssued issued
                    && issued.output().toString().contains("1001"), "the session of 1001");
            assertNotNull(client);
        }
    }

    /** A client that may misbehave: frames by hand. */
    private static final class RawClient implements AutoCloseable {
        private final Socket socket;
        private final RawFrames frames = new RawFrames();

        RawClient(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(SECONDS));
        }

        void send(byte[] bytes) throws IOException {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException closed) {
                // The server has closed already; what it said can still be read.
                assertNotNull(closed.getMessage());
            }
        }

        void hello() throws IOException {
            send(frames.hello());
            frames.read(in());
        }

        void login(String user, String password) throws IOException {
            send(frames.login(user, password));
        }

        void resume(String sessionId, long lastSequence) throws IOException {
            send(frames.resume(sessionId, lastSequence));
        }

        void heartbeat() throws IOException {
            send(frames.heartbeat());
        }

        int refusal() throws IOException {
            return frames.refusal(in());
        }

        int closing() throws IOException {
            return frames.closing(in());
        }

        private DataInputStream in() throws IOException {
            InputStream in = socket.getInputStream();
            return new DataInputStream(in);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
