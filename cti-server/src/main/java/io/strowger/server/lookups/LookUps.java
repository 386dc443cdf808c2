package io.strowger.server.lookups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.LookUpOutcome;
import io.strowger.core.output.Output.LookUpWanted;
import io.strowger.core.site.LookUpSite;
import io.strowger.pbx.Credential;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks outside data what the engine wants to know, on a bounded pool, and offers the answers as inputs. A source that fails again and again is left alone for a while;
 * a question that finds the pool full is answered as busy at once. Any thread; {@link #wanted} never blocks.
 */
public final class LookUps implements AutoCloseable {
    /** Questions under way. */
    static final int THREADS = 32;
    /** Questions that wait for a thread. */
    static final int WAITING_MAX = 1_024;
    /** Octets of an answer of a service. */
    static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final int FOUND = 200;
    private static final int NOT_FOUND = 404;
    private static final Logger LOG = LoggerFactory.getLogger("strowger.lookups");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Context context;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ThreadPoolExecutor pool;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final Map<LookUpSite.Source, CustomerFile> files = new ConcurrentHashMap<>();

    /**
     * What it stands on.
     *
     * @param site the look-up of a name as configured now, or null
     * @param answers where answers go
     * @param directory where customer files lie
     * @param nowMillis engine time, roughly: deadlines are held against it
     */
    public record Context(Function<String, LookUpSite> site, Consumer<Input> answers, Path directory,
            Map<String, Credential> credentials, LongSupplier nowMillis) {}

    public LookUps(Context context) {
        this.context = context;
        this.pool = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_MAX), task -> {
                    Thread thread = new Thread(task, "strowger-lookup");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    /** The engine wants to know; the answer is offered later, or at once when it is that nobody can be asked. */
    public void wanted(LookUpWanted wanted) {
        try {
            pool.execute(() -> ask(wanted));
        } catch (RejectedExecutionException full) {
            answer(wanted, LookUpOutcome.BUSY, Map.of());
        }
    }

    private void ask(LookUpWanted wanted) {
        LookUpSite lookUp = context.site().apply(wanted.lookUp());
        long left = lookUp == null
                ? 0
                : Math.min(lookUp.deadlineMillis(), wanted.deadlineMillis() - context.nowMillis().getAsLong());
        if (lookUp == null || left <= 0) {
            answer(wanted, LookUpOutcome.FAILED, Map.of());
            return;
        }
        CircuitBreaker breaker = breakers.computeIfAbsent(lookUp.name(), name -> new CircuitBreaker());
        if (!breaker.mayAsk(System.nanoTime())) {
            answer(wanted, LookUpOutcome.CIRCUIT_OPEN, Map.of());
            return;
        }
        try {
            Map<String, String> row = lookUp.source().csv().isEmpty()
                    ? service(lookUp, wanted.key(), Duration.ofMillis(left))
                    : file(lookUp.source(), wanted.key());
            breaker.succeeded();
            answer(wanted, row == null ? LookUpOutcome.NOT_FOUND : LookUpOutcome.FOUND, fields(lookUp, row));
        } catch (IOException | RuntimeException failure) {
            failed(wanted, breaker, failure);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            failed(wanted, breaker, closing);
        }
    }

    private void failed(LookUpWanted wanted, CircuitBreaker breaker, Exception failure) {
        boolean wasOpen = breaker.isOpen();
        breaker.failed(System.nanoTime());
        if (breaker.isOpen() && !wasOpen) {
            LOG.warn("look-up={} is left alone for {} s: {}", wanted.lookUp(),
                    TimeUnit.NANOSECONDS.toSeconds(CircuitBreaker.OPEN_NANOS), failure.toString());
        } else {
            LOG.info("look-up={} failed: {}", wanted.lookUp(), failure.toString());
        }
        answer(wanted, LookUpOutcome.FAILED, Map.of());
    }

    private void answer(LookUpWanted wanted, LookUpOutcome outcome, Map<String, String> fields) {
        context.answers().accept(
                new Input.LookUpAnswered(wanted.contact(), wanted.lookUp(), wanted.key(), outcome, fields));
    }

    /** Only what is configured is told on. */
    private static Map<String, String> fields(LookUpSite lookUp, Map<String, String> row) {
        Map<String, String> fields = new HashMap<>();
        for (LookUpSite.Field field : lookUp.fields()) {
            String value = row == null ? null : row.get(field.name());
            if (value != null) {
                fields.put(field.name(), value);
            }
        }
        return fields;
    }

    private Map<String, String> file(LookUpSite.Source source, String key) throws IOException {
        Path file = context.directory().resolve(source.csv()).normalize();
        if (!file.startsWith(context.directory())) {
            throw new IOException(source.csv() + " lies outside of the directory of customer data");
        }
        CustomerFile known = files.computeIfAbsent(source, each -> new CustomerFile(file, each.column()));
        synchronized (known) {
            return known.row(key);
        }
    }

    private Map<String, String> service(LookUpSite lookUp, String key, Duration left)
            throws IOException, InterruptedException {
        LookUpSite.Source source = lookUp.source();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                source.url().replace("{key}", URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20"))))
                .timeout(left).header("Accept", "application/json");
        Credential credential = context.credentials().get(source.credential());
        if (credential != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                    (credential.login() + ":" + credential.password()).getBytes(StandardCharsets.UTF_8)));
        }
        HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() == NOT_FOUND) {
                return null;
            }
            if (response.statusCode() != FOUND) {
                throw new IOException("the service answered " + response.statusCode());
            }
            byte[] bytes = body.readNBytes(ANSWER_BYTES_MAX + 1);
            if (bytes.length > ANSWER_BYTES_MAX) {
                throw new IOException("the answer has more than " + ANSWER_BYTES_MAX + " octets");
            }
            return object(JSON.readTree(bytes));
        }
    }

    private static Map<String, String> object(JsonNode json) throws IOException {
        if (json == null || !json.isObject()) {
            throw new IOException("the answer is no JSON object");
        }
        Map<String, String> fields = new HashMap<>();
        json.properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                fields.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return fields;
    }

    @Override
    public void close() {
        pool.shutdownNow();
        http.shutdownNow();
    }
}
