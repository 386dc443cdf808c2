package io.strowger.server.conf;

import io.strowger.core.site.ScreenPopSite;
import io.strowger.core.site.UrlTemplate;
import io.strowger.core.site.WebhookSite;
import io.strowger.core.site.WebhookSite.WebhookEvent;
import java.time.Duration;
import java.util.List;

/** Reads what is opened on agents' screens, and who is told over HTTP. Stateless. */
final class ScreenPopSection {
    private ScreenPopSection() {}

    static ScreenPopSite screenPop(Node node) {
        return new ScreenPopSite(target(node), node.get("url", url(), ""));
    }

    static WebhookSite webhook(Node node) {
        Duration timeout = node.get("timeout",
                ValueType.duration(ScreenPopChecker.TIMEOUT_MIN, ScreenPopChecker.TIMEOUT_MAX),
                ScreenPopChecker.TIMEOUT_DEFAULT);
        return new WebhookSite(node.text("name"), target(node), node.get("url", url(), ""), events(node),
                node.text("credential"), Math.toIntExact(timeout.toMillis()),
                node.get("attempts", ValueType.number(1, ScreenPopChecker.ATTEMPTS_MAX),
                        ScreenPopChecker.ATTEMPTS_DEFAULT));
    }

    private static String target(Node node) {
        return node.get("for", ValueType.optionalText(), ScreenPopSite.SITE);
    }

    /** What is wrong in it is told when the site is checked. */
    private static ValueType<String> url() {
        return ValueType.expression(UrlTemplate.CHARACTERS_MAX);
    }

    /** Without a list it is the offer. */
    private static List<WebhookEvent> events(Node node) {
        List<WebhookEvent> events = node.constants("events", WebhookEvent.class).stream().distinct().toList();
        return node.has("events") ? events : List.of(WebhookEvent.OFFER);
    }
}
