package io.strowger.core.engine;

import io.strowger.core.analysis.CompiledRule;
import io.strowger.core.analysis.Expression;
import io.strowger.core.analysis.Type;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.PreferredAgent;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.SkillSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a rule makes of its plan. */
final class RuleChanges {
    /** Lowest priority of a plan; 1 is the highest. */
    static final int PRIORITY_MAX = 99;

    private RuleChanges() {}

    /** A plan, and data for the contact. */
    record Outcome(RoutePlan plan, Map<String, String> data) {}

    /** Reads everything that the rule reads once more, so that it can be told, and outside data that its changes need is asked for. */
    static void read(CompiledRule rule, ContactScope scope) {
        scope.remember();
        for (Expression each : rule.expressions()) {
            if (each.type() == Type.TEXT) {
                each.text(scope);
            } else {
                each.number(scope);
            }
        }
        if (rule.rule().changes().profilePreferred()) {
            scope.preferred();
        }
    }

    static Outcome apply(Decision d, CompiledRule rule, RoutePlan base, ContactScope scope) {
        RuleSite.Changes changes = rule.rule().changes();
        int priority = changes.priority() != 0 ? changes.priority() : base.priority();
        String language = text(rule.language(), scope);
        String direct = text(rule.directAgent(), scope);
        List<PreferredAgent> preferred = preferred(d, rule, base, scope);
        int preferredMillis = changes.preferredMillis() >= 0 ? changes.preferredMillis() : base.preferredMillis();
        RoutePlan plan = new RoutePlan(base.name(),
                Math.max(1, Math.min(PRIORITY_MAX, priority + changes.priorityBy())), base.ageingMillis(),
                direct.isEmpty() || d.site().agent(direct) == null ? base.directAgent() : direct,
                // Nobody waits for preferred agents whom there are none of.
                preferred, preferred.isEmpty() ? 0 : preferredMillis,
                steps(d, base.steps(), changes.skills(), language), base.treatments());
        TreeMap<String, String> data = new TreeMap<>();
        rule.data().forEach((key, value) -> data.put(key, value.text(scope)));
        return new Outcome(plan, data);
    }

    private static String text(Expression expression, ContactScope scope) {
        return expression == null ? "" : expression.text(scope);
    }

    private static List<PreferredAgent> preferred(Decision d, CompiledRule rule, RoutePlan base,
            ContactScope scope) {
        List<PreferredAgent> list = new ArrayList<>();
        List<RuleSite.Preferred> own = rule.rule().changes().preferred();
        for (int i = 0; i < own.size(); i++) {
            add(d, list, new PreferredAgent(text(rule.preferred().get(i), scope), own.get(i).score()));
        }
        if (rule.rule().changes().profilePreferred()) {
            scope.preferred().forEach(agent -> add(d, list, agent));
        }
        base.preferred().forEach(agent -> add(d, list, agent));
        return List.copyOf(list);
    }

    /** An agent stands once, as first named; who is not configured is passed over. */
    private static void add(Decision d, List<PreferredAgent> list, PreferredAgent agent) {
        if (list.size() < RoutePlan.PREFERRED_MAX && d.site().agent(agent.agentId()) != null
                && list.stream().noneMatch(each -> each.agentId().equals(agent.agentId()))) {
            list.add(agent);
        }
    }

    private static List<Step> steps(Decision d, List<Step> base, List<RuleSite.AddedSkill> added, String language) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < base.size(); i++) {
            Step step = base.get(i);
            List<SkillNeed> skills = new ArrayList<>();
            step.skills().forEach(need -> add(skills, inLanguage(d, need, language)));
            if (i == 0) {
                for (RuleSite.AddedSkill each : added) {
                    add(skills, inLanguage(d, new SkillNeed(each.skill(), each.worstLevel()), language));
                }
            }
            steps.add(new Step(step.afterMillis(), step.ifWaitOverMillis(), step.instead(), List.copyOf(skills)));
        }
        return List.copyOf(steps);
    }

    /** A skill stands once, as first named. */
    private static void add(List<SkillNeed> skills, SkillNeed need) {
        if (skills.size() < RoutePlan.SKILLS_MAX
                && skills.stream().noneMatch(known -> known.skill().equals(need.skill()))) {
            skills.add(need);
        }
    }

    /** A skill of that language, where there is one for the same kind of contact. */
    private static SkillNeed inLanguage(Decision d, SkillNeed need, String language) {
        SkillSite general = d.site().skill(need.skill());
        SkillSite special = language.isEmpty() ? null : d.site().skill(need.skill() + "-" + language);
        return special == null || general == null || !special.medium().equals(general.medium())
                ? need
                : new SkillNeed(special.name(), need.worstLevel());
    }
}
