package io.strowger.tools.simulation;

import io.strowger.simulator.model.Spread;

/**
 * How an agent works. Shares are percentages.
 *
 * @param think time between two looks at his screen
 * @param answer time until he answers a call at his desktop
 * @param answers share of calls that he answers at his desktop; the others are the telephone's
 * @param restless whether he takes breaks, calls colleagues, holds, transfers and hangs up, now at the desktop and now at the telephone
 */
record Persona(Spread think, Spread answer, int answers, boolean restless) {
    /** Does a bit of everything, fast. */
    static final Persona RESTLESS = new Persona(new Spread(700, 9_000), new Spread(300, 7_000), 60, true);
    /** Takes calls at his desktop and does nothing else. */
    static final Persona STEADY = new Persona(new Spread(20_000, 120_000), new Spread(1_000, 4_000), 95, false);
    /** Uses the telephone for calls, the desktop only to be there. */
    static final Persona DESK_PHONE = new Persona(new Spread(3_000, 20_000), new Spread(1_000, 2_000), 0, true);
}
