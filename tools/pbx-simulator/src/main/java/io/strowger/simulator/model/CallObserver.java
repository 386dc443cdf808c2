package io.strowger.simulator.model;

/**
 * Follows calls inside the switch: the simulated people and the counters. Called in the middle of a service: may only
 * set timers.
 */
interface CallObserver {
    default void offered(Call call) {}

    default void alerting(Connection connection) {}

    /** A collect step waits for digits of the caller. */
    default void prompted(Call call) {}

    default void established(Connection connection) {}

    /** All of one call has become part of another; the first has ended. */
    default void absorbed(Call from, Call into) {}

    /** A party has left its call. */
    default void left(Connection connection) {}

    default void ended(Call call) {}
}
