package io.strowger.simulator.faults;

/** Why a command was refused; the numbers stay what they are. */
public enum Problem {
    UNKNOWN_COMMAND(401, "There is no such command; say help for a list."),
    WRONG_NUMBER_OF_WORDS(402, "The command takes other words; say help for its usage."),
    BAD_VALUE(403, "A word is not what the command takes there; say help for its usage."),
    UNKNOWN_OBJECT(404, "There is no such server, station, agent or VDN; say status for what there is."),
    REFUSED_BY_SWITCH(405, "The switch cannot do that now; the reason is the one it would give an application."),
    LINE_TOO_LONG(406, "The line is too long; commands are short."),
    LIMIT_REACHED(407, "A limit is reached; clear some of the faults first.");

    private final int number;
    private final String sentence;

    Problem(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    /** The number that a refusal begins with. */
    public int number() {
        return number;
    }

    /** What it means and what to do. */
    public String sentence() {
        return sentence;
    }
}
