package io.strowger.core.analysis;

import java.util.Collection;
import java.util.List;

/** The names of the site that expressions may use. */
public interface Vocabulary {
    /** Of a variable; null when there is none. */
    Type variable(String name);

    boolean isCalendar(String name);

    /** The calendar of the rules, empty when there is none. */
    String calendar();

    boolean isSkill(String name);

    boolean isTable(String name);

    /** Whether the look-up has the field. */
    boolean isField(String lookUp, String field);

    /** Names of a kind, to propose the nearest of. */
    default Collection<String> known(Name.Argument kind) {
        return List.of();
    }
}
