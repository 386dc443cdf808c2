package io.strowger.server.conf;

import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.AutoReserve;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.MemberExpression;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.PreferredAgent;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillPolicy;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.MemberLevel;
import io.strowger.core.site.VdnSite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Checks what routing goes by: plans, policies, computed skills, and what agents are. */
final class RoutingChecker {
    /** Plans of a site. */
    static final int PLANS_MAX = 10_000;
    /** Levels of reserve. */
    static final int RESERVE_MAX = 2;
    /** All of an agent's time. */
    static final int PERCENT_ALL = 100;
    /** Shortest time of ageing, in milliseconds: below it, who came first would be all that counts. */
    static final int AGEING_MILLIS_MIN = 1_000;

    private final Site site;
    private final Function<String, String> places;
    private final Problems problems;
    private final Map<String, SkillSite> skills = new HashMap<>();
    private final Set<String> agents = new TreeSet<>();
    private final Set<String> plans = new TreeSet<>();

    private RoutingChecker(Site site, Function<String, String> places, Problems problems) {
        this.site = site;
        this.places = places;
        this.problems = problems;
        site.skills().forEach(skill -> skills.put(skill.name(), skill));
        site.agents().forEach(agent -> agents.add(agent.agentId()));
    }

    static void check(Site site, Function<String, String> places, Problems problems) {
        RoutingChecker checker = new RoutingChecker(site, places, problems);
        MediaChecker.check(site, checker::add);
        checker.plans();
        checker.vdns();
        checker.policies();
        checker.computed();
        for (int i = 0; i < site.agents().size(); i++) {
            checker.agent(site.agents().get(i), "agents[" + i + "]");
        }
    }

    private void add(ProblemKind kind, String path, String text) {
        problems.add(kind, places.apply(path), text);
    }

    private void limit(String path, String what, int size, int max) {
        if (size > max) {
            add(ProblemKind.LIMIT, path, size + " " + what + ", at most " + max);
        }
    }

    private void plans() {
        limit("plans", "plans", site.plans().size(), PLANS_MAX);
        for (int i = 0; i < site.plans().size(); i++) {
            RoutePlan plan = site.plans().get(i);
            String path = "plans[" + i + "]";
            if (plan.name().isEmpty() || plan.name().length() > SiteChecker.ID_CHARS_MAX) {
                add(ProblemKind.ILL_TYPED, path,
                        "the name of a plan has 1 to " + SiteChecker.ID_CHARS_MAX + " characters");
            }
            if (!plans.add(plan.name())) {
                add(ProblemKind.DUPLICATE, path, "plan " + plan.name() + " is there already");
            }
            plan(plan, path);
        }
        TreatmentChecker.circles(site, this::add);
    }

    /** A plan, wherever it came from. */
    private void plan(RoutePlan plan, String path) {
        if (plan.priority() < 1 || plan.priority() > SiteChecker.PRIORITY_MAX) {
            add(ProblemKind.ILL_TYPED, path, "priority must lie between 1 and " + SiteChecker.PRIORITY_MAX);
        }
        if (plan.ageingMillis() != 0 && plan.ageingMillis() < AGEING_MILLIS_MIN) {
            add(ProblemKind.ILL_TYPED, path, "ageing-time of plan " + plan.name() + " must be 0s or at least "
                    + AGEING_MILLIS_MIN + " ms");
        }
        named(plan, path);
        limit(path, "steps of plan " + plan.name(), plan.steps().size(), RoutePlan.STEPS_MAX);
        if (plan.steps().isEmpty()) {
            add(ProblemKind.MISSING_KEY, path, "plan " + plan.name() + " asks for nobody: give it steps, the first of "
                    + "them with the skill that its contacts count for");
            return;
        }
        TreatmentChecker.check(site, plan, path, this::add);
        Map<String, Integer> certain = new TreeMap<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            step(plan, i, path + ".steps[" + i + "]", certain);
        }
    }

    private void named(RoutePlan plan, String path) {
        limit(path, "preferred agents of plan " + plan.name(), plan.preferred().size(), RoutePlan.PREFERRED_MAX);
        if (!plan.directAgent().isEmpty()) {
            agentKnown(plan.directAgent(), path, plan);
            if (!plan.preferred().isEmpty()) {
                add(ProblemKind.CONTRADICTION, path, "plan " + plan.name() + " asks for agent " + plan.directAgent()
                        + " alone, so that its preferred agents are never asked; leave one of both out");
            }
        }
        Set<String> own = new HashSet<>();
        for (PreferredAgent preferred : plan.preferred()) {
            agentKnown(preferred.agentId(), path, plan);
            if (!own.add(preferred.agentId())) {
                add(ProblemKind.DUPLICATE, path, "plan " + plan.name() + " prefers agent " + preferred.agentId()
                        + " twice");
            }
        }
        if (plan.preferredMillis() != 0 && plan.preferred().isEmpty()) {
            add(ProblemKind.CONTRADICTION, path, "plan " + plan.name()
                    + " has a preferred-time and nobody whom it prefers");
        }
    }

    private void agentKnown(String agentId, String path, RoutePlan plan) {
        if (!agents.contains(agentId)) {
            add(ProblemKind.UNKNOWN_REFERENCE, path, "plan " + plan.name() + " names agent " + agentId
                    + ", who is not configured" + Names.proposal(agentId, agents));
        }
    }

    /** @param certain skills that are asked for in any case when the step comes, with the worst level */
    private void step(RoutePlan plan, int index, String path, Map<String, Integer> certain) {
        Step step = plan.steps().get(index);
        String what = "step " + (index + 1) + " of plan " + plan.name();
        limit(path, "skills of " + what, step.skills().size(), RoutePlan.SKILLS_MAX);
        if (step.skills().isEmpty()) {
            add(ProblemKind.MISSING_KEY, path, what + " asks for no skill");
        }
        if (index == 0 && (step.afterMillis() != 0 || step.ifWaitOverMillis() != 0)) {
            add(ProblemKind.ILL_TYPED, path, "the first step of plan " + plan.name()
                    + " begins at once: after and if-wait-over belong to later ones");
        }
        if (index > 0 && step.afterMillis() < plan.steps().get(index - 1).afterMillis()) {
            add(ProblemKind.ILL_TYPED, path, what + " would begin before the one above it; put steps in the order of "
                    + "their times");
        }
        Set<String> own = new HashSet<>();
        boolean changes = index == 0 || step.instead() && !certain.keySet().equals(names(step));
        for (SkillNeed need : step.skills()) {
            skillOf(need, own, path, what);
            changes |= certain.getOrDefault(need.skill(), 0) < need.worstLevel();
        }
        if (!changes && !step.skills().isEmpty()) {
            add(ProblemKind.UNREACHABLE, path, what + " can never change anything: all that it asks for has been "
                    + "asked for before");
        }
        if (step.ifWaitOverMillis() == 0) {
            if (step.instead()) {
                certain.clear();
            }
            step.skills().forEach(need -> certain.merge(need.skill(), need.worstLevel(), Math::max));
        } else if (step.instead()) {
            certain.clear();
        }
    }

    private static Set<String> names(Step step) {
        Set<String> names = new TreeSet<>();
        step.skills().forEach(need -> names.add(need.skill()));
        return names;
    }

    private void skillOf(SkillNeed need, Set<String> own, String path, String what) {
        SkillSite skill = skills.get(need.skill());
        if (skill == null) {
            add(ProblemKind.UNKNOWN_REFERENCE, path, what + " asks for the skill " + need.skill()
                    + ", which is not configured" + Names.proposal(need.skill(), skills.keySet()));
        } else if (skill.isOfSwitch()) {
            add(ProblemKind.CONTRADICTION, path, what + " asks for the skill " + need.skill()
                    + ", whose contacts the switch distributes");
        }
        if (!own.add(need.skill())) {
            add(ProblemKind.DUPLICATE, path, what + " asks for the skill " + need.skill() + " twice");
        }
        if (need.worstLevel() < SiteChecker.LEVEL_MIN || need.worstLevel() > SiteChecker.LEVEL_MAX) {
            add(ProblemKind.ILL_TYPED, path, "worst-level of " + what + " must lie between " + SiteChecker.LEVEL_MIN
                    + " and " + SiteChecker.LEVEL_MAX);
        }
    }

    private void vdns() {
        for (int i = 0; i < site.vdns().size(); i++) {
            VdnSite vdn = site.vdns().get(i);
            String path = "vdns[" + i + "]";
            if (vdn.plan().isEmpty()) {
                asksForSkill(vdn, path);
            } else if (!vdn.skill().isEmpty()) {
                add(ProblemKind.CONTRADICTION, path, "VDN " + vdn.deviceId() + " has both a plan and a skill; the plan "
                        + "says which skills are asked for");
            } else if (!plans.contains(vdn.plan())) {
                add(ProblemKind.UNKNOWN_REFERENCE, path, "VDN " + vdn.deviceId() + " has the plan " + vdn.plan()
                        + ", which is not configured" + Names.proposal(vdn.plan(), plans));
            }
        }
    }

    private void asksForSkill(VdnSite vdn, String path) {
        if (!skills.containsKey(vdn.skill())) {
            add(ProblemKind.UNKNOWN_REFERENCE, path, "VDN " + vdn.deviceId() + " asks for the skill " + vdn.skill()
                    + ", which is not configured" + Names.proposal(vdn.skill(), skills.keySet()));
        }
        if (vdn.priority() < 1 || vdn.priority() > SiteChecker.PRIORITY_MAX) {
            add(ProblemKind.ILL_TYPED, path, "priority must lie between 1 and " + SiteChecker.PRIORITY_MAX);
        }
    }

    private void policies() {
        for (int i = 0; i < site.skills().size(); i++) {
            SkillSite skill = site.skills().get(i);
            SkillPolicy policy = skill.policy();
            String path = "skills[" + i + "]";
            if (policy.overload1Millis() < 0 || policy.overload2Millis() < 0) {
                add(ProblemKind.ILL_TYPED, path, "an overload threshold of skill " + skill.name() + " is negative");
            }
            if (policy.overload2Millis() != 0 && policy.overload2Millis() < policy.overload1Millis()) {
                add(ProblemKind.CONTRADICTION, path, "overload-2 of skill " + skill.name()
                        + " must not be below overload-1: the second reserves come after the first");
            }
            if (skill.isOfSwitch() && (!policy.equals(SkillPolicy.DEFAULT) || !skill.members().isEmpty())) {
                add(ProblemKind.CONTRADICTION, path, "agents of skill " + skill.name() + " are chosen by the switch "
                        + "under distribution = SWITCH; leave policy and members out");
            }
            location(skill, path);
        }
    }

    private void location(SkillSite skill, String path) {
        if (skill.policy().location() == null) {
            return;
        }
        if (skill.isOfItems()) {
            add(ProblemKind.CONTRADICTION, path, "items have no location; leave location-preference out of skill "
                    + skill.name());
        } else if (site.vdns().stream().allMatch(vdn -> vdn.location().isEmpty())
                || site.devices().stream().allMatch(device -> device.location().isEmpty())) {
            add(ProblemKind.CONTRADICTION, path, "skill " + skill.name() + " has a location-preference, but no VDN or "
                    + "no device has a location");
        }
    }

    private void memberLevels(SkillSite skill, Set<String> attributes, String path) {
        limit(path, "member-levels of skill " + skill.name(), skill.memberLevels().size(), MemberLevel.RULES_MAX);
        if (skill.members().isEmpty() && !skill.memberLevels().isEmpty()) {
            add(ProblemKind.CONTRADICTION, path, "skill " + skill.name() + " has member-levels and no members; agents "
                    + "who are given it by name are given their level with it");
        }
        boolean reached = true;
        for (MemberLevel rule : skill.memberLevels()) {
            range(rule.level(), SiteChecker.LEVEL_MIN, SiteChecker.LEVEL_MAX,
                    "level of member-levels of skill " + skill.name(), path);
            if (!reached) {
                add(ProblemKind.UNREACHABLE, path, "member-levels of skill " + skill.name()
                        + ": what stands below a rule without when is never reached");
                return;
            }
            reached = !rule.when().isEmpty();
            if (reached) {
                expression(skill, rule.when(), "member-levels of skill ", attributes, path);
            }
        }
    }

    private void computed() {
        Set<String> attributes = new TreeSet<>();
        for (AgentSite agent : site.agents()) {
            agent.attributes().forEach(attribute -> attributes.add(attribute.name()));
        }
        for (int i = 0; i < site.skills().size(); i++) {
            SkillSite skill = site.skills().get(i);
            if (!skill.members().isEmpty()) {
                expression(skill, skill.members(), "members of skill ", attributes, "skills[" + i + "]");
            }
            memberLevels(skill, attributes, "skills[" + i + "]");
        }
    }

    /** @param what it is, for people; the skill's name follows */
    private void expression(SkillSite skill, String text, String what, Set<String> attributes, String path) {
        MemberExpression expression;
        try {
            expression = MemberExpression.parse(text);
        } catch (MemberExpression.Fault fault) {
            add(ProblemKind.ILL_TYPED, path, what + skill.name() + ", line " + fault.line()
                    + ", column " + fault.column() + ": " + fault.getMessage());
            return;
        }
        for (String attribute : expression.attributes()) {
            if (!attributes.contains(attribute)) {
                add(ProblemKind.UNKNOWN_REFERENCE, path, what + skill.name() + " look at the attribute "
                        + attribute + ", which no agent has" + Names.proposal(attribute, attributes));
            }
        }
        for (String name : expression.skills()) {
            SkillSite other = skills.get(name);
            if (other == null) {
                add(ProblemKind.UNKNOWN_REFERENCE, path, what + skill.name()
                        + " look at the level of the skill " + name + ", which is not configured"
                        + Names.proposal(name, skills.keySet()));
            } else if (!other.members().isEmpty()) {
                add(ProblemKind.CONTRADICTION, path, what + skill.name() + " look at the skill " + name
                        + ", which is computed itself; only levels of skills that are given by name are known");
            }
        }
    }

    private void agent(AgentSite agent, String path) {
        limit(path, "attributes of agent " + agent.agentId(), agent.attributes().size(), AgentSite.ATTRIBUTES_MAX);
        Set<String> own = new HashSet<>();
        for (Attribute attribute : agent.attributes()) {
            if (!own.add(attribute.name())) {
                add(ProblemKind.DUPLICATE, path, "agent " + agent.agentId() + " has the attribute " + attribute.name()
                        + " twice");
            }
            if (attribute.value() < 0 || attribute.value() > Attribute.VALUE_MAX || attribute.name().isEmpty()
                    || attribute.name().length() > SiteChecker.ID_CHARS_MAX) {
                add(ProblemKind.ILL_TYPED, path, "attribute " + attribute.name() + " of agent " + agent.agentId()
                        + " needs a name of at most " + SiteChecker.ID_CHARS_MAX + " characters and a value from 0 to "
                        + Attribute.VALUE_MAX);
            }
        }
        int percent = 0;
        for (int j = 0; j < agent.skills().size(); j++) {
            terms(agent, agent.skills().get(j), path + ".skills[" + j + "]");
            percent += agent.skills().get(j).percent();
        }
        autoReserve(agent, path);
        if (percent > PERCENT_ALL) {
            add(ProblemKind.CONTRADICTION, path, "the shares of agent " + agent.agentId() + " are " + percent
                    + " per cent of his time");
        }
    }

    /** It must begin somewhere, and something must end it. */
    private void autoReserve(AgentSite agent, String path) {
        if (agent.autoReserve() == AutoReserve.NONE) {
            return;
        }
        boolean any = false;
        for (SkillLevel level : agent.skills()) {
            SkillSite skill = skills.get(level.skill());
            boolean counts = skill != null && level.percent() > 0 && agent.isAutoReserve(level.level());
            any |= counts;
            if (counts && skill.policy().overload1Millis() == 0) {
                add(ProblemKind.CONTRADICTION, path, "auto-reserve of agent " + agent.agentId() + " in skill "
                        + skill.name() + " needs overload-1 in the skill's policy, from which he takes part again");
            }
        }
        if (!any) {
            add(ProblemKind.CONTRADICTION, path, "auto-reserve of agent " + agent.agentId() + " has no effect: it "
                    + "needs a skill with a percent, and for SECONDARY_ONLY one that is not among his most expert");
        }
    }

    private void terms(AgentSite agent, SkillLevel level, String path) {
        SkillSite skill = skills.get(level.skill());
        if (skill == null) {
            return;
        }
        String whose = " of agent " + agent.agentId() + " in skill " + level.skill();
        range(level.reserve(), 0, RESERVE_MAX, "reserve" + whose, path);
        range(level.weight(), 1, SkillLevel.WEIGHT_MAX, "weight" + whose, path);
        range(level.percent(), 0, PERCENT_ALL, "percent" + whose, path);
        SkillPolicy policy = skill.policy();
        for (String unused : List.of(
                level.reserve() == 1 && policy.overload1Millis() == 0 ? "reserve 1" + whose + " needs overload-1" : "",
                level.reserve() == 2 && policy.overload2Millis() == 0 ? "reserve 2" + whose + " needs overload-2" : "",
                level.weight() > 1 && policy.agents() != AgentSelection.WEIGHTED
                        ? "weight" + whose + " needs agents = WEIGHTED"
                        : "",
                level.percent() != 0 && policy.agents() != AgentSelection.PERCENT_ALLOCATION
                        && !agent.isAutoReserve(level.level())
                                ? "percent" + whose + " needs auto-reserve of the agent, or agents = PERCENT_ALLOCATION"
                                : "")) {
            if (!unused.isEmpty()) {
                add(ProblemKind.CONTRADICTION, path, unused + " in the skill's policy");
            }
        }
    }

    private void range(int value, int min, int max, String what, String path) {
        if (value < min || value > max) {
            add(ProblemKind.ILL_TYPED, path, what + " must lie between " + min + " and " + max);
        }
    }
}
