package io.strowger.core.runtime;

/** The clocks of the edge. Tests step them. */
public interface EngineClock {
    /** Milliseconds since 1970; may jump. */
    long wallMillis();

    /** Nanoseconds since some moment; never goes back. */
    long monotonicNanos();

    /** The clocks of the machine. */
    static EngineClock system() {
        return new EngineClock() {
            @Override
            public long wallMillis() {
                return System.currentTimeMillis();
            }

            @Override
            public long monotonicNanos() {
                return System.nanoTime();
            }
        };
    }
}
