package io.strowger.core.site;

import java.util.List;

/**
 * An agent.
 *
 * @param passwordHash Argon2id hash in its usual text form
 * @param skills at most 120, level 1 is the most expert and 16 the least
 */
public record AgentSite(String agentId, String name, String passwordHash, List<SkillLevel> skills) {
    /** A skill of an agent with its level, 1 to 16. */
    public record SkillLevel(String skill, int level) {}
}
