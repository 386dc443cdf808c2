package io.strowger.server.conf;

import java.util.Set;
import java.util.function.Function;

/** What is found wrong with a site, and the mistakes that may be made in every part of one. Confined to one thread. */
final class SiteReport implements MultiSiteChecker.Report {
    private final Function<String, String> places;
    private final Problems problems;

    /** @param places gives the place of a value in its file by the value's path */
    SiteReport(Function<String, String> places, Problems problems) {
        this.places = places;
        this.problems = problems;
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    @Override
    public void add(ProblemKind kind, String path, String text) {
        problems.add(kind, places.apply(path), text);
    }

    /** There are too many. */
    void limit(String what, int size, int max) {
        if (size > max) {
            add(ProblemKind.LIMIT, what, size + " " + what + ", at most " + max);
        }
    }

    /** It has the name of another. */
    void unique(Set<String> taken, String id, String path, String what) {
        id(id, path, what);
        if (!taken.add(id)) {
            add(ProblemKind.DUPLICATE, path, what + " " + id + " is there already");
        }
    }

    /** Absent ids were reported where they are missing. */
    void id(String id, String path, String what) {
        if (id.length() > SiteChecker.ID_CHARS_MAX || !id.equals(id.strip())) {
            add(ProblemKind.ILL_TYPED, path, "the id of a " + what + " has at most " + SiteChecker.ID_CHARS_MAX
                    + " characters and no blanks at its ends");
        }
    }

    /** It names what there is not. */
    void known(Set<String> names, String name, String path, String text) {
        if (!names.contains(name)) {
            add(ProblemKind.UNKNOWN_REFERENCE, path, text + ", which is not configured"
                    + Names.proposal(name, names));
        }
    }
}
