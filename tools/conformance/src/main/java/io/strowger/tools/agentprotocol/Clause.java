package io.strowger.tools.agentprotocol;

import java.io.IOException;

/**
 * Something that the protocol says, and how to try it.
 *
 * @param name short, with the number of its section in front
 * @param text one line for people
 * @param slow whether it waits for a time limit of the server
 */
record Clause(String name, String text, boolean slow, Trial trial) {
    /** Tries the clause; throws when it does not hold. */
    @FunctionalInterface
    interface Trial {
        void run(Scene scene) throws Broken, IOException;
    }

    static Clause of(String name, String text, Trial trial) {
        return new Clause(name, text, false, trial);
    }

    static Clause slow(String name, String text, Trial trial) {
        return new Clause(name, text, true, trial);
    }
}
