package io.strowger.simulator.faults;

/** A command that cannot be done. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    CommandException(Problem problem, String particulars) {
        super(particulars);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
