package io.strowger.core.state;

import io.strowger.core.route.Membership.Terms;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.MemberExpression;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillSite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Who has which skill: those that agents were given, and those that are computed of what they are. Immutable. */
final class Memberships {
    private final LookUp<String, SkillSite> skills;
    private final LookUp<String, TreeMap<String, Integer>> members = new LookUp<>();
    private final LookUp<String, List<SkillLevel>> skillsOfAgent = new LookUp<>();
    /** Agents whose time is shared out. */
    private final LookUp<String, String> shared = new LookUp<>();

    /** @param agents as they are now */
    Memberships(Site site, List<AgentSite> agents, LookUp<String, SkillSite> skills) {
        this.skills = skills;
        List<SkillSite> computed = site.skills().stream().filter(skill -> !skill.members().isEmpty()).toList();
        List<MemberExpression> expressions = computed.stream().map(skill -> parsed(skill.members())).toList();
        List<ComputedLevels> levels = computed.stream().map(ComputedLevels::new).toList();
        for (AgentSite agent : agents) {
            List<SkillLevel> all = new ArrayList<>(agent.skills());
            for (int i = 0; i < computed.size(); i++) {
                String name = computed.get(i).name();
                if (expressions.get(i) != null && agent.skills().stream().noneMatch(own -> own.skill().equals(name))
                        && expressions.get(i).holds(agent)) {
                    all.add(new SkillLevel(name, levels.get(i).of(agent)));
                }
            }
            skillsOfAgent.put(agent.agentId(), List.copyOf(all));
            if (all.stream().anyMatch(level -> isOfShares(agent, level))) {
                shared.put(agent.agentId(), agent.agentId());
            }
            for (SkillLevel skill : all) {
                members.computeIfAbsent(skill.skill(), name -> new TreeMap<>()).put(agent.agentId(), skill.level());
            }
        }
    }

    /** The rules that say which level an agent has in a computed skill. */
    private static final class ComputedLevels {
        private final List<SkillSite.MemberLevel> rules;
        private final List<MemberExpression> conditions = new ArrayList<>();

        ComputedLevels(SkillSite skill) {
            rules = skill.memberLevels();
            rules.forEach(rule -> conditions.add(rule.when().isEmpty() ? null : parsed(rule.when())));
        }

        int of(AgentSite agent) {
            for (int i = 0; i < rules.size(); i++) {
                MemberExpression condition = conditions.get(i);
                if (rules.get(i).when().isEmpty() || condition != null && condition.holds(agent)) {
                    return rules.get(i).level();
                }
            }
            return rules.isEmpty() ? 1 : Terms.LEVEL_MAX;
        }
    }

    private boolean isOfShares(AgentSite agent, SkillLevel level) {
        SkillSite skill = skills.get(level.skill());
        return skill != null && (skill.policy().agents() == AgentSelection.PERCENT_ALLOCATION
                || level.percent() > 0 && agent.isAutoReserve(level.level()));
    }

    /** Null for what is no expression: nobody has the skill then. A configuration that was checked has none. */
    private static MemberExpression parsed(String members) {
        try {
            return MemberExpression.parse(members);
        } catch (MemberExpression.Fault fault) {
            return null;
        }
    }

    /** Whether the time of the agent is shared out between skills. */
    boolean isShared(String agentId) {
        return shared.get(agentId) != null;
    }

    /** All skills of an agent; none when he is not configured. */
    List<SkillLevel> skillsOf(String agentId) {
        return skillsOfAgent.getOrDefault(agentId, List.of());
    }

    /** Agents who have the skill, with their level, by agent id. */
    NavigableMap<String, Integer> members(String skill) {
        TreeMap<String, Integer> map = members.get(skill);
        return map == null ? Collections.emptyNavigableMap() : Collections.unmodifiableNavigableMap(map);
    }
}
