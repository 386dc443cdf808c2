package io.strowger.tools.simulation;

import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.Rights;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.Condition;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillPolicy;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.VdnSite;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a centre has beyond two skills and one policy. It is drawn apart from everything else, so that a centre without it is what it was before.
 *
 * @param policy of the first skill
 * @param reserves whether some agents take calls of the first skill only when it is overloaded
 * @param computed whether there is a skill that follows from attributes, with a VDN whose calls go on to the first skill after a while
 * @param direct whether the calls of a VDN are for one agent, and for the first skill after a while
 * @param supervisor whether the last agent is a supervisor, who listens, joins, takes over, and directs his colleagues
 * @param changes whether the configuration changes while calls wait
 */
record Variety(AgentSelection policy, boolean reserves, boolean computed, boolean direct, boolean supervisor,
        boolean changes) {
    static final Variety NONE = new Variety(AgentSelection.EAD_MIA, false, false, false, false, false);
    static final String COMPUTED_SKILL = "fluent";
    static final String COMPUTED_VDN = "6005";
    static final String DIRECT_VDN = "6006";
    private static final String BY_ATTRIBUTE = "by attribute";
    private static final String PERSONAL = "personal";
    private static final String ATTRIBUTE = "language";
    private static final int ATTRIBUTE_MIN = 6;
    private static final int OVERLOAD_MILLIS = 6_000;
    private static final int SEVERE_OVERLOAD_MILLIS = 15_000;
    private static final int PATIENCE_MILLIS = 12_000;
    private static final int PRIORITY = 4;
    private static final long OF_ITS_OWN = 0x5eed_0f_7a21e7L;

    /** Of a seed; a third have none. */
    static Variety draw(long seed) {
        SplittableRandom draw = new SplittableRandom(new SplittableRandom(seed ^ OF_ITS_OWN).nextLong());
        if (draw.nextInt(3) == 0) {
            return NONE;
        }
        AgentSelection[] policies = AgentSelection.values();
        return new Variety(policies[draw.nextInt(policies.length)], draw.nextBoolean(), draw.nextBoolean(),
                draw.nextBoolean(), draw.nextBoolean(), draw.nextBoolean());
    }

    boolean isNone() {
        return equals(NONE);
    }

    /** VDNs whose calls ask for a route, beside the usual ones. */
    List<String> vdns() {
        List<String> list = new ArrayList<>();
        if (computed) {
            list.add(COMPUTED_VDN);
        }
        if (direct) {
            list.add(DIRECT_VDN);
        }
        return list;
    }

    /** The configuration of a centre with all of it. */
    Site of(Site site) {
        if (isNone()) {
            return site;
        }
        List<AgentSite> agents = new ArrayList<>();
        for (int i = 0; i < site.agents().size(); i++) {
            agents.add(agent(i, site.agents().get(i), i == site.agents().size() - 1));
        }
        List<SkillSite> skills = new ArrayList<>();
        for (SkillSite skill : site.skills()) {
            skills.add(skill.name().equals(Centre.SKILL) ? skill.withPolicy(skillPolicy(policy)) : skill);
        }
        List<VdnSite> vdns = new ArrayList<>(site.vdns());
        List<RoutePlan> plans = new ArrayList<>(site.plans());
        if (computed) {
            skills.add(new SkillSite(COMPUTED_SKILL, NoAnswerMode.SERVER, Centre.RING_MILLIS, 0, PATIENCE_MILLIS)
                    .withMembers(ATTRIBUTE + " >= " + ATTRIBUTE_MIN));
            vdns.add(VdnSite.planned(Centre.SWITCH, COMPUTED_VDN, "Languages", BY_ATTRIBUTE));
            plans.add(plan(BY_ATTRIBUTE, "", COMPUTED_SKILL));
        }
        if (direct) {
            vdns.add(VdnSite.planned(Centre.SWITCH, DIRECT_VDN, "Personal", PERSONAL));
            plans.add(plan(PERSONAL, Centre.agentId(0), Centre.SKILL));
        }
        return new Site(site.switches(), site.devices(), vdns, skills, agents, site.settings()).withMedia(site.media())
                .withPlans(plans);
    }

    private SkillPolicy skillPolicy(AgentSelection selection) {
        return reserves
                ? new SkillPolicy(selection, OVERLOAD_MILLIS, SEVERE_OVERLOAD_MILLIS)
                : new SkillPolicy(selection, 0, 0);
    }

    private AgentSite agent(int number, AgentSite agent, boolean last) {
        List<SkillLevel> levels = new ArrayList<>();
        for (SkillLevel level : agent.skills()) {
            boolean first = level.skill().equals(Centre.SKILL);
            int reserve = reserves && first && number % 3 == 2 ? 1 + number / 3 % 2 : 0;
            levels.add(first ? level.asReserve(reserve).withWeight(1 + number % 5).withPercent(40) : level);
        }
        AgentSite with = agent.withSkills(levels);
        if (computed) {
            with = with.withAttributes(List.of(new Attribute(ATTRIBUTE, 1 + number * 3 % Attribute.VALUE_MAX)));
        }
        return supervisor && last ? with.withRights(new Rights("", "", List.of(AgentSite.EVERY_AREA))) : with;
    }

    private static RoutePlan plan(String name, String directAgent, String skill) {
        return new RoutePlan(name, PRIORITY, 0, directAgent, List.of(), 0,
                List.of(new Step(0, 0, false, List.of(new SkillNeed(skill, SkillNeed.LEVEL_WORST)))),
                List.of(new Treatment(Condition.WAITED, PATIENCE_MILLIS,
                        directAgent.isEmpty() ? Target.SKILL : Target.VDN,
                        directAgent.isEmpty() ? Centre.SKILL : Centre.VDN)));
    }

    /** Whether he has a skill that nobody is given by name. */
    static boolean isMember(AgentSite agent, String skill) {
        return skill.equals(COMPUTED_SKILL) && agent.attributes().stream()
                .anyMatch(each -> each.name().equals(ATTRIBUTE) && each.value() >= ATTRIBUTE_MIN);
    }

    // ---- what a technician changes

    /** A site that differs from the first one: levels, skills, attributes and policies are others, and somebody may be missing. */
    Site changed(Site first, SplittableRandom chance) {
        List<AgentSite> agents = new ArrayList<>();
        for (int i = 0; i < first.agents().size(); i++) {
            AgentSite agent = first.agents().get(i);
            // The one whom calls are for, the supervisor, and whoever is in the switch's hands stay.
            boolean stays = i == 0 || agent.isSupervisor() || agent.switchLogin() != null;
            if (stays || chance.nextInt(8) != 0) {
                agents.add(changed(agent, chance));
            }
        }
        AgentSelection[] policies = AgentSelection.values();
        List<SkillSite> skills = new ArrayList<>();
        for (SkillSite skill : first.skills()) {
            skills.add(skill.name().equals(Centre.SKILL) && chance.nextBoolean()
                    ? skill.withPolicy(skillPolicy(policies[chance.nextInt(policies.length)]))
                    : skill);
        }
        return first.withAgents(agents).withSkills(skills);
    }

    private static AgentSite changed(AgentSite agent, SplittableRandom chance) {
        List<SkillLevel> levels = new ArrayList<>();
        for (SkillLevel level : agent.skills()) {
            boolean leaves = agent.skills().size() > 1 && level.skill().equals(Centre.SECOND_SKILL)
                    && chance.nextInt(3) == 0;
            if (level.skill().equals(Centre.SWITCH_SKILL) || level.skill().equals(Centre.MAIL_SKILL)) {
                levels.add(level);
            } else if (!leaves) {
                levels.add(new SkillLevel(level.skill(), 1 + chance.nextInt(4), level.reserve(), level.weight(),
                        level.percent()));
            }
        }
        AgentSite with = agent.withSkills(levels);
        return agent.attributes().isEmpty()
                ? with
                : with.withAttributes(
                        List.of(new Attribute(ATTRIBUTE, 1 + chance.nextInt(Attribute.VALUE_MAX))));
    }
}
