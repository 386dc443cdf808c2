package io.strowger.core.site;

import java.util.List;

/**
 * A service that is told of contacts over HTTP. The engine says what is to be told; it never sends.
 *
 * @param target which contacts: {@link ScreenPopSite#SITE}, {@code skill/NAME} or {@code vdn/SWITCH/ID}. Every webhook whose target a contact is of is told
 * @param credential name of a credential in the static settings whose password signs what is sent
 * @param timeoutMillis of one attempt
 * @param attempts at most, the first among them
 */
public record WebhookSite(String name, String target, String url, List<WebhookEvent> events, String credential,
        int timeoutMillis, int attempts) {

    /** What is told. Constants are only appended. */
    public enum WebhookEvent {
        /** A contact rings at an agent, or he is consulted about it. */
        OFFER,
        /** He has answered. */
        ANSWER,
        /** His part in it is over, answered or not. */
        END,
        /** The caller has given up before anybody answered: while he waited, was told something, or while it rang. There is no agent in it. */
        ABANDON
    }
}
