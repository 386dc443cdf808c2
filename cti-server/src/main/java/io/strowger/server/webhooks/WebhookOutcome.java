package io.strowger.server.webhooks;

/** What became of something that a service was to be told. */
public enum WebhookOutcome {
    /** The service answered with 2xx. */
    DELIVERED("the service has taken it"),
    /** The service answered that it will not have it: any other status than 2xx, 408, 429 and 5xx. It is not tried again. */
    REFUSED("the service refused it and was not asked again; look at its address and at what it checks"),
    /** All attempts failed. */
    FAILED("every attempt failed; see whether the service is up and answers in time"),
    /** Too much waited already. */
    DROPPED("too much waited for the service; it is too slow, or does not answer"),
    /** The configuration does not know the webhook any more, or the server was stopped. */
    GIVEN_UP("the webhook was taken out of the configuration, or the server was stopped");

    private final String sentence;

    WebhookOutcome(String sentence) {
        this.sentence = sentence;
    }

    /** What it means and what to do, one clause. */
    public String sentence() {
        return sentence;
    }
}
