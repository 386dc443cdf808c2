package io.strowger.server.conf;

import io.strowger.core.site.CalendarSite.Transition;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A time zone as the list of its transitions, over a span that does not depend on when it is asked for: the same time zone data gives the same list. The engine knows
 * this list only, because runtimes differ in their data.
 */
final class ZoneTransitions {
    /** Beginning and end of the span; after its end the last offset holds. */
    static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2060-01-01T00:00:00Z");

    private ZoneTransitions() {}

    static List<Transition> of(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<Transition> list = new ArrayList<>();
        list.add(new Transition(FROM.getEpochSecond(), rules.getOffset(FROM).getTotalSeconds()));
        for (ZoneOffsetTransition next = rules.nextTransition(FROM); next != null
                && next.getInstant().isBefore(UNTIL); next = rules.nextTransition(next.getInstant())) {
            list.add(new Transition(next.getInstant().getEpochSecond(), next.getOffsetAfter().getTotalSeconds()));
        }
        return List.copyOf(list);
    }
}
