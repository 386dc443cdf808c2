package io.strowger.server.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.strowger.server.webhooks.WebhookOutcome;
import io.strowger.server.webhooks.WebhookTallies;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What services were told, by webhook. Confined to the thread of a scrape. */
final class WebhookMeters {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final MeterRegistry registry;
    private final Set<String> known = new TreeSet<>();

    WebhookMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Meters of webhooks as they appear; what is registered already stays as it is. */
    void take(Map<String, WebhookTallies> all) {
        all.forEach((name, tallies) -> {
            if (known.add(name)) {
                register(name, tallies);
            }
        });
    }

    private void register(String name, WebhookTallies tallies) {
        for (WebhookOutcome outcome : WebhookOutcome.values()) {
            FunctionCounter.builder("strowger_webhooks", tallies, t -> t.count(outcome)).tag("webhook", name)
                    .tag("outcome", outcome.name())
                    .description("What services were told since the start, by what became of it.").register(registry);
        }
        FunctionCounter.builder("strowger_webhook_retries", tallies, WebhookTallies::retries).tag("webhook", name)
                .description("Attempts to tell a service beside the first ones.").register(registry);
        FunctionCounter.builder("strowger_webhook_dead_letters", tallies, WebhookTallies::deadLetters)
                .tag("webhook", name)
                .description("What a service has not taken since the start and is not told again.").register(registry);
        Gauge.builder("strowger_webhooks_oldest_seconds", tallies, WebhookMeters::oldestSeconds).tag("webhook", name)
                .description("For how long the oldest thing waits that a service is to be told still.")
                .register(registry);
        Gauge.builder("strowger_webhooks_waiting", tallies, WebhookTallies::waiting).tag("webhook", name)
                .description("What a service is to be told still, at most 1,000; more waits in the journal.")
                .register(registry);
    }

    private static double oldestSeconds(WebhookTallies tallies) {
        long since = tallies.oldestMillis();
        return since == 0 ? 0 : Math.max(0, System.currentTimeMillis() - since) / MILLIS_PER_SECOND;
    }
}
