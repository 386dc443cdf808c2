package io.strowger.core.analysis;

/**
 * Something that a rule reads.
 *
 * @param argument key, variable, calendar, skill, or look-up and field with a full stop between; empty where the name takes none
 */
public record Read(Name name, String argument, Type type) {
    /** As it is written. */
    @Override
    public String toString() {
        return switch (name.argument()) {
            case NONE -> name.word();
            case KEY, VARIABLE, FIELD -> name.word() + "." + argument;
            case CALENDAR, SKILL -> name.word() + "(" + argument + ")";
        };
    }
}
