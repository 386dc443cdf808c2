package io.strowger.tools.technician;

/**
 * What one step of an examination found.
 *
 * @param step
 *            what was looked at
 * @param text
 *            what was seen, one sentence
 * @param remedy
 *            what to do about it; empty when nothing is to be done
 */
record Finding(Level level, String step, String text, String remedy) {
    /** How grave it is. Constants are only appended. */
    enum Level {
        /** As it should be. */
        OK,
        /** Worth knowing. */
        NOTE,
        /** It works, and something will not. */
        WARNING,
        /** It does not work. */
        FAILED
    }

    static Finding ok(String step, String text) {
        return new Finding(Level.OK, step, text, "");
    }

    static Finding note(String step, String text) {
        return new Finding(Level.NOTE, step, text, "");
    }

    static Finding warning(String step, String text, String remedy) {
        return new Finding(Level.WARNING, step, text, remedy);
    }

    static Finding failed(String step, String text, String remedy) {
        return new Finding(Level.FAILED, step, text, remedy);
    }
}
