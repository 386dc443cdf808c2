package io.strowger.core.analysis;

/** What an expression is worth. All but texts are whole numbers inside. Constants are only appended. */
public enum Type {
    TEXT("a text in quotes"), NUMBER("a whole number"), FLAG("true or false"),
    /** Milliseconds. */
    DURATION("a duration, as in 500ms, 30s, 5m, 2h"),
    /** Minutes since midnight. */
    TIME("a time of day, as in 08:30"),
    /** 1 = Monday. */
    WEEKDAY("a weekday, monday to sunday"),
    /** Days since 1970-01-01. */
    DATE("a date, as in 2027-01-31");

    private final String allowed;

    Type(String allowed) {
        this.allowed = allowed;
    }

    /** How a value of the type is written, for people. */
    public String allowed() {
        return allowed;
    }

    /** Whether values have an order that rules may ask for. */
    boolean isOrdered() {
        return this != TEXT && this != FLAG;
    }
}
