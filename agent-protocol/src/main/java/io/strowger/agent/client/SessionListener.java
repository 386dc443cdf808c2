package io.strowger.agent.client;

import io.strowger.agent.message.ServerMessage;
import io.strowger.core.output.Push;
import io.strowger.core.output.TopicState;

/** Hears a session of any role. Called one after another on the client's callback executor; must not block where that is the event loop. */
public interface SessionListener {
    /** A push that is not the outcome of a request; each once and in order. Kinds that this build does not know are left out. */
    default void onPush(Push push) {}

    /** The same with its number in the session, which rises; numbers between were outcomes. */
    default void onPush(long sequence, Push push) {
        onPush(push);
    }

    /** The newest state of a topic. */
    default void onTopic(String topic, long version, TopicState state) {}

    /** A topic is not read any more: it has ended, or is not within the session's scope now. */
    default void onTopicEnded(String topic) {}

    /** The connection reads topics; their states follow. Patterns that role or scope do not allow are named in it. */
    default void onSubscribed(ServerMessage.Subscribed answer) {}

    /** A row of the log. */
    default void onLogRow(ServerMessage.LogRow row) {}

    /** A query that has no future of its own was refused. */
    default void onQueryRefused(ServerMessage.Refused refused) {}

    /** To a proxy: CarryBytes or CarryClose for a client that it carries. */
    default void onCarried(ServerMessage carried) {}

    /** The connection changed. */
    default void onConnection(ConnectionState state) {}
}
