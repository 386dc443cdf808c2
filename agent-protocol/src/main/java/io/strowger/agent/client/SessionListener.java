package io.strowger.agent.client;

import io.strowger.core.output.Push;
import io.strowger.core.output.TopicState;

/** Hears a session of any role. Called one after another on the client's callback executor; must not block where that is the event loop. */
public interface SessionListener {
    /** A push that is not the outcome of a request; each once and in order. Kinds that this build does not know are left out. */
    default void onPush(Push push) {}

    /** The newest state of a topic. */
    default void onTopic(String topic, long version, TopicState state) {}

    /** The connection changed. */
    default void onConnection(ConnectionState state) {}
}
