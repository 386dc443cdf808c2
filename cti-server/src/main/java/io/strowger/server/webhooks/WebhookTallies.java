package io.strowger.server.webhooks;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What one webhook has counted since the start. Any thread. */
public final class WebhookTallies {
    private final Map<WebhookOutcome, LongAdder> outcomes = new EnumMap<>(WebhookOutcome.class);
    private final LongAdder retries = new LongAdder();
    private volatile int waiting;
    private volatile long oldestMillis;

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

    /**
     * What is to be told still.
     *
     * @param sinceMillis when the oldest of it happened; 0 when there is none
     */
    void waits(int count, long sinceMillis) {
        waiting = count;
        oldestMillis = sinceMillis;
    }

    /** How many ended so. */
    public long count(WebhookOutcome outcome) {
        return outcomes.get(outcome).sum();
    }

    /** How many the service has not taken and is not told again. */
    public long deadLetters() {
        long sum = 0;
        for (WebhookOutcome outcome : WebhookOutcome.values()) {
            sum += outcome.isDeadLetter() ? count(outcome) : 0;
        }
        return sum;
    }

    /** Attempts beside the first ones. */
    public long retries() {
        return retries.sum();
    }

    /** What is on its way, or waits for that here; there may be more in the journal. */
    public int waiting() {
        return waiting;
    }

    /** Since when the oldest thing waits that is to be told still, in milliseconds since 1970; 0 when nothing waits. */
    public long oldestMillis() {
        return oldestMillis;
    }
}
