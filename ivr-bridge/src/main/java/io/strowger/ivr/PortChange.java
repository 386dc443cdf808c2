package io.strowger.ivr;

import io.strowger.core.output.CallView;

/** What happened at a port between two states of it. */
public sealed interface PortChange {
    /** The port's device number. */
    String port();

    /** A call came to the port. */
    record CallArrived(String port, CallView call) implements PortChange {}

    /** The call at the port is the same and something of it changed: its state, its data. */
    record CallChanged(String port, CallView call) implements PortChange {}

    /** The call left the port; this is what was last known of it. */
    record CallLeft(String port, CallView call) implements PortChange {}
}
