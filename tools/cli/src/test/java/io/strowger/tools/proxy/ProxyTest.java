package io.strowger.tools.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.ConnectionState;
import io.strowger.agent.client.ConnectionState.Kind;
import io.strowger.agent.client.SessionClient;
import io.strowger.agent.client.SessionListener;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Rights;
import io.strowger.core.site.DeskSite;
import io.strowger.core.site.Scope;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.UserSite;
import io.strowger.server.Server;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Desktops behind a proxy whose connection to the server is lost: neither end notices. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProxyTest {
    private static final int DESKS = 20;
    private static final int FIRST = 1_001;
    private static final long SECONDS = 30;
    private static final String PASSWORD = "secret";
    private static final String HASH = new PasswordHasher().hash(PASSWORD, new PasswordHash.Cost(8, 1, 1));

    @TempDir
    private Path directory;
    private final Map<String, Object> values = new HashMap<>(Map.of("agents.port", 0, "http.port", 0,
            "data.directory", "data", "server.drain", "2s", "authentication.argon2.memory-kib", 8,
            "authentication.queue-max", 1_000, "data.free-space-min", "64 MiB"));
    private final List<AutoCloseable> open = new ArrayList<>();
    private Server server;
    private Proxy proxy;

    private void start() throws Exception {
        server = Server.start(ServerSettings.of(directory, values), site());
        proxy = Proxy.start(new InetSocketAddress("127.0.0.1", 0), AgentClientOptions
                .builder("127.0.0.1", server.agentPort()).user("proxy", PASSWORD).reconnectMillis(1, 50));
        proxy.established().get(SECONDS, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        if (proxy != null) {
            proxy.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static Site site() {
        List<AgentSite> agents = new ArrayList<>();
        for (int i = 0; i < DESKS; i++) {
            agents.add(new AgentSite(id(i), "Agent " + i, HASH, List.of())
                    .withRights(new Rights("", "", List.of()).withTeam("blue")));
        }
        return new Site(List.of(), List.of(), List.of(), List.of(), agents, SiteSettings.DEFAULT)
                .withDesk(new DeskSite(List.of(new UserSite("proxy", HASH, List.of(SessionRole.PROXY), Scope.NONE)),
                        List.of(), List.of()));
    }

    private static String id(int index) {
        return String.valueOf(FIRST + index);
    }

    /** A desktop and what it heard. */
    private final class Desk implements SessionListener {
        private final BlockingQueue<ConnectionState> connections = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> topics = new LinkedBlockingQueue<>();
        private final SessionClient client;

        Desk(int index) {
            client = SessionClient.connect(AgentClientOptions.builder("127.0.0.1", proxy.port())
                    .user(id(index), PASSWORD).reconnectMillis(1, 50).heartbeatMillis(1_000).build(), this);
            client.subscribe(List.of("team/blue"));
            open.add(client);
        }

        @Override
        public void onPush(Push push) {
            messages.add(((Push.MessageReceived) push).text());
        }

        @Override
        public void onTopic(String topic, long version, TopicState state) {
            topics.add(topic);
        }

        @Override
        public void onConnection(ConnectionState state) {
            connections.add(state);
        }
    }

    private List<Desk> desks() throws Exception {
        List<Desk> desks = new ArrayList<>();
        for (int i = 0; i < DESKS; i++) {
            desks.add(new Desk(i));
        }
        for (Desk desk : desks) {
            desk.client.established().get(SECONDS, TimeUnit.SECONDS);
        }
        return desks;
    }

    private static List<CompletableFuture<Push.RequestOutcome>> send(List<Desk> desks, String text) {
        List<CompletableFuture<Push.RequestOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < DESKS; i++) {
            outcomes.add(desks.get(i).client.request(new Command.SendMessage(id((i + 1) % DESKS), text)));
        }
        return outcomes;
    }

    private static void await(List<CompletableFuture<Push.RequestOutcome>> outcomes) throws Exception {
        for (CompletableFuture<Push.RequestOutcome> outcome : outcomes) {
            assertEquals(RefusalReason.NONE, outcome.get(SECONDS, TimeUnit.SECONDS).reason());
        }
    }

    @Test
    void aLostConnectionToTheServerIsAResumeOfAllAndNoDesktopNotices() throws Exception {
        start();
        List<Desk> desks = desks();
        assertEquals(1 + DESKS, server.health().counts().get("sessions"));
        List<CompletableFuture<Push.RequestOutcome>> all = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            all.addAll(send(desks, "message " + round));
            proxy.dropServer();
            all.addAll(send(desks, "meanwhile " + round));
            await(all);
        }
        assertTrue(proxy.resumes() >= DESKS, proxy.resumes() + " resumes");
        for (Desk desk : desks) {
            for (int round = 0; round < 10; round++) {
                assertEquals("message " + round, desk.messages.poll(SECONDS, TimeUnit.SECONDS));
                assertEquals("meanwhile " + round, desk.messages.poll(SECONDS, TimeUnit.SECONDS));
            }
            assertTrue(desk.messages.isEmpty());
            assertEquals(List.of(Kind.ESTABLISHED), desk.connections.stream().map(ConnectionState::kind).toList());
        }
        assertEquals(1 + DESKS, server.health().counts().get("sessions"));
    }

    @Test
    void aRestartOfTheServerIsNotNoticedEither() throws Exception {
        start();
        List<Desk> desks = desks();
        int port = server.agentPort();
        server.close();
        values.put("agents.port", port);
        List<CompletableFuture<Push.RequestOutcome>> meanwhile = send(desks, "while it was down");
        server = Server.start(ServerSettings.of(directory, values), site());
        await(meanwhile);
        for (Desk desk : desks) {
            assertEquals("while it was down", desk.messages.poll(SECONDS, TimeUnit.SECONDS));
            assertEquals(List.of(Kind.ESTABLISHED), desk.connections.stream().map(ConnectionState::kind).toList());
            desk.topics.clear();
        }
        // What was subscribed to is still read.
        desks.getFirst().client.subscribe(List.of("agent/" + id(0)));
        assertEquals("agent/" + id(0), desks.getFirst().topics.poll(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aDesktopThatLosesItsConnectionResumesThroughTheProxy() throws Exception {
        start();
        List<Desk> desks = desks();
        Desk dropped = desks.get(1);
        dropped.client.dropTransport();
        await(List.of(desks.get(0).client.request(new Command.SendMessage(id(1), "still there?"))));
        // The message may still come over the transport that ends, or over the next one: once, either way.
        assertEquals("still there?", dropped.messages.poll(SECONDS, TimeUnit.SECONDS));
        for (Kind kind : List.of(Kind.ESTABLISHED, Kind.DISCONNECTED, Kind.RESUMED)) {
            assertEquals(kind, dropped.connections.poll(SECONDS, TimeUnit.SECONDS).kind());
        }
        assertTrue(dropped.messages.isEmpty());
    }

    private static String scrape(int port) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static void counts(int port, String line) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (String text = scrape(port); !text.contains("\n" + line + "\n"); text = scrape(port)) {
            assertTrue(System.nanoTime() < end, line + " is not in " + text);
        }
    }

    @Test
    void bothSidesCountWhatIsCarried() throws Exception {
        start();
        try (ProxyMetrics metrics = new ProxyMetrics(new InetSocketAddress("127.0.0.1", 0), proxy.counters())) {
            List<Desk> desks = desks();
            counts(metrics.port(), "strowger_proxy_up 1.0");
            counts(metrics.port(), "strowger_proxy_desks " + (double) DESKS);
            counts(server.httpPort(), "strowger_transport_sessions{transport=\"PROXY\"} " + (double) DESKS);
            counts(server.httpPort(), "strowger_transport_sessions{transport=\"TCP\"} 1.0");
            proxy.dropServer();
            await(send(desks, "again"));
            counts(metrics.port(), "strowger_proxy_losses_total 1.0");
            counts(metrics.port(), "strowger_proxy_resumes_total " + (double) DESKS);
            assertTrue(proxy.counters().bytesFromDesks() > 0 && proxy.counters().bytesToDesks() > 0);
            desks.getFirst().client.close();
            counts(metrics.port(), "strowger_proxy_desks " + (double) (DESKS - 1));
            counts(server.httpPort(),
                    "strowger_transport_disconnects_total{cause=\"CLIENT_CLOSED\",transport=\"PROXY\"} 1.0");
            counts(server.httpPort(), "strowger_transport_sessions{transport=\"PROXY\"} " + (double) (DESKS - 1));
        }
    }

    @Test
    void whatIsCalledWronglyIsRefused() throws IOException {
        assertEquals(Strowger.MISUSED, CommandRun.of("proxy", "--user", "x", "--password-file", "/none").exitCode());
        assertEquals(Strowger.MISUSED,
                CommandRun.of("proxy", "--user", "x", "--password-file", "/none", "--listen", "x").exitCode());
    }
}
