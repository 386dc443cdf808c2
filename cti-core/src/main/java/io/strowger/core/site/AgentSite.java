package io.strowger.core.site;

import java.util.List;

/**
 * An agent.
 *
 * @param passwordHash Argon2id hash in its usual text form
 * @param skills at most 120, level 1 is the most expert and 16 the least
 * @param switchLogin how a switch knows him that distributes calls of one of his skills; null = by his id, without a password
 */
public record AgentSite(String agentId, String name, String passwordHash, List<SkillLevel> skills,
        SwitchLogin switchLogin) {

    /** An agent whom switches, if at all, know by his id. */
    public AgentSite(String agentId, String name, String passwordHash, List<SkillLevel> skills) {
        this(agentId, name, passwordHash, skills, null);
    }

    /** His login id at a switch. */
    public String loginId() {
        return switchLogin == null ? agentId : switchLogin.loginId();
    }

    /** Name of his password for the switch in the static settings, empty for none. */
    public String credential() {
        return switchLogin == null ? "" : switchLogin.credential();
    }

    /** A skill of an agent with its level, 1 to 16. */
    public record SkillLevel(String skill, int level) {}

    /**
     * A logical agent of a switch.
     *
     * @param credential name of the password in the static settings, so that it is in no journal; empty for none
     */
    public record SwitchLogin(String loginId, String credential) {}
}
