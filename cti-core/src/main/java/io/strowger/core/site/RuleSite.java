package io.strowger.core.site;

import java.util.List;
import java.util.Map;

/**
 * A rule: when its condition holds, the contact gets its plan, changed as it says.
 *
 * @param when condition in the language of rules; empty = always
 * @param plan name of the plan; empty = what the VDN or the IVR asks for
 */
public record RuleSite(String name, String when, String plan, Changes changes) {
    /** A rule without changes. */
    public RuleSite(String name, String when, String plan) {
        this(name, when, plan, Changes.NONE);
    }

    /**
     * What a rule changes of the plan. Texts are expressions in the language of rules; an empty one changes nothing.
     *
     * @param priority instead of the plan's; 0 = the plan's
     * @param priorityBy added to it; the result is kept between 1 and 99
     * @param language expression: each skill of the plan is replaced by the skill NAME-LANGUAGE where there is one
     * @param skills asked for from the beginning, beside those of the plan's first step
     * @param directAgent expression: only this agent may take the contact
     * @param preferred expressions of agents who come first
     * @param profilePreferred whether preferred agents of the caller's profile come first, too
     * @param preferredMillis for so long preferred agents only; -1 = as the plan says
     * @param data expressions of data to attach to the contact
     */
    public record Changes(int priority, int priorityBy, String language, List<AddedSkill> skills, String directAgent,
            List<Preferred> preferred, boolean profilePreferred, int preferredMillis, Map<String, String> data) {
        public static final Changes NONE = new Changes(0, 0, "", List.of(), "", List.of(), false, -1, Map.of());
    }

    /** A skill that is asked for, too; worst level as in {@link RoutePlan.SkillNeed}. */
    public record AddedSkill(String skill, int worstLevel) {}

    /** An agent who is preferred, by expression; the higher score comes first. */
    public record Preferred(String agent, int score) {}
}
