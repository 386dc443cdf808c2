package io.strowger.server.webhooks;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What one webhook has counted since the start. Any thread. */
public final class WebhookTallies {
    private final Map<WebhookOutcome, LongAdder> outcomes = new EnumMap<>(WebhookOutcome.class);
    private final LongAdder retries = new LongAdder();
    final AtomicInteger waiting = new AtomicInteger();

    WebhookTallies() {
        for (WebhookOutcome outcome : WebhookOutcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
    }

    void ended(WebhookOutcome outcome) {
        outcomes.get(outcome).increment();
    }

    void retried() {
        retries.increment();
    }

    /** How many ended so. */
    public long count(WebhookOutcome outcome) {
        return outcomes.get(outcome).sum();
    }

    /** Attempts beside the first ones. */
    public long retries() {
        return retries.sum();
    }

    /** What is to be told still: on its way, or waiting for that. */
    public int waiting() {
        return waiting.get();
    }
}
