package io.strowger.server.conf;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong. Confined to one thread. */
public final class Problems {
    /** Problems that are kept; a file of rubbish must not fill the screen. */
    public static final int PROBLEMS_MAX = 200;

    private final List<Problem> found = new ArrayList<>();

    /** Something is wrong there. */
    public void add(ProblemKind kind, String where, String text) {
        if (found.size() < PROBLEMS_MAX) {
            found.add(new Problem(kind, where, text));
        }
    }

    /** Something is wrong there. */
    public void add(ProblemKind kind, ConfigOrigin origin, String text) {
        add(kind, where(origin), text);
    }

    /** File and line as far as they are known. */
    static String where(ConfigOrigin origin) {
        String file = origin.filename() == null
                ? origin.description().replaceFirst(": [0-9]+(-[0-9]+)?$", "")
                : Path.of(origin.filename()).toString();
        return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
    }

    /** File and line so many lines further down, or up where it is negative. */
    static String below(String where, int lines) {
        int colon = where.lastIndexOf(':');
        boolean numbered = colon > 0 && where.substring(colon + 1).chars().allMatch(Character::isDigit)
                && colon < where.length() - 1;
        return lines == 0 || !numbered
                ? where
                : where.substring(0, colon + 1) + (Integer.parseInt(where.substring(colon + 1)) + lines);
    }

    /** What was found, in that order. */
    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Throws {@link ConfigurationException} with all that was found, if anything was. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(found);
        }
    }
}
