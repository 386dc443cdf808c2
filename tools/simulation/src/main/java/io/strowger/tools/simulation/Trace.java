package io.strowger.tools.simulation;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Shows what goes on in a part of a run.
 *
 * @param fromSeconds in virtual time
 * @param toSeconds as well; nothing is shown when it is not later
 * @param lines takes the lines
 */
public record Trace(double fromSeconds, double toSeconds, Consumer<String> lines) {
    /** Shows nothing. */
    public static final Trace NONE = new Trace(0, 0, line -> {});

    /** Shows a line if this moment, in virtual nanoseconds, is of interest. */
    void at(long nanos, Supplier<String> line) {
        double seconds = (double) nanos / VirtualTime.NANOS_PER_SECOND;
        if (seconds >= fromSeconds && seconds < toSeconds) {
            lines.accept(String.format("%.3f %s", seconds, line.get()));
        }
    }
}
