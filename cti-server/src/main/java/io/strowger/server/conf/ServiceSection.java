package io.strowger.server.conf;

import io.strowger.core.site.CallbackSite;
import io.strowger.core.site.RoutePlan.Condition;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.ServiceSite;
import java.time.Duration;
import java.util.List;

/** Reads what the server does with contacts by itself. Stateless. */
final class ServiceSection {
    private ServiceSection() {}

    static ServiceSite service(Node node) {
        CallbackSite callbacks = node.object("callbacks", ServiceSection::callbacks);
        return new ServiceSite(node.get("treatment-restriction", ValueType.optionalText(), ""),
                callbacks == null ? CallbackSite.NONE : callbacks,
                List.copyOf(node.objects("surveys", survey -> new ServiceSite.Survey(survey.text("skill"),
                        survey.text("switch"), survey.text("vdn")))));
    }

    private static CallbackSite callbacks(Node node) {
        CallbackSite d = CallbackSite.NONE;
        return new CallbackSite(node.text("restriction"), node.texts("blocked"),
                node.get("attempts", ValueType.number(1, CallbackSite.ATTEMPTS_MAX), d.attempts()),
                millis(node, "busy-pause", d.busyPauseMillis()), millis(node, "pause", d.pauseMillis()),
                millis(node, "ring-time", d.ringMillis()), preview(node, d.previewMillis()),
                millis(node, "expiry", d.expiryMillis()), node.get("calendar", ValueType.optionalText(), ""));
    }

    private static int millis(Node node, String key, int fallback) {
        return Math.toIntExact(node.get(key, ValueType.duration(Duration.ofSeconds(1), SiteChecker.DURATION_MAX),
                Duration.ofMillis(fallback)).toMillis());
    }

    private static int preview(Node node, int fallback) {
        return Math.toIntExact(node.get("preview-time",
                ValueType.duration(Duration.ZERO, SiteChecker.DURATION_MAX), Duration.ofMillis(fallback)).toMillis());
    }

    static Treatment treatment(Node node) {
        if (node.isNoting()) {
            // Which of the two is read depends on the condition.
            node.get("contacts", ValueType.number(1, TreatmentChecker.CONTACTS_MAX), 1);
            node.get("time", ValueType.duration(Duration.ofSeconds(1), SiteChecker.DURATION_MAX),
                    Duration.ofSeconds(1));
        }
        Condition condition = node.get("when", ValueType.constant(Condition.class), null);
        int threshold = condition == null ? 0 : switch (condition) {
            case QUEUE_LENGTH -> required(node, "contacts", TreatmentChecker.CONTACTS_MAX);
            case EXPECTED_WAIT, WAITED -> millis(node);
            case ALWAYS, NOBODY_LOGGED_ON -> 0;
        };
        Target target = node.get("to", ValueType.constant(Target.class), null);
        return new Treatment(condition == null ? Condition.ALWAYS : condition, threshold,
                target == null ? Target.SKILL : target, node.get("destination", ValueType.optionalText(), ""));
    }

    /** A number from 1 on that must be there. */
    static int required(Node node, String key, int max) {
        Integer value = node.get(key, ValueType.number(1, max), null);
        return value == null ? 1 : value;
    }

    private static int millis(Node node) {
        Duration value = node.get("time", ValueType.duration(Duration.ofSeconds(1), SiteChecker.DURATION_MAX), null);
        return value == null ? 0 : Math.toIntExact(value.toMillis());
    }
}
