package io.strowger.ivr;

import io.strowger.agent.client.ConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.ItemView;

/** Hears an IVR's session. Called one after another on the client's callback executor; must not block where that is the event loop. */
public interface IvrListener {
    /** A call came to a port. */
    default void onCallArrived(String port, CallView call) {}

    /** Something of the call at a port changed. */
    default void onCallChanged(String port, CallView call) {}

    /** The call left a port; this is what was last known of it. Once for every call that arrived. */
    default void onCallLeft(String port, CallView call) {}

    /** An item that this user handed in came to another state; without its data. */
    default void onItem(ItemView item) {}

    /** The ports were registered again by the client itself, in a new session. */
    default void onRegisteredAgain(IvrOutcome outcome) {}

    /** The connection changed. */
    default void onConnection(ConnectionState state) {}
}
