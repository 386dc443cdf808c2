package io.strowger.tools.conformance;

import io.strowger.tools.tsapi.Login;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a server is tried with.
 *
 * @param login
 *            of a user who may do what the scripts do
 * @param tlink
 *            empty = the first that the name server lists
 * @param numbers
 *            by name, see {@link #NAMES}; scripts that need one that is missing are not run
 */
public record Parameters(Login login, String tlink, Map<String, String> numbers) {
    /** The names that scripts know. */
    public static final Set<String> NAMES = Set.copyOf(new TreeSet<>(Set.of("station", "station2", "station3", "vdn",
            "skill", "agent", "trunk-group", "unknown-device")));

    /** Checks the names. */
    public Parameters {
        numbers = new TreeMap<>(numbers);
        for (String name : numbers.keySet()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("no parameter " + name + ", there are " + new TreeSet<>(NAMES));
            }
        }
    }
}
