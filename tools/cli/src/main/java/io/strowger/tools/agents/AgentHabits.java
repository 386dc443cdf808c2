package io.strowger.tools.agents;

/**
 * How simulated agents behave.
 *
 * @param answerDelay from ringing to answering
 * @param talk from answering to hanging up, for the calls that the agent ends
 * @param wrapUp from the end of a call to ready again
 * @param hangUpShare share of calls, 0 to 1, that the agent ends; the others wait for the caller
 * @param noAnswerShare share of ringing calls, 0 to 1, that he lets ring
 */
public record AgentHabits(Span answerDelay, Span talk, Span wrapUp, double hangUpShare, double noAnswerShare) {
    /**
     * Answers in 0.2 to 2 s, talks 0.5 to 2.5 s, wraps up in 0.2 to 0.8 s, ends half of the calls, lets one in fifty
     * ring.
     */
    public static final AgentHabits BRISK = new AgentHabits(new Span(200, 2_000), new Span(500, 2_500),
            new Span(200, 800), 0.5, 0.02);

    public AgentHabits {
        if (!(hangUpShare >= 0 && hangUpShare <= 1) || !(noAnswerShare >= 0 && noAnswerShare <= 1)) {
            throw new IllegalArgumentException("shares lie between 0 and 1");
        }
    }
}
