package io.strowger.server.conf;

/** What can be wrong with a configuration; the number is what technicians see. Constants are only appended. */
public enum ProblemKind {
    UNREADABLE(1, "the file cannot be read"),
    UNKNOWN_KEY(2, "there is no such key"),
    MISSING_KEY(3, "a required key is missing"),
    ILL_TYPED(4, "the value is of the wrong type or out of its range"),
    DUPLICATE(5, "the same id is given twice"),
    UNKNOWN_REFERENCE(6, "something is named that is not configured"),
    LIMIT(7, "a limit is exceeded"),
    CONTRADICTION(8, "two settings exclude each other"),
    EXPRESSION(9, "the expression cannot be understood"),
    UNREACHABLE(10, "it can never take effect"),
    CYCLE(11, "it leads back to itself");

    private final int number;
    private final String sentence;

    ProblemKind(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    /** The number, written {@code C} and digits. */
    public int number() {
        return number;
    }

    /** What it means, one clause. */
    public String sentence() {
        return sentence;
    }
}
