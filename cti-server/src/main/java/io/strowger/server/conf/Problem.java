package io.strowger.server.conf;

/**
 * One thing that is wrong with a configuration.
 *
 * @param where file and line, or the path of the value where no file stands behind it
 * @param text the particulars
 */
public record Problem(ProblemKind kind, String where, String text) {
    /** One line for people. */
    @Override
    public String toString() {
        return where + ": C" + kind.number() + " " + text + " (" + kind.sentence() + ")";
    }
}
