package io.strowger.simulator.model;

/**
 * Circuits to another switch, as the one that speaks sees them. Told in the middle of a service: hands on and returns, and never calls back at once. A circuit is named
 * by the switch that seized it, the same way at both ends.
 */
public interface Tie {
    /** A call goes out on the circuit. */
    void setUp(long circuit, IncomingCall call);

    /** Somebody at this end has answered. */
    void answered(long circuit);

    /** This end has let go of the circuit, or never took it. */
    void released(long circuit, Cause cause);
}
