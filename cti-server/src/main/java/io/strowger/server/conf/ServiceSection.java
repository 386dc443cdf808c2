package io.strowger.server.conf;

import io.strowger.core.site.RoutePlan.Condition;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.ServiceSite;
import java.time.Duration;

/** Reads what the server does with contacts by itself. Stateless. */
final class ServiceSection {
    private ServiceSection() {}

    static ServiceSite service(Node node) {
        return new ServiceSite(node.get("treatment-restriction", ValueType.optionalText(), ""));
    }

    static Treatment treatment(Node node) {
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
