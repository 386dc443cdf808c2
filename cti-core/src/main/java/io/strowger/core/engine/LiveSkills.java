package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.SkillOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Skills that a supervisor gives an agent while he works. They stand in front of those of the configuration, are shown as such, and stay until they are taken
 * back; of a later configuration they lose what it does not know.
 */
final class LiveSkills {
    /** Skills of an agent. */
    static final int SKILLS_MAX = 120;
    /** The least expert level. */
    static final int LEVEL_MAX = 16;
    private static final int RESERVE_MAX = 2;
    private static final int PERCENT_MAX = 100;

    private LiveSkills() {}

    /** What stands in front of the configuration; empty = nothing. */
    static List<SkillLevel> overridden(Decision d, String agentId) {
        SkillOverride override = d.draft.skillOverrides.get(agentId);
        return override == null ? List.of() : override.skills();
    }

    static Answer set(Decision d, Agent supervisor, Command.SetAgentSkills c) {
        Answer refused = refusal(d, supervisor, c.agentId(), c.text());
        if (refused == null) {
            refused = refusal(d, c.skills());
        }
        if (refused != null) {
            return refused;
        }
        SkillOverride before = d.draft.skillOverrides.get(c.agentId());
        if (before != null && before.skills().equals(c.skills())) {
            return Answer.DONE;
        }
        List<SkillLevel> had = now(d, c.agentId());
        d.draft.skillOverrides.put(new SkillOverride(c.agentId(), c.skills(), supervisor.agentId(), d.now));
        changed(d, new Fact.AgentSkillsChanged(c.agentId(), supervisor.agentId(), c.skills(), true, c.text()), had);
        return Answer.DONE;
    }

    static Answer reset(Decision d, Agent supervisor, Command.ResetAgentSkills c) {
        Answer refused = refusal(d, supervisor, c.agentId(), c.text());
        if (refused != null) {
            return refused;
        }
        SkillOverride before = d.draft.skillOverrides.get(c.agentId());
        if (before == null) {
            return Answer.DONE;
        }
        List<SkillLevel> configured = configured(d, c.agentId());
        d.draft.skillOverrides.remove(c.agentId());
        changed(d, new Fact.AgentSkillsChanged(c.agentId(), supervisor.agentId(), configured, false, c.text()),
                before.skills());
        return Answer.DONE;
    }

    private static List<SkillLevel> now(Decision d, String agentId) {
        SkillOverride override = d.draft.skillOverrides.get(agentId);
        return override == null ? configured(d, agentId) : override.skills();
    }

    private static List<SkillLevel> configured(Decision d, String agentId) {
        for (AgentSite agent : d.site().site().agents()) {
            if (agent.agentId().equals(agentId)) {
                return agent.skills();
            }
        }
        return List.of();
    }

    private static Answer refusal(Decision d, Agent supervisor, String agentId, String text) {
        RefusalReason refusal = Restriction.directs(d, supervisor, agentId);
        if (refusal != RefusalReason.NONE) {
            return Answer.of(refusal);
        }
        if (text.length() > Supervision.TEXT_CHARACTERS_MAX) {
            return Answer.of(RefusalReason.BAD_ARGUMENT,
                    "at most " + Supervision.TEXT_CHARACTERS_MAX + " characters");
        }
        return d.site().isOfSwitch(agentId)
                ? Answer.of(RefusalReason.CHANGE_NOT_ALLOWED,
                        "a switch distributes this agent's calls; his skills are administered there")
                : null;
    }

    private static Answer refusal(Decision d, List<SkillLevel> skills) {
        if (skills.size() > SKILLS_MAX) {
            return Answer.of(RefusalReason.BAD_ARGUMENT, "at most " + SKILLS_MAX + " skills");
        }
        TreeSet<String> names = new TreeSet<>();
        for (SkillLevel skill : skills) {
            SkillSite site = d.site().skill(skill.skill());
            if (site == null) {
                return Answer.of(RefusalReason.SKILL_UNKNOWN, skill.skill());
            }
            if (site.isOfSwitch()) {
                return Answer.of(RefusalReason.CHANGE_NOT_ALLOWED,
                        "a switch distributes the calls of " + skill.skill());
            }
            boolean terms = skill.reserve() >= 0 && skill.reserve() <= RESERVE_MAX
                    && skill.weight() <= SkillLevel.WEIGHT_MAX && skill.percent() >= 0
                    && skill.percent() <= PERCENT_MAX;
            if (!terms || skill.level() < 1 || skill.level() > LEVEL_MAX || !names.add(skill.skill())) {
                return Answer.of(RefusalReason.BAD_ARGUMENT, "each skill once, at level 1 to " + LEVEL_MAX
                        + ", reserve 0 to " + RESERVE_MAX + ", weight 1 to " + SkillLevel.WEIGHT_MAX
                        + ", percent 0 to " + PERCENT_MAX);
            }
        }
        return null;
    }

    private static void changed(Decision d, Fact.AgentSkillsChanged fact, List<SkillLevel> had) {
        d.fact(fact);
        d.output(new Output.AgentSkillsInForce(fact.agentId()));
        TreeSet<String> concerned = new TreeSet<>();
        had.forEach(skill -> concerned.add(skill.skill()));
        fact.skills().forEach(skill -> concerned.add(skill.skill()));
        for (String skill : concerned) {
            Skills.show(d, skill);
            d.follow(Step.Kind.STAFF, skill);
            // Who has them is known after the commit, and matching comes then.
            d.follow(Step.Kind.MATCH, skill);
        }
        d.follow(Step.Kind.SERVES, fact.agentId());
        Agents.touched(d, fact.agentId());
        Agent agent = d.draft.agents.get(fact.agentId());
        if (agent != null) {
            d.push(agent.sessionId(), new Push.SkillsChanged(fact.supervisorId(), fact.skills(), fact.overridden(),
                    fact.text()));
        }
    }

    /** A configuration comes into force: what was given of skills and agents that it does not know is forgotten. */
    static void reconfigured(Decision d, Site site) {
        TreeSet<String> skills = new TreeSet<>();
        site.skills().stream().filter(skill -> !skill.isOfSwitch()).forEach(skill -> skills.add(skill.name()));
        TreeSet<String> agents = new TreeSet<>();
        site.agents().stream().filter(agent -> agent.skills().stream().allMatch(has -> skills.contains(has.skill())))
                .forEach(agent -> agents.add(agent.agentId()));
        for (SkillOverride override : d.draft.skillOverrides.all()) {
            List<SkillLevel> left = new ArrayList<>(override.skills());
            left.removeIf(has -> !skills.contains(has.skill()));
            if (!agents.contains(override.agentId()) || left.isEmpty() && !override.skills().isEmpty()) {
                d.draft.skillOverrides.remove(override.agentId());
            } else if (left.size() != override.skills().size()) {
                d.draft.skillOverrides.put(new SkillOverride(override.agentId(), List.copyOf(left),
                        override.supervisorId(), override.sinceNanos()));
            }
        }
    }
}
