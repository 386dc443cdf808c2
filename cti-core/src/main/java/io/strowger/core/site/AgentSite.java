package io.strowger.core.site;

import io.strowger.core.site.MediumSite.Capacity;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import java.util.List;

/**
 * An agent.
 *
 * @param passwordHash Argon2id hash in its usual text form
 * @param skills at most 120, level 1 is the most expert and 16 the least
 * @param switchLogin how a switch knows him that distributes calls of one of his skills; null = by his id, without a password
 * @param rights what he may do
 * @param attributes what computed skills are made of; at most {@link #ATTRIBUTES_MAX}
 * @param selection which of several contacts he takes; null = as the site says
 * @param autoReserve in which skills he is a reserve as long as they have had more of his time than their percent
 * @param capacity how many contacts of a medium he may have at once, where it is not what the medium says
 */
public record AgentSite(String agentId, String name, String passwordHash, List<SkillLevel> skills,
        SwitchLogin switchLogin, Rights rights, List<Attribute> attributes, ContactSelection selection,
        AutoReserve autoReserve, List<Capacity> capacity) {
    /** Attributes of an agent. */
    public static final int ATTRIBUTES_MAX = 64;
    /** Stands for all areas. */
    public static final String EVERY_AREA = Scope.EVERY;

    /** A configuration of an earlier build has no rights and no attributes. */
    public AgentSite {
        rights = rights == null ? Rights.NONE : rights;
        attributes = attributes == null ? List.of() : attributes;
        autoReserve = autoReserve == null ? AutoReserve.NONE : autoReserve;
        capacity = capacity == null ? List.of() : capacity;
    }

    /** An agent without attributes. */
    public AgentSite(String agentId, String name, String passwordHash, List<SkillLevel> skills,
            SwitchLogin switchLogin, Rights rights) {
        this(agentId, name, passwordHash, skills, switchLogin, rights, List.of(), null, AutoReserve.NONE, List.of());
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
        return new AgentSite(agentId, name, passwordHash, skills, switchLogin, value, attributes, selection,
                autoReserve, capacity);
    }

    public AgentSite withAttributes(List<Attribute> value) {
        return new AgentSite(agentId, name, passwordHash, skills, switchLogin, rights, value, selection, autoReserve,
                capacity);
    }

    public AgentSite withSelection(ContactSelection value) {
        return new AgentSite(agentId, name, passwordHash, skills, switchLogin, rights, attributes, value, autoReserve,
                capacity);
    }

    public AgentSite withAutoReserve(AutoReserve value) {
        return new AgentSite(agentId, name, passwordHash, skills, switchLogin, rights, attributes, selection, value,
                capacity);
    }

    public AgentSite withCapacity(List<Capacity> value) {
        return new AgentSite(agentId, name, passwordHash, skills, switchLogin, rights, attributes, selection,
                autoReserve, value);
    }

    /** Whether he is a reserve in a skill at a level as long as it has had more of his time than its percent. */
    public boolean isAutoReserve(int level) {
        return switch (autoReserve) {
            case NONE -> false;
            case ALL -> true;
            case SECONDARY_ONLY -> skills.stream().anyMatch(skill -> skill.level() < level);
        };
    }

    /** Leaves an agent idle on purpose in skills that he has a percent in, whatever their policy. Constants are only appended. */
    public enum AutoReserve {
        NONE,
        /** In every such skill. */
        ALL,
        /** In those that are not among his most expert. */
        SECONDARY_ONLY
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
        return new AgentSite(agentId, name, passwordHash, value, switchLogin, rights, attributes, selection,
                autoReserve, capacity);
    }

    /** His login id at a switch. */
    public String loginId() {
        return switchLogin == null ? agentId : switchLogin.loginId();
    }

    /** Name of his password for the switch in the static settings, empty for none. */
    public String credential() {
        return switchLogin == null ? "" : switchLogin.credential();
    }

    /**
     * A skill of an agent.
     *
     * @param level 1 to 16
     * @param reserve 0 = he always takes its contacts; 1 or 2 = only from that level of its overload on
     * @param weight where agents are chosen by weights, 1 to {@link #WEIGHT_MAX}
     * @param percent where agents are chosen by their shares of time, or he is a reserve by them, the share that he should give it
     */
    public record SkillLevel(String skill, int level, int reserve, int weight, int percent) {
        public static final int WEIGHT_MAX = 100;

        /** A configuration of an earlier build has no weights. */
        public SkillLevel {
            weight = Math.max(1, weight);
        }

        public SkillLevel(String skill, int level) {
            this(skill, level, 0, 1, 0);
        }

        public SkillLevel asReserve(int value) {
            return new SkillLevel(skill, level, value, weight, percent);
        }

        public SkillLevel withWeight(int value) {
            return new SkillLevel(skill, level, reserve, value, percent);
        }

        public SkillLevel withPercent(int value) {
            return new SkillLevel(skill, level, reserve, weight, value);
        }
    }

    /**
     * Something that is true of him, or how far.
     *
     * @param value 1 to {@link #VALUE_MAX}; 1 is also true, 0 false
     */
    public record Attribute(String name, int value) {
        public static final int VALUE_MAX = 10;
    }

    /**
     * A logical agent of a switch.
     *
     * @param credential name of the password in the static settings, so that it is in no journal; empty for none
     */
    public record SwitchLogin(String loginId, String credential) {}
}
