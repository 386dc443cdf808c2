package io.strowger.agent.client;

import io.strowger.core.model.CallKey;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Push;
import io.strowger.core.output.TopicState;

/** Hears an agent's session. Called one after another on the client's callback executor; must not block where that is the event loop. */
public interface AgentListener {
    /** A call rings at the agent's station; everything for the screen is in it. Once a call. */
    default void onCallOffered(CallView call) {}

    /** A call at the agent's station is over for him. */
    default void onCallEnded(CallKey call, String cause) {}

    /** The agent's state and his calls, whenever one of them changes; changes that follow each other fast may come as one. */
    default void onAgentState(TopicState.AgentView state) {}

    /** The newest state of any topic, the agent's own included. */
    default void onTopic(String topic, long version, TopicState state) {}

    /** The server changed the agent's state, not he himself. */
    default void onForced(Push.StateForced forced) {}

    /** Somebody tells the agent something. */
    default void onNotice(String from, String text) {}

    /** A customer is to be called back; {@code DialCallback} calls him now, {@code RejectCallback} leaves him to another agent. */
    default void onCallbackOffered(Push.CallbackOffered offered) {}

    /** A supervisor is at the agent's call from now on; told only where the site says so. */
    default void onObservationBegan(Push.ObservationBegan began) {}

    /** The supervisor has left; to the supervisor himself: what he observed is over. */
    default void onObservationEnded(CallKey call, String supervisorId) {}

    /** The connection changed. */
    default void onConnection(ConnectionState state) {}
}
