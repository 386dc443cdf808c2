package io.strowger.core.site;

import java.util.List;

/**
 * A skill.
 *
 * @param noAnswer who acts when a call rings too long
 * @param ringMillis time a call may ring at one agent under {@link NoAnswerMode#SERVER}
 * @param afterCallWorkMillis after-call work of agents in auto-in; 0 = none
 * @param serviceObjectiveMillis target of the service level
 * @param distribution who gives the skill's calls to agents
 * @param split the switch's hunt group for this skill; null under {@link Distribution#SERVER}
 * @param guardMillis after a contact of this skill its agent is offered none for so long, however ready he is; the site's time counts where it is longer
 * @param policy how its agents are chosen
 * @param members who has it beside those who are given it by name: an expression over attributes and levels, see {@link MemberExpression}; empty = nobody
 * @param ringVariable variable that sets the ring time, a duration; empty = {@code ringMillis} holds
 * @param afterCallWorkMaxMillis longest after-call work of an agent who ends it himself, as in manual-in; then he is ready for one call again. 0 = without limit
 * @param memberLevels levels of those who have it by {@code members}: the first whose condition holds counts; who meets none of them has the worst. Without any
 * all have level 1
 * @param medium what its contacts are, see {@link MediumSite}
 */
public record SkillSite(String name, NoAnswerMode noAnswer, int ringMillis, int afterCallWorkMillis,
        int serviceObjectiveMillis, Distribution distribution, Split split, int guardMillis, SkillPolicy policy,
        String members, String ringVariable, int afterCallWorkMaxMillis, List<MemberLevel> memberLevels,
        String medium) {

    /** A journal of an earlier build knows the server's distribution only, one policy, and members by name. */
    public SkillSite {
        distribution = distribution == null ? Distribution.SERVER : distribution;
        policy = policy == null ? SkillPolicy.DEFAULT : policy;
        members = members == null ? "" : members;
        ringVariable = ringVariable == null ? "" : ringVariable;
        memberLevels = memberLevels == null ? List.of() : memberLevels;
        medium = medium == null ? MediumSite.VOICE : medium;
    }

    /** A skill of the usual policy. */
    public SkillSite(String name, NoAnswerMode noAnswer, int ringMillis, int afterCallWorkMillis,
            int serviceObjectiveMillis, Distribution distribution, Split split, int guardMillis) {
        this(name, noAnswer, ringMillis, afterCallWorkMillis, serviceObjectiveMillis, distribution, split, guardMillis,
                SkillPolicy.DEFAULT, "", "", 0, List.of(), MediumSite.VOICE);
    }

    /** A skill whose calls the server distributes. */
    public SkillSite(String name, NoAnswerMode noAnswer, int ringMillis, int afterCallWorkMillis,
            int serviceObjectiveMillis) {
        this(name, noAnswer, ringMillis, afterCallWorkMillis, serviceObjectiveMillis, Distribution.SERVER, null, 0);
    }

    /** A skill whose calls the switch distributes: what happens after a ring or a call is administered there. */
    public static SkillSite ofSwitch(String name, int serviceObjectiveMillis, Split split) {
        return new SkillSite(name, NoAnswerMode.SWITCH, 0, 0, serviceObjectiveMillis, Distribution.SWITCH, split, 0);
    }

    public SkillSite withGuard(int millis) {
        return new SkillSite(name, noAnswer, ringMillis, afterCallWorkMillis, serviceObjectiveMillis, distribution,
                split, millis, policy, members, ringVariable, afterCallWorkMaxMillis, memberLevels, medium);
    }

    public SkillSite withPolicy(SkillPolicy value) {
        return new SkillSite(name, noAnswer, ringMillis, afterCallWorkMillis, serviceObjectiveMillis, distribution,
                split, guardMillis, value, members, ringVariable, afterCallWorkMaxMillis, memberLevels, medium);
    }

    /** A computed skill. */
    public SkillSite withMembers(String expression) {
        return new SkillSite(name, noAnswer, ringMillis, afterCallWorkMillis, serviceObjectiveMillis, distribution,
                split, guardMillis, policy, expression, ringVariable, afterCallWorkMaxMillis, memberLevels, medium);
    }

    /** Its ring time is what the variable says, a duration. */
    public SkillSite withRingVariable(String value) {
        return new SkillSite(name, noAnswer, ringMillis, afterCallWorkMillis, serviceObjectiveMillis, distribution,
                split, guardMillis, policy, members, value, afterCallWorkMaxMillis, memberLevels, medium);
    }

    public SkillSite withAfterCallWorkMax(int millis) {
        return new SkillSite(name, noAnswer, ringMillis, afterCallWorkMillis, serviceObjectiveMillis, distribution,
                split, guardMillis, policy, members, ringVariable, millis, memberLevels, medium);
    }

    /** The levels of a computed skill. */
    public SkillSite withMemberLevels(List<MemberLevel> value) {
        return new SkillSite(name, noAnswer, ringMillis, afterCallWorkMillis, serviceObjectiveMillis, distribution,
                split, guardMillis, policy, members, ringVariable, afterCallWorkMaxMillis, value, medium);
    }

    public SkillSite withMedium(String value) {
        return new SkillSite(name, noAnswer, ringMillis, afterCallWorkMillis, serviceObjectiveMillis, distribution,
                split, guardMillis, policy, members, ringVariable, afterCallWorkMaxMillis, memberLevels, value);
    }

    /** Whether its contacts are items, which have no connection. */
    public boolean isOfItems() {
        return !medium.equals(MediumSite.VOICE);
    }

    public boolean isOfSwitch() {
        return distribution == Distribution.SWITCH;
    }

    /** The two exclusive ways of handling a call that is not answered. Constants are only appended. */
    public enum NoAnswerMode {
        /** The switch re-queues the call and makes the agent not ready; the server follows. */
        SWITCH,
        /** The server deflects the call to the next agent, or back to its VDN with high priority, and makes the agent not ready. */
        SERVER
    }

    /** The two ways of running agents, mixed on one site. Constants are only appended. */
    public enum Distribution {
        /** Stations are plain to the switch; the server queues calls and chooses agents. */
        SERVER,
        /** The switch queues calls at a hunt group and chooses among the agents logged on there; the server mirrors and steers them. */
        SWITCH
    }

    /**
     * A level of some of those who have a computed skill.
     *
     * @param when an expression as {@code members} is; empty = whoever comes as far as this
     * @param level 1 to 16
     */
    public record MemberLevel(String when, int level) {
        /** Rules of one skill. */
        public static final int RULES_MAX = 16;
    }

    /** A hunt group of a switch. */
    public record Split(String switchName, String deviceId) {}
}
