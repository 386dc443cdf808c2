package io.strowger.core.site;

import java.util.List;

/**
 * An agent.
 *
 * @param passwordHash Argon2id hash in its usual text form
 * @param skills at most 120, level 1 is the most expert and 16 the least
 * @param restriction name of his class of restriction, empty = none
 * @param area his team or place, empty = that of the station he is logged on at
 * @param supervises areas whose agents he may observe and direct, {@link #EVERY_AREA} for all; empty = he is no supervisor
 */
public record AgentSite(String agentId, String name, String passwordHash, List<SkillLevel> skills, String restriction,
        String area, List<String> supervises) {
    /** Stands for all areas. */
    public static final String EVERY_AREA = "*";

    /** Nobody's supervisor, unrestricted. */
    public AgentSite(String agentId, String name, String passwordHash, List<SkillLevel> skills) {
        this(agentId, name, passwordHash, skills, "", "", List.of());
    }

    public boolean isSupervisor() {
        return !supervises.isEmpty();
    }

    public boolean supervises(String anArea) {
        return supervises.contains(EVERY_AREA) || supervises.contains(anArea);
    }

    /** A skill of an agent with its level, 1 to 16. */
    public record SkillLevel(String skill, int level) {}
}
