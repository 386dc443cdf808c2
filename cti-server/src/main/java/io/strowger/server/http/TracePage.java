package io.strowger.server.http;

import com.sun.net.httpserver.HttpExchange;
import io.strowger.pbx.LinkTrace;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code /trace?link=SWITCH/LINK&device=ID&call=ID&seconds=N&bytes=N}: the frames of a running link as they pass, for a
 * while. Each is a line of a trace and below it, as a comment, what it says. It ends when its time or its bytes are over
 * or the client goes. Given to clients of this machine only, because it shows what people do.
 */
final class TracePage {
    /** Traces at a time. */
    static final int TRACES_MAX = 4;
    /** Longest trace, in seconds. */
    static final int SECONDS_MAX = 3_600;
    /** Largest trace, in bytes. */
    static final long BYTES_MAX = 256L * 1024 * 1024;
    /** Frames that may wait for a client that reads slowly; more are counted and left out. */
    static final int WAITING_MAX = 4_096;
    private static final int SECONDS_DEFAULT = 60;
    private static final long BYTES_DEFAULT = 16L * 1024 * 1024;
    private static final int TEXT_MAX = 64;
    /** A client that has gone is noticed by writing to it. */
    private static final long IDLE_MILLIS = 1_000;

    private final HttpEdge.Tracing tracing;
    private final Semaphore slots = new Semaphore(TRACES_MAX);

    /** What a client wants. */
    record Wish(String link, String device, String call, int seconds, long bytes) {
        /** Reads a query; throws IllegalArgumentException with what is wrong with it. */
        static Wish parse(String query) {
            Map<String, String> values = new HashMap<>();
            for (String part : query == null ? new String[0] : query.split("&")) {
                int equals = part.indexOf('=');
                if (equals < 0) {
                    throw new IllegalArgumentException("not NAME=VALUE: " + part);
                }
                values.put(part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
            Wish wish = new Wish(text(values, "link"), text(values, "device"), text(values, "call"),
                    (int) number(values, "seconds", SECONDS_DEFAULT, SECONDS_MAX),
                    number(values, "bytes", BYTES_DEFAULT, BYTES_MAX));
            if (!values.isEmpty()) {
                throw new IllegalArgumentException("unknown: " + values.keySet());
            }
            if (wish.link().isEmpty()) {
                throw new IllegalArgumentException("link=SWITCH/LINK is missing");
            }
            return wish;
        }

        private static String text(Map<String, String> values, String name) {
            String value = values.containsKey(name) ? values.remove(name) : "";
            if (value.length() > 2 * TEXT_MAX) {
                throw new IllegalArgumentException(name + " has more than " + 2 * TEXT_MAX + " characters");
            }
            return value;
        }

        private static long number(Map<String, String> values, String name, long otherwise, long most) {
            String value = values.remove(name);
            if (value == null) {
                return otherwise;
            }
            try {
                long number = Long.parseLong(value);
                if (number >= 1 && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Said below.
            }
            throw new IllegalArgumentException(name + " must be 1 to " + most + ", not " + value);
        }
    }

    TracePage(HttpEdge.Tracing tracing) {
        this.tracing = tracing;
    }

    void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
            HttpEdge.send(exchange, 403, "text/plain", "traces are shown to clients of this machine only\n");
            return;
        }
        Wish wish;
        try {
            wish = Wish.parse(exchange.getRequestURI().getRawQuery());
        } catch (IllegalArgumentException wrong) {
            HttpEdge.send(exchange, 400, "text/plain", wrong.getMessage() + "\n");
            return;
        }
        if (!slots.tryAcquire()) {
            HttpEdge.send(exchange, 503, "text/plain", TRACES_MAX + " traces are running, end one\n");
            return;
        }
        try {
            run(exchange, wish);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            slots.release();
        }
    }

    private void run(HttpExchange exchange, Wish wish) throws IOException, InterruptedException {
        BlockingQueue<LinkTrace.Entry> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
        AtomicLong lost = new AtomicLong();
        Optional<Runnable> end = tracing.begin(wish.link(), new LinkTrace(wish.device(), wish.call(), entry -> {
            if (!waiting.offer(entry)) {
                lost.incrementAndGet();
            }
        }));
        if (end.isEmpty()) {
            HttpEdge.send(exchange, 404, "text/plain", "there is no link " + wish.link() + " that can be traced\n");
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                write(out, wish, waiting, lost);
            }
        } finally {
            end.get().run();
        }
    }

    private static void write(OutputStream out, Wish wish, BlockingQueue<LinkTrace.Entry> waiting, AtomicLong lost)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(wish.seconds());
        long bytes = line(out, "# trace of " + wish.link() + " for " + wish.seconds() + " s");
        long left = until - System.nanoTime();
        while (left > 0 && bytes < wish.bytes()) {
            LinkTrace.Entry entry = waiting.poll(
                    Math.min(left, TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS)), TimeUnit.NANOSECONDS);
            long missing = lost.getAndSet(0);
            if (missing > 0) {
                bytes += line(out, "# " + missing + " frames are left out, the trace is read too slowly");
            }
            bytes += entry == null ? line(out, "#") : line(out, entry.line()) + line(out, "#   " + entry.text());
            if (waiting.isEmpty()) {
                out.flush();
            }
            left = until - System.nanoTime();
        }
        line(out, bytes >= wish.bytes() ? "# end: " + wish.bytes() + " bytes are reached" : "# end: the time is over");
    }

    private static long line(OutputStream out, String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        return bytes.length;
    }
}
