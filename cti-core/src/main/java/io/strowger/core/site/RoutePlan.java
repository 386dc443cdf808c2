package io.strowger.core.site;

import java.util.List;

/**
 * What a contact asks for, whole: the outcome of the analysis of a contact, and all that the selection of an agent reads of it. A contact keeps the plan that it was
 * given; one that waits is given another only as a whole.
 *
 * @param name of the plan in the configuration, empty = made for one contact
 * @param priority 1 is the highest, 99 the lowest
 * @param ageingMillis it counts as one point of priority better for each such time that it waits; 0 = it does not age
 * @param directAgent only this agent may take it, before all else that he might take; empty = whoever fits
 * @param preferred agents who come before others as long as {@code preferredMillis} have not passed, at most {@link #PREFERRED_MAX}
 * @param preferredMillis for so long it is offered to preferred agents only; 0 = they only come first
 * @param steps whom it asks for, the first at once; at most {@link #STEPS_MAX}, in the order of their times
 * @param treatments what else may be done with it, the first whose condition holds; at most {@link #TREATMENTS_MAX}
 */
public record RoutePlan(String name, int priority, int ageingMillis, String directAgent,
        List<PreferredAgent> preferred, int preferredMillis, List<Step> steps, List<Treatment> treatments) {
    /** Preferred agents of a plan. */
    public static final int PREFERRED_MAX = 16;
    /** Steps of a plan. */
    public static final int STEPS_MAX = 10;
    /** Skills of a step. */
    public static final int SKILLS_MAX = 8;
    /** Treatments of a plan. */
    public static final int TREATMENTS_MAX = 10;

    /** A plan that asks for one skill at every level, and for nothing else. */
    public static RoutePlan of(String skill, int priority) {
        return new RoutePlan("", priority, 0, "", List.of(), 0,
                List.of(new Step(0, 0, false, List.of(new SkillNeed(skill, SkillNeed.LEVEL_WORST)))), List.of());
    }

    /** An agent to be preferred; the higher score comes first. */
    public record PreferredAgent(String agentId, int score) {}

    /**
     * Whom it asks for from some moment on: the first agent of any of the skills.
     *
     * @param afterMillis the step begins when the contact has waited so long
     * @param ifWaitOverMillis it begins only when the expected wait of the skills asked for before is longer, and is passed over otherwise; 0 = in any case
     * @param instead its skills replace those of the steps before; otherwise they come beside them
     */
    public record Step(int afterMillis, int ifWaitOverMillis, boolean instead, List<SkillNeed> skills) {}

    /**
     * A skill, configured or computed.
     *
     * @param worstLevel agents of a level above this number are not asked, 1 to 16
     */
    public record SkillNeed(String skill, int worstLevel) {
        /** Asks for agents of every level. */
        public static final int LEVEL_WORST = 16;
    }

    /**
     * What is done with a contact when a condition holds.
     *
     * @param threshold milliseconds or contacts, as the condition says
     * @param destination name of a skill, a plan, a VDN or an IVR, or a number outside, as the target says
     */
    public record Treatment(Condition condition, int threshold, Target target, String destination) {}

    /** When a treatment applies. Constants are only appended. */
    public enum Condition {
        /** At once. */
        ALWAYS,
        /** So many contacts or more wait for its first skill; looked at when it begins to wait. */
        QUEUE_LENGTH,
        /** Its expected wait is longer; looked at when it begins to wait. */
        EXPECTED_WAIT,
        /** Nobody works for its skills, now or by then. */
        NOBODY_LOGGED_ON,
        /** It has waited for so long. */
        WAITED
    }

    /** What a treatment does. Constants are only appended. */
    public enum Target {
        SKILL, PLAN, VDN, IVR, EXTERNAL_NUMBER, BUSY,
        /** Keeps its place in the queue and is called back. */
        CALLBACK
    }
}
