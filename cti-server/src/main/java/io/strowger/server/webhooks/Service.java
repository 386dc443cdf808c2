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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one webhook's service is to be told and how that goes: a POST each, what belongs to one contact one after the other, at most {@link #UNDER_WAY_MAX} at a
 * time, again with growing pauses when the service does not answer. Confined to the thread of the context's executor. Neither numbers nor names of callers are
 * logged, nor attached data.
 */
final class Service {
    /** On their way, waiting for their turn, or for another attempt. More stays in the journal. */
    static final int WAITING_MAX = 1_000;
    /** Requests at a time. */
    static final int UNDER_WAY_MAX = 8;
    /** Pause before the second attempt; each further one is twice as long. */
    static final long PAUSE_MILLIS_MIN = 1_000;
    static final long PAUSE_MILLIS_MAX = 60_000;
    private static final int STATUS_OK = 200;
    private static final int STATUS_REDIRECTION = 300;
    private static final int STATUS_TIMEOUT = 408;
    private static final int STATUS_TOO_MANY = 429;
    private static final int STATUS_SERVER = 500;
    private static final Logger LOG = LoggerFactory.getLogger("strowger.webhooks");

    private final String name;
    private final Webhooks.Context context;
    private final HttpClient http;
    private final WebhookTallies tallies;
    private final Runnable onRoom;
    /** Everything that is to be told and has been read, in the order of the journal. */
    private final TreeMap<Place, Delivery> open = new TreeMap<>();
    private final ArrayDeque<Delivery> ready = new ArrayDeque<>();
    /** Behind what is told of a contact now. */
    private final Map<ContactId, ArrayDeque<Delivery>> behind = new HashMap<>();
    private int underWay;
    private boolean stopped;

    /** One thing that is told. */
    private static final class Delivery {
        private final Place place;
        private final WebhookWanted wanted;
        private WebhookMessage message;
        private int attempts;

        private Delivery(Place place, WebhookWanted wanted) {
            this.place = place;
            this.wanted = wanted;
        }
    }

    /**
     * Of a webhook.
     *
     * @param onRoom called when something has ended
     */
    Service(String name, Webhooks.Context context, HttpClient http, WebhookTallies tallies, Runnable onRoom) {
        this.name = name;
        this.context = context;
        this.http = http;
        this.tallies = tallies;
        this.onRoom = onRoom;
    }

    boolean isFull() {
        return open.size() >= WAITING_MAX;
    }

    boolean isHalfEmpty() {
        return open.size() <= WAITING_MAX / 2;
    }

    /** The first thing that is still to be told of what was taken, or null. */
    Place firstOpen() {
        return open.isEmpty() ? null : open.firstKey();
    }

    /** Begins nothing more. */
    void stop() {
        stopped = true;
    }

    /** Something that is to be told. Comes in the order of the journal, and only while there is room. */
    void take(Place place, WebhookWanted wanted) {
        Delivery delivery = new Delivery(place, wanted);
        open.put(place, delivery);
        count();
        ArrayDeque<Delivery> line = behind.get(wanted.call().contact());
        if (line == null) {
            behind.put(wanted.call().contact(), new ArrayDeque<>(2));
            ready.add(delivery);
            next();
        } else {
            line.add(delivery);
        }
    }

    private void count() {
        tallies.waits(open.size(), open.isEmpty() ? 0 : open.firstEntry().getValue().wanted.atMillis());
    }

    private void next() {
        while (!stopped && underWay < UNDER_WAY_MAX && !ready.isEmpty()) {
            attempt(ready.poll());
        }
    }

    private void attempt(Delivery delivery) {
        WebhookSite site = context.site().apply(name);
        Credential secret = site == null ? null : context.credentials().get(site.credential());
        if (delivery.message == null) {
            delivery.message = WebhookMessage.of(delivery.place, delivery.wanted);
        }
        if (secret == null) {
            notDelivered(delivery, WebhookOutcome.GIVEN_UP, "not configured");
            return;
        }
        delivery.attempts++;
        HttpRequest request;
        try {
            request = request(site, delivery.message, secret.password());
        } catch (IllegalArgumentException unusable) {
            // A configuration that was checked has no such URL or secret.
            notDelivered(delivery, WebhookOutcome.FAILED, Result.of(null, unusable).text());
            return;
        }
        underWay++;
        CompletableFuture<HttpResponse<Void>> sent = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        // The client's own limit ends with the headers of the answer; this one bounds the rest of it, too.
        sent.copy().orTimeout(site.timeoutMillis(), TimeUnit.MILLISECONDS).whenCompleteAsync((response, failure) -> {
            sent.cancel(true);
            underWay--;
            attempted(delivery, site, Result.of(response, failure));
            next();
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

    private void attempted(Delivery delivery, WebhookSite site, Result result) {
        if (result.isDelivered()) {
            ended(delivery, WebhookOutcome.DELIVERED);
        } else if (stopped) {
            // Whether it arrived is not known; it is told again after the next start.
            return;
        } else if (!result.isWorthAnother()) {
            notDelivered(delivery, WebhookOutcome.REFUSED, result.text());
        } else if (delivery.attempts >= site.attempts()) {
            notDelivered(delivery, WebhookOutcome.FAILED, result.text());
        } else {
            tallies.retried();
            context.time().later().run(() -> {
                ready.add(delivery);
                next();
            }, pauseMillis(delivery.attempts, context.time().chance().getAsDouble()));
        }
    }

    /** Doubles from attempt to attempt; between half of it and all of it, so that not all come back at once. */
    static long pauseMillis(int attempts, double chance) {
        long whole = Math.min(PAUSE_MILLIS_MAX, PAUSE_MILLIS_MIN << Math.min(attempts - 1, Integer.SIZE / 2));
        return whole / 2 + (long) (chance * (whole / 2.0));
    }

    private void notDelivered(Delivery delivery, WebhookOutcome outcome, String last) {
        LOG.warn("webhook={} id={} fact={} outcome={} attempts={} last=\"{}\": {}", name, delivery.message.id(),
                delivery.place, outcome, delivery.attempts, last, outcome.sentence());
        ended(delivery, outcome);
    }

    /** The next that is to be told of the contact is ready. */
    private void ended(Delivery delivery, WebhookOutcome outcome) {
        open.remove(delivery.place);
        count();
        tallies.ended(outcome);
        ContactId contact = delivery.wanted.call().contact();
        Delivery following = behind.get(contact).poll();
        if (following == null) {
            behind.remove(contact);
        } else {
            ready.add(following);
        }
        onRoom.run();
    }
}
