package io.strowger.server.webhooks;

/** What became of something that a service was to be told. */
public enum WebhookOutcome {
    /** The service answered with 2xx. */
    DELIVERED("the service has taken it"),
    /** The service answered that it will not have it: any other status than 2xx, 408, 429 and 5xx. It is not tried again. */
    REFUSED("the service refused it and was not asked again; look at its address and at what it checks"),
    /** All attempts failed. */
    FAILED("every attempt failed; see whether the service is up and answers in time"),
    /** The configuration does not know the webhook any more, or not its credential. */
    GIVEN_UP("the webhook was taken out of the configuration, or its credential out of the settings");

    private final String sentence;

    WebhookOutcome(String sentence) {
        this.sentence = sentence;
    }

    /** What it means and what to do, one clause. */
    public String sentence() {
        return sentence;
    }

    /** Whether it ended without the service having taken it: a dead letter. */
    public boolean isDeadLetter() {
        return this != DELIVERED;
    }
}
