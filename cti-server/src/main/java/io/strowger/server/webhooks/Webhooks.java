package io.strowger.server.webhooks;

import io.strowger.core.model.ContactId;
import io.strowger.core.output.Output.WebhookWanted;
import io.strowger.core.site.WebhookSite;
import io.strowger.pbx.Credential;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells services of contacts: a POST each, signed, what belongs to one contact one after the other, at most {@link #UNDER_WAY_MAX} at a time a webhook, tried again with growing pauses when the service does not
 * answer. What comes while too much waits is dropped and counted; what waits when the server ends is given up. {@link #wanted} never blocks; the rest is confined to
 * the thread of the context's executor. Neither numbers nor names of callers are logged, nor attached data.
 */
public final class Webhooks implements AutoCloseable {
    /** Of one webhook: on their way, waiting for their turn, or for another attempt. */
    static final int WAITING_MAX = 1_000;
    /** Requests of one webhook at a time. */
    static final int UNDER_WAY_MAX = 8;
    /** Pause before the second attempt; each further one is twice as long. */
    static final long PAUSE_MILLIS_MIN = 1_000;
    static final long PAUSE_MILLIS_MAX = 60_000;
    /** Time between two words in the log of what one webhook dropped. */
    static final long LOG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final int STATUS_OK = 200;
    private static final int STATUS_REDIRECTION = 300;
    private static final int STATUS_TIMEOUT = 408;
    private static final int STATUS_TOO_MANY = 429;
    private static final int STATUS_SERVER = 500;
    private static final Logger LOG = LoggerFactory.getLogger("strowger.webhooks");

    private final Context context;
    private final HttpClient http;
    private final Map<String, Service> services = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * What it stands on.
     *
     * @param site the webhook of a name as configured now, or null
     * @param credentials whose passwords sign
     * @param time executor and clocks
     * @param onClose ends the executor
     */
    public record Context(Function<String, WebhookSite> site, Map<String, Credential> credentials, Time time,
            Runnable onClose) {}

    /**
     * Executor and clocks.
     *
     * @param executor runs one task after the other
     * @param later the same, after a pause in milliseconds
     * @param nanos monotonic
     * @param epochSeconds wall clock, for signatures
     * @param chance between 0 and 1, spreads attempts
     */
    public record Time(Executor executor, Later later, LongSupplier nanos, LongSupplier epochSeconds,
            DoubleSupplier chance) {}

    /** Runs a task after a pause. */
    @FunctionalInterface
    public interface Later {
        void run(Runnable task, long millis);
    }

    /** One webhook. */
    private static final class Service {
        private final String name;
        private final WebhookTallies tallies = new WebhookTallies();
        private final ArrayDeque<Delivery> ready = new ArrayDeque<>();
        /** Behind what is told of a contact now. */
        private final Map<ContactId, ArrayDeque<Delivery>> behind = new HashMap<>();
        private int underWay;
        private long droppedUntold;
        private long toldNanos = Long.MIN_VALUE;

        private Service(String name) {
            this.name = name;
        }
    }

    /** One thing that is told. */
    private static final class Delivery {
        private final WebhookWanted wanted;
        private WebhookMessage message;
        private int attempts;

        private Delivery(WebhookWanted wanted) {
            this.wanted = wanted;
        }
    }

    public Webhooks(Context context) {
        this.context = context;
        this.http = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * On a thread of its own.
     *
     * @param site the webhook of a name as configured now, or null
     */
    public static Webhooks start(Function<String, WebhookSite> site, Map<String, Credential> credentials) {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "strowger-webhooks");
            made.setDaemon(true);
            return made;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return new Webhooks(new Context(site, credentials, new Time(thread,
                (task, millis) -> thread.schedule(task, millis, TimeUnit.MILLISECONDS), System::nanoTime,
                () -> System.currentTimeMillis() / 1_000, new SecureRandom()::nextDouble), thread::shutdownNow));
    }

    /**
     * What each webhook has counted, by its name.
     *
     * @param configured those that count from the beginning, used or not
     */
    public Map<String, WebhookTallies> tallies(Collection<WebhookSite> configured) {
        configured.forEach(site -> services.computeIfAbsent(site.name(), Service::new));
        Map<String, WebhookTallies> map = new TreeMap<>();
        services.forEach((name, service) -> map.put(name, service.tallies));
        return map;
    }

    /** The engine wants a service to be told. On the core thread; does nothing but count and hand over. */
    public void wanted(WebhookWanted wanted) {
        Service service = services.computeIfAbsent(wanted.webhook(), Service::new);
        if (closed) {
            service.tallies.ended(WebhookOutcome.GIVEN_UP);
            return;
        }
        boolean dropped = service.tallies.waiting.incrementAndGet() > WAITING_MAX;
        if (dropped) {
            service.tallies.waiting.decrementAndGet();
            service.tallies.ended(WebhookOutcome.DROPPED);
        }
        try {
            context.time().executor().execute(() -> {
                if (dropped) {
                    tellDropped(service);
                } else {
                    lineUp(service, new Delivery(wanted));
                }
            });
        } catch (RejectedExecutionException closing) {
            if (!dropped) {
                service.tallies.waiting.decrementAndGet();
                service.tallies.ended(WebhookOutcome.GIVEN_UP);
            }
        }
    }

    private void lineUp(Service service, Delivery delivery) {
        ArrayDeque<Delivery> line = service.behind.get(delivery.wanted.call().contact());
        if (line == null) {
            service.behind.put(delivery.wanted.call().contact(), new ArrayDeque<>(2));
            service.ready.add(delivery);
            next(service);
        } else {
            line.add(delivery);
        }
    }

    /** The first is told at once, then all of a minute together. */
    private void tellDropped(Service service) {
        service.droppedUntold++;
        long now = context.time().nanos().getAsLong();
        if (service.toldNanos == Long.MIN_VALUE || now - service.toldNanos >= LOG_PAUSE_NANOS) {
            LOG.warn("ALARM webhook={} dropped={} waiting={}: {}", service.name, service.droppedUntold,
                    service.tallies.waiting(), WebhookOutcome.DROPPED.sentence());
            service.toldNanos = now;
            service.droppedUntold = 0;
        }
    }

    private void next(Service service) {
        while (service.underWay < UNDER_WAY_MAX && !service.ready.isEmpty()) {
            attempt(service, service.ready.poll());
        }
    }

    private void attempt(Service service, Delivery delivery) {
        WebhookSite site = context.site().apply(service.name);
        Credential secret = site == null ? null : context.credentials().get(site.credential());
        if (secret == null || closed) {
            ended(service, delivery, WebhookOutcome.GIVEN_UP);
            return;
        }
        if (delivery.message == null) {
            delivery.message = WebhookMessage.of(delivery.wanted);
        }
        delivery.attempts++;
        HttpRequest request;
        try {
            request = request(site, delivery.message, secret.password());
        } catch (IllegalArgumentException unusable) {
            // A configuration that was checked has no such URL or secret.
            notDelivered(service, delivery, WebhookOutcome.FAILED, Result.of(null, unusable));
            return;
        }
        service.underWay++;
        CompletableFuture<HttpResponse<Void>> sent = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        // The client's own limit ends with the headers of the answer; this one bounds the rest of it, too.
        sent.copy().orTimeout(site.timeoutMillis(), TimeUnit.MILLISECONDS).whenCompleteAsync((response, failure) -> {
            sent.cancel(true);
            service.underWay--;
            attempted(service, delivery, site, Result.of(response, failure));
            next(service);
        }, context.time().executor());
    }

    private HttpRequest request(WebhookSite site, WebhookMessage message, String secret) {
        return HttpRequest.newBuilder(URI.create(site.url())).timeout(Duration.ofMillis(site.timeoutMillis()))
                .header("Content-Type", "application/json").header(WebhookMessage.ID_HEADER, message.id())
                .header(WebhookMessage.EVENT_HEADER, message.event().name())
                .header(WebhookMessage.SIGNATURE_HEADER,
                        message.signature(secret, context.time().epochSeconds().getAsLong()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body())).build();
    }

    /**
     * Of one attempt.
     *
     * @param status 0 when there was no answer
     */
    private record Result(int status, String text) {
        static Result of(HttpResponse<Void> response, Throwable failure) {
            if (failure == null) {
                return new Result(response.statusCode(), "status " + response.statusCode());
            }
            Throwable cause = failure.getCause() != null && !(failure instanceof IOException)
                    ? failure.getCause()
                    : failure;
            return new Result(0, cause.getClass().getSimpleName());
        }

        boolean isDelivered() {
            return status >= STATUS_OK && status < STATUS_REDIRECTION;
        }

        boolean isWorthAnother() {
            return status == 0 || status == STATUS_TIMEOUT || status == STATUS_TOO_MANY || status >= STATUS_SERVER;
        }
    }

    private void attempted(Service service, Delivery delivery, WebhookSite site, Result result) {
        if (result.isDelivered()) {
            ended(service, delivery, WebhookOutcome.DELIVERED);
        } else if (!result.isWorthAnother()) {
            notDelivered(service, delivery, WebhookOutcome.REFUSED, result);
        } else if (delivery.attempts >= site.attempts()) {
            notDelivered(service, delivery, WebhookOutcome.FAILED, result);
        } else {
            service.tallies.retried();
            context.time().later().run(() -> {
                service.ready.add(delivery);
                next(service);
            }, pauseMillis(delivery.attempts, context.time().chance().getAsDouble()));
        }
    }

    /** Doubles from attempt to attempt; between half of it and all of it, so that not all come back at once. */
    static long pauseMillis(int attempts, double chance) {
        long whole = Math.min(PAUSE_MILLIS_MAX, PAUSE_MILLIS_MIN << Math.min(attempts - 1, Integer.SIZE / 2));
        return whole / 2 + (long) (chance * (whole / 2.0));
    }

    private void notDelivered(Service service, Delivery delivery, WebhookOutcome outcome, Result result) {
        LOG.warn("webhook={} id={} outcome={} attempts={} last=\"{}\": {}", service.name, delivery.message.id(),
                outcome, delivery.attempts, result.text(), outcome.sentence());
        ended(service, delivery, outcome);
    }

    /** The next that is to be told of the contact is ready. */
    private static void ended(Service service, Delivery delivery, WebhookOutcome outcome) {
        service.tallies.waiting.decrementAndGet();
        service.tallies.ended(outcome);
        ContactId contact = delivery.wanted.call().contact();
        Delivery following = service.behind.get(contact).poll();
        if (following == null) {
            service.behind.remove(contact);
        } else {
            service.ready.add(following);
        }
    }

    /** Sends nothing more. What waits is given up. */
    @Override
    public void close() {
        closed = true;
        context.onClose().run();
        http.shutdownNow();
        long left = services.values().stream().mapToLong(service -> service.tallies.waiting()).sum();
        if (left > 0) {
            LOG.warn("webhooks gaveUp={}: {}", left, WebhookOutcome.GIVEN_UP.sentence());
        }
    }
}
