package io.strowger.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.strowger.core.state.EngineView;
import io.strowger.pbx.LinkTrace;
import io.strowger.server.administration.Configurations;
import io.strowger.server.administration.Technicians;
import io.strowger.server.administration.VariableChanges;
import io.strowger.server.conf.ServerSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /metrics} in the text format of Prometheus, {@code /health} as JSON, which is 503 when the server does not
 * do its work, and {@code /trace}, see {@link TracePage}, {@code /why} and {@code /truth}, see {@link StatePages}, {@code /config} and {@code /variables}, see
 * {@link AdministrationPages}.
 */
public final class HttpEdge implements AutoCloseable {
    private static final String PAGES = "there are /health, /metrics, /trace, /why, /truth, /config and /variables\n";
    /** Connections that the operating system may hold. */
    static final int ACCEPT_BACKLOG = 64;
    /** Connections at a time, traces among them; more are closed at once. */
    static final int CONNECTIONS_MAX = 256;
    /** Longest time that a request may take to come, in seconds; then its connection is closed. */
    static final int REQUEST_SECONDS_MAX = 10;
    private static final Logger LOG = LoggerFactory.getLogger("strowger.http");
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // The JDK's server has no other way to be told, and knows neither limit by itself.
        setUnlessGiven("jdk.httpserver.maxConnections", CONNECTIONS_MAX);
        setUnlessGiven("sun.net.httpserver.maxReqTime", REQUEST_SECONDS_MAX);
    }

    private final HttpServer server;
    private final ExecutorService executor;

    /** Something that can be got. */
    interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    /**
     * What the pages show.
     *
     * @param tracing begins a trace of the link with a key; what it gives back ends it, empty when there is no such link
     */
    public record Pages(Supplier<Health> health, Supplier<String> metrics, Tracing tracing,
            Supplier<EngineView> view, Administration administration) {}

    /** What technicians change, and who they are. */
    public record Administration(Configurations configurations, VariableChanges variables, Technicians technicians) {}

    /** Where the frames of a trace come from. */
    public interface Tracing {
        Optional<Runnable> begin(String link, LinkTrace trace);
    }

    /** Listens at once; throws IOException when the address cannot be had. */
    public HttpEdge(ServerSettings.Http settings, Pages pages) throws IOException {
        try {
            server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), ACCEPT_BACKLOG);
        } catch (IOException refused) {
            throw new IOException("cannot listen for HTTP on " + settings.host() + ":" + settings.port() + ": "
                    + refused.getMessage(), refused);
        }
        // A client that sends or reads slowly holds a thread: one of its own, not one of a few.
        executor = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("strowger-http-", 0).factory());
        server.setExecutor(executor);
        page("/health", exchange -> {
            Health now = pages.health().get();
            send(exchange, now.status().isServing() ? 200 : 503, "application/json", json(now));
        });
        page("/metrics", exchange -> send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8",
                pages.metrics().get()));
        TracePage trace = new TracePage(pages.tracing());
        page("/trace", trace::answer);
        StatePages state = new StatePages(pages.view());
        page("/why", state::why);
        page("/truth", state::truth);
        new AdministrationPages(pages.administration()).addTo(this);
        page("/", exchange -> send(exchange, 404, "text/plain", PAGES));
        server.start();
        LOG.info("listening for HTTP host={} port={}", settings.host(), port());
    }

    private static void setUnlessGiven(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(value));
        }
    }

    /** The port in use. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void page(String path, Page page) {
        page(path, "GET", page);
    }

    void page(String path, String method, Page page) {
        server.createContext(path, exchange -> {
            try (exchange) {
                if (!path.equals("/") && !exchange.getRequestURI().getPath().equals(path)) {
                    send(exchange, 404, "text/plain", PAGES);
                } else if (!exchange.getRequestMethod().equals(method)) {
                    exchange.getResponseHeaders().set("Allow", method);
                    send(exchange, 405, "text/plain", method + " only\n");
                } else {
                    page.answer(exchange);
                }
            } catch (RuntimeException failure) {
                LOG.error("path={} failed", path, failure);
                send(exchange, 500, "text/plain", "see the server's log\n");
            }
        });
    }

    static String json(Object shown) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(shown) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a page cannot be written", e);
        }
    }

    static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
