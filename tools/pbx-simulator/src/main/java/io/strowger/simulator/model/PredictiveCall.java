package io.strowger.simulator.model;

/**
 * A call that the switch makes for a VDN or skill.
 *
 * @param callingDevice the VDN or skill that gets the call
 * @param calledDevice the outside number
 * @param allocation when it gets the call
 * @param maxRings after how many rings nobody is there
 * @param answerTreat what becomes of a call that a machine answers
 * @param options user-to-user information, priority and trunk group
 */
public record PredictiveCall(
        String callingDevice,
        String calledDevice,
        Allocation allocation,
        int maxRings,
        AnswerTreat answerTreat,
        CallOptions options) {
    /** Fewest rings. */
    public static final int MIN_RINGS = 2;
    /** Most rings. */
    public static final int MAX_RINGS = 15;
    /** Rings when the application names none or too many. */
    public static final int DEFAULT_RINGS = 10;

    /** When the VDN or skill gets the call, in the order of CSTA's allocation states. */
    public enum Allocation {
        DELIVERED, ESTABLISHED
    }

    /** What becomes of a call that a machine answers, in the order of the private data's AnswerTreat. */
    public enum AnswerTreat {
        NO_TREATMENT, NONE, DROP, CONNECT
    }

    /** The rings that count. */
    int rings() {
        return maxRings < MIN_RINGS || maxRings > MAX_RINGS ? DEFAULT_RINGS : maxRings;
    }
}
