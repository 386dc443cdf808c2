package io.strowger.tools.bench.agents;

import static io.strowger.tools.bench.Ranges.range;

import io.strowger.tools.bench.Part;
import com.fasterxml.jackson.databind.JsonNode;
import io.strowger.tools.ToolLog;
import io.strowger.tools.bench.Paired;
import io.strowger.tools.bench.Report;
import io.strowger.tools.bench.Samples;
import io.strowger.tools.bench.Scratch;
import io.strowger.tools.bench.Way;
import io.strowger.tools.bench.link.WireRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a server with many sessions whose clients are other processes. */
@Command(name = "agents", mixinStandardHelpOptions = true, showDefaultValues = true, description = {
    "Measure a server with many sessions.",
    "Server, clients and the baseline's server and clients are processes of their own. Heap is what lives after a full collection, above what lived before the logins."})
public final class AgentsCommand implements Callable<Integer> {
    private static final int SESSIONS_MAX = 18_000;
    private static final int PAIRS_MAX = 200;
    private static final int SLICE_MILLIS = 1_000;
    private static final int WARM_UP_MILLIS = 10_000;
    private static final double FAN_OUT_SHARE_MIN = 0.8;
    private static final double STALL_RATIO_MAX = 1.1;
    private static final double HEAP_MAX = 20 * 1024;
    private static final int WIRE_PER_SECOND = 2_000;
    private static final int WIRE_WARM_UP_SLICES = 8;
    private static final double WIRE_MEDIAN_MAX = 3;
    private static final double WIRE_TAIL_MAX = 5;
    private static final int LIVE_EVERY_PAIRS = 10;

    /** What is measured. */
    public enum Figure {
        HEAP, TLS, PASSWORDS, TOKENS, FAN_OUT, STALL, WIRE, WEBSOCKET, WEBSOCKET_JSON, WIRE_TLS, WIRE_WEBSOCKET,
        WIRE_WEBSOCKET_JSON
    }

    @Option(names = "--sessions", paramLabel = "N", description = "Sessions whose heap is measured.")
    private int sessions = 15_000;

    @Option(names = "--tls-sessions", paramLabel = "N", description = "The same over TLS, and over WebSocket with frames and with JSON.")
    private int tlsSessions = 5_000;

    @Option(names = "--logins", paramLabel = "N", description = "Logins of each storm.")
    private int logins = 10_000;

    @Option(names = "--listeners", paramLabel = "N", description = "Listeners of one change.")
    private int listeners = 10_000;

    @Option(names = "--pairs", paramLabel = "N", description = "Pairs of slices of a second.")
    private int pairs = 30;

    @Option(names = "--figure", paramLabel = "FIGURE", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private Set<Figure> figures = EnumSet.allOf(Figure.class);

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "Where journals are kept for the time of the run.")
    private Path data;

    @Mixin
    private Report report;

    @Override
    public Integer call() throws IOException {
        range("--sessions", sessions, 1, SESSIONS_MAX);
        range("--tls-sessions", tlsSessions, 1, SESSIONS_MAX);
        range("--logins", logins, 1, SESSIONS_MAX);
        range("--listeners", listeners, 1, SESSIONS_MAX);
        range("--pairs", pairs, 1, PAIRS_MAX);
        report.begin();
        for (Figure figure : figures) {
            try (Scratch scratch = Scratch.in(data)) {
                measure(figure, scratch.directory());
            }
        }
        report.put("met", report.holds());
        return report.end();
    }

    private void measure(Figure figure, Path directory) throws IOException {
        switch (figure) {
            case HEAP -> heap(directory, sessions, Way.TCP);
            case TLS -> heap(directory, tlsSessions, Way.TLS);
            case WEBSOCKET -> heap(directory, tlsSessions, Way.WEBSOCKET);
            case WEBSOCKET_JSON -> heap(directory, tlsSessions, Way.WEBSOCKET_JSON);
            case PASSWORDS -> storm(directory, Listeners.Proof.PASSWORD);
            case TOKENS -> storm(directory, Listeners.Proof.TOKEN);
            case FAN_OUT -> fanOut(directory);
            case STALL -> stall(directory);
            case WIRE -> wire(directory, Way.TCP);
            case WIRE_TLS -> wire(directory, Way.TLS);
            case WIRE_WEBSOCKET -> wire(directory, Way.WEBSOCKET);
            case WIRE_WEBSOCKET_JSON -> wire(directory, Way.WEBSOCKET_JSON);
        }
    }

    // ---- processes

    private static Part server(Path directory, int users, int withPassword, Way way) throws IOException {
        Path own = Files.createDirectories(directory.resolve("server"));
        Path certificate = way.certificate(directory);
        return Part.start(ServerPart.class, directory, List.of(own.toString(), String.valueOf(users),
                String.valueOf(withPassword), certificate == null ? "-" : certificate.toString()));
    }

    private static Part clients(Path directory) throws IOException {
        return Part.start(ListenersPart.class, directory, List.of());
    }

    private static Map<String, Object> order(String name) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("order", name);
        return order;
    }

    private static JsonNode open(Part clients, int port, int count,
            Listeners.Proof proof, Way way) throws IOException {
        Map<String, Object> order = order("open");
        order.put("port", port);
        order.put("count", count);
        order.put("first", ServerPart.FIRST_USER);
        order.put("proof", proof);
        order.put("way", way);
        return clients.order(order);
    }

    // ---- measurements

    private void heap(Path directory, int count, Way way) throws IOException {
        try (var server = server(directory, count, 0, way); var clients = clients(directory)) {
            int port = server.order(order("port")).get("port").asInt();
            server.order(order("heap"));
            long before = server.order(order("heap")).get("bytes").asLong();
            open(clients, port, count, Listeners.Proof.TOKEN, way);
            JsonNode after = server.order(order("heap"));
            double each = (double) (after.get("bytes").asLong() - before) / count;
            String name = way == Way.TCP ? "heap" : way.name().toLowerCase(Locale.ROOT);
            report.say("%-14s %,d sessions, %,.0f octets of heap each%s", name, after.get("sessions").asLong(), each,
                    way != Way.TCP ? "" : String.format("; at most %,.0f are asked for", HEAP_MAX));
            report.put(name, Map.of("sessions", after.get("sessions").asLong(), "octets_each", Math.round(each)));
            report.require(way != Way.TCP || each <= HEAP_MAX);
        }
    }

    private void storm(Path directory, Listeners.Proof proof) throws IOException {
        int withPassword = proof == Listeners.Proof.PASSWORD ? logins : 0;
        try (var server = server(directory, logins, withPassword, Way.TCP); var clients = clients(directory)) {
            int port = server.order(order("port")).get("port").asInt();
            JsonNode opened = open(clients, port, logins, proof, Way.TCP);
            double seconds = opened.get("seconds").asDouble();
            report.say(
                    "%-8s %,d logins in %.1f s, %,.0f a second; one took %.3f s in the median and %.3f s at most; refused and tried again %d",
                    proof.name().toLowerCase(Locale.ROOT), logins, seconds, logins / seconds,
                    opened.get("median").asDouble(), opened.get("slowest").asDouble(),
                    opened.get("refusals").asInt());
            report.put(proof.name().toLowerCase(Locale.ROOT),
                    Map.of("logins", logins, "seconds", seconds, "median_seconds", opened.get("median").asDouble(),
                            "slowest_seconds", opened.get("slowest").asDouble()));
        }
    }

    private void fanOut(Path directory) throws IOException {
        try (var server = server(directory, listeners, 0, Way.TCP); var ours = clients(directory)) {
            int port = server.order(order("port")).get("port").asInt();
            open(ours, port, listeners, Listeners.Proof.TOKEN, Way.TCP);
            Map<String, Object> change = order("change");
            change.put("port", port);
            int frame = ours.order(change).get("frame").asInt();
            try (var bareServer = Part.start(BarePart.class, directory,
                    List.of(String.valueOf(frame))); var bare = clients(directory)) {
                open(bare, bareServer.order(order("port")).get("port").asInt(), listeners, Listeners.Proof.NONE,
                        Way.TCP);
                Map<String, Object> size = order("bare");
                size.put("frame", frame);
                bare.order(size);
                compare(ours, bare, frame);
            }
        }
    }

    private static JsonNode fire(Part clients, int millis) throws IOException {
        Map<String, Object> order = order("fire");
        order.put("millis", millis);
        return clients.order(order);
    }

    private void compare(Part ours, Part bare, int frame)
            throws IOException {
        fire(ours, WARM_UP_MILLIS);
        fire(bare, WARM_UP_MILLIS);
        double[] shares = new double[pairs];
        double[] our = new double[pairs];
        double[] base = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            boolean oursFirst = pair % 2 == 1;
            JsonNode first = fire(oursFirst ? ours : bare, SLICE_MILLIS);
            JsonNode second = fire(oursFirst ? bare : ours, SLICE_MILLIS);
            our[pair] = rate(oursFirst ? first : second);
            base[pair] = rate(oursFirst ? second : first);
            shares[pair] = our[pair] / base[pair];
            if (pair % LIVE_EVERY_PAIRS == LIVE_EVERY_PAIRS - 1) {
                ours.order(order("live"));
            }
        }
        Paired share = Paired.of(shares);
        report.say("fan-out  %,d listeners, frames of %d octets: %,.0f frames a second, bare %,.0f", listeners, frame,
                Paired.of(our).median(), Paired.of(base).median());
        report.say("         share of the bare rate: %s; %.1f is asked for", share, FAN_OUT_SHARE_MIN);
        report.put("fan_out", Map.of("listeners", listeners, "frame_octets", frame, "frames_per_second",
                Math.round(Paired.of(our).median()), "bare_per_second", Math.round(Paired.of(base).median()), "share",
                share.median(), "low", share.low(), "high", share.high()));
        report.require(share.median() >= FAN_OUT_SHARE_MIN);
    }

    private double rate(JsonNode fired) {
        return (double) fired.get("rounds").asInt() * listeners / (fired.get("nanos").asLong() / 1e9);
    }

    private void stall(Path directory) throws IOException {
        int count = Math.min(listeners, 1_000);
        try (var server = server(directory, 5_000, 0, Way.TCP); var ours = clients(directory)) {
            int port = server.order(order("port")).get("port").asInt();
            open(ours, port, count, Listeners.Proof.TOKEN, Way.TCP);
            Map<String, Object> change = order("change");
            change.put("port", port);
            ours.order(change);
            fire(ours, WARM_UP_MILLIS);
            double[] ratios = new double[pairs];
            for (int pair = 0; pair < pairs; pair++) {
                boolean stalledFirst = pair % 2 == 1;
                double first = latency(ours, port, stalledFirst);
                double second = latency(ours, port, !stalledFirst);
                ratios[pair] = stalledFirst ? first / second : second / first;
                if (pair % LIVE_EVERY_PAIRS == LIVE_EVERY_PAIRS - 1) {
                    ours.order(order("live"));
                }
            }
            Paired ratio = Paired.of(ratios);
            report.say(
                    "stall    %,d listeners; with one client that reads nothing their median latency is as much as: %s; %.1f is asked for",
                    count, ratio, STALL_RATIO_MAX);
            report.put("stall", Map.of("listeners", count, "ratio", ratio.median(), "low", ratio.low(), "high",
                    ratio.high()));
            report.require(ratio.median() <= STALL_RATIO_MAX);
        }
    }

    private void wire(Path directory, Way way) throws IOException {
        ToolLog.toFile(directory.resolve("bench.log"));
        try (WireRun run = WireRun.open(directory, way, 1)) {
            WireRun.Latencies latencies = run.run(
                    new WireRun.Shape(pairs, 2 * SLICE_MILLIS, WIRE_PER_SECOND, WIRE_WARM_UP_SLICES, 1));
            String name = way == Way.TCP ? "wire" : "wire_" + way.name().toLowerCase(Locale.ROOT);
            report.say("%s     %,d messages a second: Delivered on the switch's socket to the agent's frame: %s", name,
                    WIRE_PER_SECOND, Samples.micros(latencies.ours()));
            report.say("         bare echo: %s", Samples.micros(latencies.echo()));
            report.say("         ratio of the pairs: p50 %s; %.0f is asked for on plain TCP", latencies.medians(),
                    WIRE_MEDIAN_MAX);
            report.say("                             p99 %s; %.0f is asked for", latencies.tails(), WIRE_TAIL_MAX);
            report.put(name, Map.of("p50_ratio", latencies.medians().median(), "p99_ratio",
                    latencies.tails().median(), "ours", Samples.micros(latencies.ours()), "echo",
                    Samples.micros(latencies.echo())));
            report.require(way != Way.TCP
                    || latencies.medians().median() <= WIRE_MEDIAN_MAX && latencies.tails().median() <= WIRE_TAIL_MAX);
        }
    }

    private double latency(Part ours, int port, boolean stalled) throws IOException {
        if (stalled) {
            Map<String, Object> order = order("stall");
            order.put("port", port);
            order.put("user", ServerPart.FIRST_USER + 4_999);
            ours.order(order);
        }
        double median = fire(ours, SLICE_MILLIS).get("median").asDouble();
        if (stalled) {
            ours.order(order("unstall"));
        }
        return median;
    }
}
