package io.strowger.simulator.faults;

/**
 * What became of a command.
 *
 * @param number {@link #DONE}, or the number of a {@link Problem}
 * @param text what was done or why not; several lines for help and status
 */
public record Outcome(int number, String text) {
    /** It was done. */
    public static final int DONE = 200;

    /** A refusal. */
    public static Outcome refused(Problem problem, String particulars) {
        return new Outcome(problem.number(), particulars + ". " + problem.sentence());
    }

    /** Whether it was done. */
    public boolean done() {
        return number == DONE;
    }
}
