package io.strowger.server.conf;

import io.strowger.core.route.Media;
import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.MediumSite.Capacity;
import io.strowger.core.site.MemberExpression;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.PreferredAgent;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RoutingSettings;
import io.strowger.core.site.SkillPolicy;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import io.strowger.core.site.SkillPolicy.LocationPreference;
import io.strowger.core.site.SkillSite.MemberLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads from site files what routing goes by: plans, policies, levels and attributes. */
final class RoutingSection {
    /** Best score of a preferred agent. */
    static final int SCORE_MAX = 100;
    private static final int PRIORITY_USUAL = 50;

    private RoutingSection() {}

    static RoutePlan plan(Node node) {
        String agent = node.get("direct-agent", ValueType.optionalText(), "");
        List<PreferredAgent> preferred = node.objects("preferred", one -> new PreferredAgent(one.text("agent"),
                one.get("score", ValueType.number(1, SCORE_MAX), 1)));
        return new RoutePlan(node.text("name"),
                node.get("priority", ValueType.number(1, SiteChecker.PRIORITY_MAX), PRIORITY_USUAL),
                millis(node, "ageing-time"), agent, List.copyOf(preferred), millis(node, "preferred-time"),
                List.copyOf(node.objects("steps", RoutingSection::step)),
                List.copyOf(node.objects("treatments", ServiceSection::treatment)));
    }

    private static Step step(Node node) {
        List<SkillNeed> needs = node.objects("skills", need -> new SkillNeed(need.text("skill"),
                need.get("worst-level", ValueType.number(SiteChecker.LEVEL_MIN, SiteChecker.LEVEL_MAX),
                        SkillNeed.LEVEL_WORST)));
        return new Step(millis(node, "after"), millis(node, "if-wait-over"),
                node.get("instead", ValueType.flag(), false), List.copyOf(needs));
    }

    /** A time that is none where nothing stands. */
    private static int millis(Node node, String key) {
        return Math.toIntExact(node
                .get(key, ValueType.duration(Duration.ZERO, SiteChecker.DURATION_MAX), Duration.ZERO).toMillis());
    }

    static SkillPolicy policy(Node node) {
        return new SkillPolicy(node.get("agents", ValueType.constant(AgentSelection.class),
                SkillPolicy.DEFAULT.agents()), millis(node, "overload-1"), millis(node, "overload-2"),
                node.has("location-preference")
                        ? new LocationPreference(millis(node, "location-preference"))
                        : null);
    }

    static MediumSite medium(Node node) {
        return new MediumSite(node.text("name"), node.get("weight", ValueType.number(1, Media.WEIGHT_ALL), 0),
                node.get("at-most", ValueType.number(0, MediumSite.AT_MOST_MAX), 1), node.texts("interrupted-by"),
                millis(node, "offer-time", MediumSite.OFFER_MILLIS), millis(node, "park-time", MediumSite.PARK_MILLIS));
    }

    private static int millis(Node node, String key, int usual) {
        return Math.toIntExact(node.get(key, ValueType.duration(Duration.ZERO, SiteChecker.DURATION_MAX),
                Duration.ofMillis(usual)).toMillis());
    }

    /** By the names of media. */
    static List<Capacity> capacity(Node node) {
        List<Capacity> capacity = new ArrayList<>();
        for (String name : node.keys()) {
            capacity.add(new Capacity(name, node.get(name, ValueType.number(0, MediumSite.AT_MOST_MAX), 0)));
        }
        return List.copyOf(capacity);
    }

    static MemberLevel memberLevel(Node node) {
        return new MemberLevel(node.get("when", ValueType.expression(MemberExpression.CHARACTERS_MAX), ""),
                node.get("level", ValueType.number(SiteChecker.LEVEL_MIN, SiteChecker.LEVEL_MAX), 0));
    }

    static SkillLevel level(Node node) {
        return new SkillLevel(node.text("skill"),
                node.get("level", ValueType.number(SiteChecker.LEVEL_MIN, SiteChecker.LEVEL_MAX), 1),
                node.get("reserve", ValueType.number(0, RoutingChecker.RESERVE_MAX), 0),
                node.get("weight", ValueType.number(1, SkillLevel.WEIGHT_MAX), 1),
                node.get("percent", ValueType.number(0, RoutingChecker.PERCENT_ALL), 0));
    }

    /** In the order of their names. */
    static List<Attribute> attributes(Node node) {
        List<Attribute> attributes = new ArrayList<>();
        for (String name : node.keys()) {
            attributes.add(new Attribute(name, node.get(name, ValueType.grade(Attribute.VALUE_MAX), 0)));
        }
        return List.copyOf(attributes);
    }

    static RoutingSettings settings(Node node) {
        RoutingSettings usual = RoutingSettings.DEFAULT;
        return new RoutingSettings(
                node.get("contacts", ValueType.constant(ContactSelection.class), usual.contacts()),
                node.get("counts-after-call-work", ValueType.flag(), usual.countsAfterCallWork()));
    }
}
