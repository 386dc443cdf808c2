package io.strowger.agent.transport;

/** Time for sessions: nanoseconds since the object was made. */
@FunctionalInterface
public interface MonotonicClock {
    /** Never goes back. Any thread. */
    long nanos();

    /** A clock that starts now. */
    static MonotonicClock system() {
        long origin = System.nanoTime();
        return () -> System.nanoTime() - origin;
    }
}
