package io.strowger.tools.bench;

import io.strowger.tools.Misuse;

/** What options of benchmarks may be. */
public final class Ranges {
    private Ranges() {}

    /** Refuses a value outside the range, both ends included, as misuse. */
    public static void range(String option, long value, long min, long max) {
        if (value < min || value > max) {
            throw new Misuse(option + " is between " + min + " and " + max + ": " + value);
        }
    }
}
