package io.strowger.core.site;

import java.util.List;

/**
 * An agent.
 *
 * @param passwordHash Argon2id hash in its usual text form
 * @param skills at most 120, level 1 is the most expert and 16 the least
 * @param switchLogin how a switch knows him that distributes calls of one of his skills; null = by his id, without a password
 * @param rights what he may do
 */
public record AgentSite(String agentId, String name, String passwordHash, List<SkillLevel> skills,
        SwitchLogin switchLogin, Rights rights) {
    /** Stands for all areas. */
    public static final String EVERY_AREA = Scope.EVERY;

    /** A configuration of an earlier build has no rights. */
    public AgentSite {
        rights = rights == null ? Rights.NONE : rights;
    }

    /** An agent whom switches, if at all, know by his id. */
    public AgentSite(String agentId, String name, String passwordHash, List<SkillLevel> skills) {
        this(agentId, name, passwordHash, skills, null, Rights.NONE);
    }

    /** An agent without rights of his own. */
    public AgentSite(String agentId, String name, String passwordHash, List<SkillLevel> skills,
            SwitchLogin switchLogin) {
        this(agentId, name, passwordHash, skills, switchLogin, Rights.NONE);
    }

    /**
     * What an agent may do, and where he belongs.
     *
     * @param restriction name of his class of restriction, empty = none
     * @param area his team or place, empty = that of the station he is logged on at
     * @param supervises areas whose agents he may observe and direct, {@link #EVERY_AREA} for all
     * @param team his team, empty = none
     * @param teams whose agents he may observe and direct
     * @param skills likewise; he is no supervisor when all three lists are empty
     */
    public record Rights(String restriction, String area, List<String> supervises, String team, List<String> teams,
            List<String> skills) {
        public static final Rights NONE = new Rights("", "", List.of());

        /** A configuration of an earlier build knows areas only. */
        public Rights {
            team = team == null ? "" : team;
            teams = teams == null ? List.of() : teams;
            skills = skills == null ? List.of() : skills;
        }

        /** Who knows areas only. */
        public Rights(String restriction, String area, List<String> supervises) {
            this(restriction, area, supervises, "", List.of(), List.of());
        }

        public Rights withTeam(String value) {
            return new Rights(restriction, area, supervises, value, teams, skills);
        }
    }

    public AgentSite withRights(Rights value) {
        return new AgentSite(agentId, name, passwordHash, skills, switchLogin, value);
    }

    public String restriction() {
        return rights.restriction();
    }

    public String area() {
        return rights.area();
    }

    public String team() {
        return rights.team();
    }

    public boolean isSupervisor() {
        return !scope().isEmpty();
    }

    /** Whom he may observe and direct as a supervisor. */
    public Scope scope() {
        return new Scope(rights.supervises(), rights.teams(), rights.skills());
    }

    public AgentSite withSkills(List<SkillLevel> value) {
        return new AgentSite(agentId, name, passwordHash, value, switchLogin, rights);
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
