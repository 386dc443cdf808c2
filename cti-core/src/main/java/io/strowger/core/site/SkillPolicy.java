package io.strowger.core.site;

/**
 * How agents are chosen for the contacts of a skill.
 *
 * @param agents the order of its eligible agents
 * @param overload1Millis an expected wait from which reserve agents of the first level take part, 0 = never
 * @param overload2Millis likewise of the second level
 * @param location whether agents of a contact's own location come first; null = it makes no difference
 */
public record SkillPolicy(AgentSelection agents, int overload1Millis, int overload2Millis,
        LocationPreference location) {
    public static final SkillPolicy DEFAULT = new SkillPolicy(AgentSelection.EAD_MIA, 0, 0);

    /** Wherever agents and contacts are. */
    public SkillPolicy(AgentSelection agents, int overload1Millis, int overload2Millis) {
        this(agents, overload1Millis, overload2Millis, null);
    }

    public SkillPolicy withLocation(LocationPreference value) {
        return new SkillPolicy(agents, overload1Millis, overload2Millis, value);
    }

    /**
     * Agents of a contact's own location come before all others, by the policy among themselves.
     *
     * @param onlyMillis as long as it has not waited for so long, others are not asked at all; 0 = they are
     */
    public record LocationPreference(int onlyMillis) {}

    /** Orders of eligible agents; ties go to the smaller agent id. Constants are only appended. */
    public enum AgentSelection {
        /** The most expert level, then the most idle. */
        EAD_MIA,
        /** The most idle, whatever his level. */
        UCD_MIA,
        /** The most expert level, then the least occupied. */
        EAD_LOA,
        /** The least occupied, whatever his level. */
        UCD_LOA,
        /** The one with the fewest contacts since he logged on. */
        FEWEST_CALLS,
        /** In turn. */
        ROUND_ROBIN,
        /** In proportion to weights. */
        WEIGHTED,
        /** The one who is furthest below his target share of time for the skill. */
        PERCENT_ALLOCATION
    }

    /** Which of several contacts an agent takes who becomes ready. Constants are only appended. */
    public enum ContactSelection {
        /** The highest priority as it has aged, then the longest wait. */
        PRIORITY,
        /** The longest wait. */
        OLDEST,
        /** The highest priority, then the longest wait, whatever the agent's levels. */
        GREATEST_NEED,
        /** His most expert skill, then as for the greatest need. */
        SKILL_LEVEL,
        /** The longest wait in proportion to the skill's objective. */
        SERVICE_OBJECTIVE,
        /** Whose wait would be the longest if he did not take it now. */
        PREDICTED_WAIT
    }
}
