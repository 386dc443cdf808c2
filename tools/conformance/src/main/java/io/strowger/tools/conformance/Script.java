package io.strowger.tools.conformance;

import java.util.List;

/**
 * A clause and how to try it. Immutable.
 *
 * @param name
 *            the file's name without its ending
 * @param clause
 *            one line for people
 * @param rule
 *            what the protocol demands
 * @param changes
 *            whether it changes something in the switch, such as a call or an agent's state
 * @param needs
 *            parameters without which it cannot be run
 * @param steps
 *            in order
 * @param cleanup
 *            run whatever happened, each step on its own
 */
public record Script(String name, String clause, String rule, boolean changes, List<String> needs, List<Step> steps,
        List<Step> cleanup) {
    /** Copies the lists. */
    public Script {
        needs = List.copyOf(needs);
        steps = List.copyOf(steps);
        cleanup = List.copyOf(cleanup);
    }
}
