package io.strowger.core.site;

import java.util.Collection;
import java.util.List;

/**
 * Whom somebody may look at and direct: the agents of the areas and teams, and those who have one of the skills. {@link #EVERY} in a list stands for all of its
 * kind; empty lists stand for nobody.
 *
 * @param areas places
 * @param teams teams, whose boards may be read
 * @param skills skills, whose boards may be read, and those of the VDNs that lead to them
 */
public record Scope(List<String> areas, List<String> teams, List<String> skills) {
    /** Stands for all. */
    public static final String EVERY = "*";
    public static final Scope NONE = new Scope(List.of(), List.of(), List.of());
    public static final Scope ALL = new Scope(List.of(EVERY), List.of(EVERY), List.of(EVERY));

    /** A configuration of an earlier build knows no lists. */
    public Scope {
        areas = areas == null ? List.of() : areas;
        teams = teams == null ? List.of() : teams;
        skills = skills == null ? List.of() : skills;
    }

    public boolean isEmpty() {
        return areas.isEmpty() && teams.isEmpty() && skills.isEmpty();
    }

    /** Whether everybody is within. */
    public boolean isEverything() {
        return areas.contains(EVERY);
    }

    /** Whether an agent of that area and team with these skills is within. */
    public boolean covers(String area, String team, Collection<AgentSite.SkillLevel> has) {
        if (isEverything() || areas.contains(area) || !team.isEmpty() && hasTeam(team)) {
            return true;
        }
        for (AgentSite.SkillLevel skill : has) {
            if (hasSkill(skill.skill())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the team's board is within. */
    public boolean hasTeam(String team) {
        return isEverything() || teams.contains(EVERY) || teams.contains(team);
    }

    /** Whether the skill's board is within. */
    public boolean hasSkill(String skill) {
        return isEverything() || skills.contains(EVERY) || skills.contains(skill);
    }
}
