package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.MemberExpression;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.AttributeOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Attributes that a supervisor gives an agent while he works: who has which computed skill at which level follows. They stand in front of those of the configuration
 * and stay until they are taken back; of a later configuration they lose what it does not know.
 */
final class LiveAttributes {
    private LiveAttributes() {}

    /** What stands in front of the configuration; empty = nothing. */
    static List<Attribute> overridden(Decision d, String agentId) {
        AttributeOverride override = d.draft.attributeOverrides.get(agentId);
        return override == null ? List.of() : override.attributes();
    }

    static Answer set(Decision d, Agent supervisor, Command.SetAgentAttributes c) {
        Answer refused = refusal(d, supervisor, c.agentId(), c.text());
        if (refused == null) {
            refused = refusal(d, c.attributes());
        }
        if (refused != null) {
            return refused;
        }
        AttributeOverride before = d.draft.attributeOverrides.get(c.agentId());
        if (before == null || !before.attributes().equals(c.attributes())) {
            d.draft.attributeOverrides
                    .put(new AttributeOverride(c.agentId(), c.attributes(), supervisor.agentId(), d.now));
            changed(d, new Fact.AgentAttributesChanged(c.agentId(), supervisor.agentId(), c.attributes(), true,
                    c.text()));
        }
        return Answer.DONE;
    }

    static Answer reset(Decision d, Agent supervisor, Command.ResetAgentAttributes c) {
        Answer refused = refusal(d, supervisor, c.agentId(), c.text());
        if (refused != null) {
            return refused;
        }
        if (d.draft.attributeOverrides.contains(c.agentId())) {
            d.draft.attributeOverrides.remove(c.agentId());
            changed(d, new Fact.AgentAttributesChanged(c.agentId(), supervisor.agentId(),
                    configured(d, c.agentId()), false, c.text()));
        }
        return Answer.DONE;
    }

    private static List<Attribute> configured(Decision d, String agentId) {
        for (AgentSite agent : d.site().site().agents()) {
            if (agent.agentId().equals(agentId)) {
                return agent.attributes();
            }
        }
        return List.of();
    }

    private static Answer refusal(Decision d, Agent supervisor, String agentId, String text) {
        RefusalReason refusal = Restriction.directs(d, supervisor, agentId);
        if (refusal != RefusalReason.NONE) {
            return Answer.of(refusal);
        }
        return text.length() > Supervision.TEXT_CHARACTERS_MAX
                ? Answer.of(RefusalReason.BAD_ARGUMENT, "at most " + Supervision.TEXT_CHARACTERS_MAX + " characters")
                : null;
    }

    private static Answer refusal(Decision d, List<Attribute> attributes) {
        if (attributes.size() > AgentSite.ATTRIBUTES_MAX) {
            return Answer.of(RefusalReason.BAD_ARGUMENT, "at most " + AgentSite.ATTRIBUTES_MAX + " attributes");
        }
        TreeSet<String> known = known(d.site().site());
        TreeSet<String> names = new TreeSet<>();
        for (Attribute attribute : attributes) {
            if (!known.contains(attribute.name())) {
                return Answer.of(RefusalReason.ATTRIBUTE_UNKNOWN, attribute.name());
            }
            if (attribute.value() < 0 || attribute.value() > Attribute.VALUE_MAX || !names.add(attribute.name())) {
                return Answer.of(RefusalReason.BAD_ARGUMENT,
                        "each attribute once, with a value from 0 to " + Attribute.VALUE_MAX);
            }
        }
        return null;
    }

    /** Attributes that agents have in the configuration, or that it looks at. */
    private static TreeSet<String> known(Site site) {
        TreeSet<String> known = new TreeSet<>();
        site.agents().forEach(agent -> agent.attributes().forEach(attribute -> known.add(attribute.name())));
        for (SkillSite skill : site.skills()) {
            known.addAll(looksAt(skill.members()));
            skill.memberLevels().forEach(level -> known.addAll(looksAt(level.when())));
        }
        return known;
    }

    private static List<String> looksAt(String expression) {
        try {
            return expression.isEmpty() ? List.of() : MemberExpression.parse(expression).attributes();
        } catch (MemberExpression.Fault fault) {
            // A configuration that was checked has none.
            return List.of();
        }
    }

    private static void changed(Decision d, Fact.AgentAttributesChanged fact) {
        d.fact(fact);
        for (SkillSite skill : d.site().site().skills()) {
            if (!skill.members().isEmpty()) {
                Skills.show(d, skill.name());
                d.follow(Step.Kind.STAFF, skill.name());
                // Who has them is known after the commit, and matching comes then.
                d.follow(Step.Kind.MATCH, skill.name());
            }
        }
        d.follow(Step.Kind.SERVES, fact.agentId());
        Agents.touched(d, fact.agentId());
        Agent agent = d.draft.agents.get(fact.agentId());
        if (agent != null) {
            d.push(agent.sessionId(), new Push.AttributesChanged(fact.supervisorId(), fact.attributes(),
                    fact.overridden(), fact.text()));
        }
    }

    /** A configuration comes into force: what was given of attributes and agents that it does not know is forgotten. */
    static void reconfigured(Decision d, Site site) {
        TreeSet<String> known = known(site);
        TreeSet<String> agents = new TreeSet<>();
        site.agents().forEach(agent -> agents.add(agent.agentId()));
        for (AttributeOverride override : d.draft.attributeOverrides.all()) {
            List<Attribute> left = new ArrayList<>(override.attributes());
            left.removeIf(has -> !known.contains(has.name()));
            if (!agents.contains(override.agentId()) || left.isEmpty() && !override.attributes().isEmpty()) {
                d.draft.attributeOverrides.remove(override.agentId());
            } else if (left.size() != override.attributes().size()) {
                d.draft.attributeOverrides.put(new AttributeOverride(override.agentId(), List.copyOf(left),
                        override.supervisorId(), override.sinceNanos()));
            }
        }
    }
}
