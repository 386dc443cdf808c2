package io.strowger.core.fact;

import io.strowger.core.model.ContactId;
import java.util.List;

/**
 * Why a contact went to an agent: everything that the decision was made from, so that the answer is the same after the configuration has changed.
 *
 * @param policy name of the strategy, {@code EAD-MIA}
 * @param configurationVersion of the rules in force
 * @param queueMillis time waited until the decision
 * @param waiting contacts waiting for the skill at that moment, this one included
 * @param chosen agent id
 * @param reason one sentence
 * @param candidates in the order of the policy; at most {@link #CANDIDATES_MAX}, of {@code candidateCount} in all
 */
public record RouteWitness(ContactId contact, String serial, String skill, String policy, long configurationVersion,
        long queueMillis, int waiting, String chosen, String reason, int candidateCount, List<Candidate> candidates) {
    /** Candidates kept in a witness. */
    public static final int CANDIDATES_MAX = 8;

    /**
     * One agent who has the skill.
     *
     * @param idleMillis since he became idle
     * @param exclusion why he could not be chosen; {@link Exclusion#NONE} for those who could
     */
    public record Candidate(String agentId, int level, long idleMillis, Exclusion exclusion, String detail) {}

    /** Why an agent who has the skill is not eligible. Constants are only appended. */
    public enum Exclusion {
        NONE, NOT_READY, RESERVED, ON_A_CALL, AFTER_CALL_WORK, DESKTOP_GONE, STATION_BUSY, STATION_OUT_OF_SERVICE,
        LINK_DOWN, PENDING_NOT_READY, ALREADY_TRIED, OTHER_SWITCH,
        /** The time after his last contact in which he is offered none. */
        GUARD_TIME,
        /** An input about his station could not be decided, and the switch is being asked what is true. */
        QUARANTINED,
        /** There is a way to his switch, and no trunk of it is free. */
        TRUNKS_BUSY
    }
}
