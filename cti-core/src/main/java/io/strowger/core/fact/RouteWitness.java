package io.strowger.core.fact;

import io.strowger.core.model.ContactId;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import java.util.List;

/**
 * Why a contact went to an agent: everything that the decision was made from, so that the answer is the same after the configuration has changed. Names and numbers
 * only; sentences are made by whoever reads it.
 *
 * @param policy name of the strategy, {@code EAD_MIA}
 * @param configurationVersion of the rules in force
 * @param queueMillis time waited until the decision
 * @param waiting contacts waiting for the skill at that moment, this one included
 * @param chosen agent id
 * @param reason one sentence, in journals of earlier builds
 * @param candidates in the order of the policy; at most {@link #CANDIDATES_MAX}, of {@code candidateCount} in all
 * @param asked what it asked for; null in journals of earlier builds
 * @param contacts whom else the agent could have taken; null likewise
 */
public record RouteWitness(ContactId contact, String serial, String skill, String policy, long configurationVersion,
        long queueMillis, int waiting, String chosen, String reason, int candidateCount, List<Candidate> candidates,
        Asked asked, Contacts contacts) {
    /** Candidates kept in a witness. */
    public static final int CANDIDATES_MAX = 8;
    /** Members of a skill that are looked at for candidates who could not be chosen. */
    public static final int MEMBERS_MAX = 64;
    /** Other contacts kept in a witness. */
    public static final int CONTACTS_MAX = 4;

    /** Without what it asked for. */
    public RouteWitness(ContactId contact, String serial, String skill, String policy, long configurationVersion,
            long queueMillis, int waiting, String chosen, String reason, int candidateCount,
            List<Candidate> candidates) {
        this(contact, serial, skill, policy, configurationVersion, queueMillis, waiting, chosen, reason,
                candidateCount, candidates, null, null);
    }

    /**
     * What the contact asked for.
     *
     * @param plan its name, empty = made for one contact
     * @param step how many of its steps had been looked at
     * @param exclusive only preferred agents could take it
     * @param priority 0 is before all others
     * @param chosenAs on what account the agent came into question
     * @param overload of the skill
     */
    public record Asked(String plan, int step, boolean exclusive, int priority, ChosenAs chosenAs, int overload) {}

    /** On what account an agent came into question. Constants are only appended. */
    public enum ChosenAs {
        /** He has a skill that it asks for. */
        SKILLED,
        /** It prefers him. */
        PREFERRED,
        /** It asks for him alone. */
        DIRECT
    }

    /**
     * The choice between contacts.
     *
     * @param occasion what made the decision due
     * @param selection by which the agent takes one of several
     * @param others further contacts that he could have taken, in that order; at most {@link #CONTACTS_MAX}
     * @param isLocal the contact comes from his own location, and its skill prefers that
     */
    public record Contacts(Occasion occasion, ContactSelection selection, List<Other> others, boolean isLocal) {
        /** Where the location makes no difference. */
        public Contacts(Occasion occasion, ContactSelection selection, List<Other> others) {
            this(occasion, selection, others, false);
        }
    }

    /** What made a decision due. Constants are only appended. */
    public enum Occasion {
        /** The contact began to wait, could be reached again, or asked for more agents. */
        CONTACT_WAITS,
        /** The agent could take a contact again. */
        AGENT_READY,
        /** It rang too long at another agent. */
        NOT_ANSWERED,
        /** The skill was looked at as a whole, as when its reserves joined. */
        SKILL
    }

    /**
     * A contact that was not taken.
     *
     * @param isLocal it comes from the agent's own location, and its skill prefers that
     */
    public record Other(ContactId contact, int priority, long waitMillis, boolean isLocal) {
        /** Where the location makes no difference. */
        public Other(ContactId contact, int priority, long waitMillis) {
            this(contact, priority, waitMillis, false);
        }
    }

    /**
     * One agent who has the skill.
     *
     * @param idleMillis since he became idle
     * @param exclusion why he could not be chosen; {@link Exclusion#NONE} for those who could, and for those behind the chosen one, where the order alone decided
     * @param score what the policy orders by, the smaller first: key of the occupancy less that of the moment under the least occupied, contacts answered under the
     * fewest calls, key of the contacts given by weight, millionths (2^-20) above the target share of time under percent allocation; 0 under the others
     * @param reserve his level of reserve
     */
    public record Candidate(String agentId, int level, long idleMillis, Exclusion exclusion, String detail, long score,
            int reserve) {

        /** Without a score. */
        public Candidate(String agentId, int level, long idleMillis, Exclusion exclusion, String detail) {
            this(agentId, level, idleMillis, exclusion, detail, 0, 0);
        }
    }

    /** Why an agent who has the skill is not eligible. Constants are only appended. */
    public enum Exclusion {
        NONE, NOT_READY, RESERVED, ON_A_CALL, AFTER_CALL_WORK, DESKTOP_GONE, STATION_BUSY, STATION_OUT_OF_SERVICE,
        LINK_DOWN, PENDING_NOT_READY, ALREADY_TRIED, OTHER_SWITCH,
        /** The time after his last contact in which he is offered none. */
        GUARD_TIME,
        /** An input about his station could not be decided, and the switch is being asked what is true. */
        QUARANTINED,
        /** He takes part from a level of overload on that the skill does not have. */
        RESERVE,
        /** His level is worse than what is asked for. */
        LEVEL,
        /** It asks for another agent alone, or only for preferred ones yet. */
        NOT_NAMED,
        /** There is a way to his switch, and no trunk of it is free. */
        TRUNKS_BUSY,
        /** What he has already leaves no room for a contact of the medium. */
        CAPACITY,
        /** The skill has had more of his time than its percent, and is not overloaded. */
        AUTO_RESERVE,
        /** Only agents at the contact's own location are asked yet. */
        OTHER_LOCATION
    }
}
