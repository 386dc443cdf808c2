package io.strowger.tools.proxy;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.ToDoubleFunction;

/** A proxy's numbers, given out at {@code /metrics} in Prometheus' text form. */
final class ProxyMetrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ProxyCounters counters;
    private final HttpServer http;

    /** Gives them out from now on; throws IOException when the address cannot be had. */
    ProxyMetrics(InetSocketAddress listen, ProxyCounters counters) throws IOException {
        this.counters = counters;
        gauge("strowger_proxy_up", "1 = the proxy has its session at the server.", c -> c.isConnected() ? 1 : 0);
        gauge("strowger_proxy_desks", "Desktops that are connected.", ProxyCounters::desks);
        counter("strowger_proxy_desks_refused", "Desktops that found no place.", ProxyCounters::desksRefused);
        counter("strowger_proxy_desks_cut", "Desktops cut off because they did not read.", ProxyCounters::desksCut);
        counter("strowger_proxy_received_bytes", "Octets that desktops sent.", ProxyCounters::bytesFromDesks);
        counter("strowger_proxy_sent_bytes", "Octets that were sent to desktops.", ProxyCounters::bytesToDesks);
        counter("strowger_proxy_losses", "Times that the connection to the server was lost.", ProxyCounters::losses);
        counter("strowger_proxy_resumes", "Desktops taken back to the server after such losses.",
                ProxyCounters::resumes);
        http = HttpServer.create(listen, 0);
        http.createContext("/metrics", exchange -> {
            byte[] text = registry.scrape().getBytes(StandardCharsets.UTF_8);
            boolean get = exchange.getRequestMethod().equals("GET");
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(get ? 200 : 405, get ? text.length : -1);
            if (get) {
                exchange.getResponseBody().write(text);
            }
            exchange.close();
        });
        http.start();
    }

    private void gauge(String name, String text, ToDoubleFunction<ProxyCounters> of) {
        Gauge.builder(name, counters, of).description(text).register(registry);
    }

    private void counter(String name, String text, ToDoubleFunction<ProxyCounters> of) {
        FunctionCounter.builder(name, counters, of).description(text).register(registry);
    }

    int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
