package io.strowger.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.agent.client.AgentClient;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.core.site.DeskSite;
import io.strowger.core.site.WebhookSite;
import io.strowger.core.site.WebhookSite.WebhookEvent;
import io.strowger.server.conf.ServerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** METRICS.md is what a server tells of its metrics; {@code -Dmetrics.write=true} writes it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MetricsDocumentTest {
    private static final Path DOCUMENT = Path.of("METRICS.md");
    private static final long SECONDS = 30;
    private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? .*");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"");
    private static final String HEAD = """
            # Metrics

            `GET /metrics` on the HTTP port of the static settings, in Prometheus' text form. Printed from a running server by a test (`-Dmetrics.write=true`).

            Labels: `transport` is the way by which a client came: `TCP` and `TLS` carry frames, `WEBSOCKET` frames in binary messages, `WEBSOCKET_JSON` messages as text, `PROXY` the channels
            of proxies, `HTTP` requests for pages. A WebSocket counts as one whether TLS is under it or not, and the proxy's own connection by the way that it came. A `cause`
            of a disconnect is the reason of the protocol that the client was told (`agent-protocol/PROTOCOL.md`, section 15), or `PEER_CLOSED`, `LOST` (the network failed), `FAILED`
            (a mistake, see the log) or `ANSWERED` (a page was given). `outcome` of a webhook: `DELIVERED`; `REFUSED`, the service answered that it will not have it; `FAILED` after all
            attempts; `GIVEN_UP`, the configuration does not know it any more. All but the first are dead letters. What has labels that follow from what happens appears when it first happens.

            | metric | type | labels | what it counts |
            |---|---|---|---|
            """;

    @TempDir
    private Path directory;

    @Test
    void theDocumentIsWhatAServerTells() throws Exception {
        Map<String, Object> values = new HashMap<>(Map.of("agents.port", 0, "http.port", 0, "data.directory", "data",
                "server.drain", "2s", "authentication.argon2.memory-kib", 64, "data.free-space-min", "64 MiB",
                "links.backoff-min", "30s", "links.backoff-max", "30s", "credentials.aes1.login", "ctiuser",
                "credentials.aes1.password", "ctipassword"));
        WebhookSite webhook = new WebhookSite("crm", "site", "http://127.0.0.1:1/", List.of(WebhookEvent.OFFER), "aes1",
                1_000, 1);
        try (Server server = Server.start(ServerSettings.of(directory, values),
                TestSites.site(1).withDesk(DeskSite.NONE.withWebhooks(List.of(webhook))))) {
            refusedLogin(server);
            String printed = print(scrape(server));
            if (Boolean.getBoolean("metrics.write")) {
                Files.writeString(DOCUMENT, printed);
            }
            assertEquals(Files.readString(DOCUMENT), printed, "write it anew with -Dmetrics.write=true");
        }
    }

    private static void refusedLogin(Server server) throws Exception {
        try (AgentClient client = AgentClient.connect(AgentClientOptions.builder("127.0.0.1", server.agentPort())
                .user("1001", "wrong").build())) {
            assertThrows(ExecutionException.class, () -> client.established().get(SECONDS, TimeUnit.SECONDS));
        }
    }

    /** Once the connection's end is counted. */
    private static String scrape(Server server) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (true) {
                String text = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort()
                        + "/metrics")).build(), HttpResponse.BodyHandlers.ofString()).body();
                if (text.contains("strowger_transport_disconnects") && text.contains("strowger_link_up{")
                        || System.nanoTime() > end) {
                    return text;
                }
            }
        }
    }

    private static String print(String scrape) {
        Map<String, String> help = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        Map<String, TreeSet<String>> labels = new TreeMap<>();
        for (String line : scrape.lines().toList()) {
            Matcher described = HELP.matcher(line);
            Matcher typed = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (described.matches()) {
                help.put(described.group(1), described.group(2));
            } else if (typed.matches()) {
                types.put(typed.group(1), typed.group(2));
            } else if (sample.matches()) {
                TreeSet<String> names = labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
                Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
                while (label.find()) {
                    names.add("`" + label.group(1) + "`");
                }
            }
        }
        StringBuilder out = new StringBuilder(HEAD);
        types.forEach((name, type) -> out.append("| `").append(name).append("` | ").append(type).append(" | ")
                .append(String.join(", ", labels.getOrDefault(name, new TreeSet<>()))).append(" | ")
                .append(help.getOrDefault(name, "")).append(" |\n"));
        return out.toString();
    }
}
