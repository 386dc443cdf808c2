package io.strowger.agent.session;

import io.strowger.agent.message.ServerMessage;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;

/** What the client's side of a session tells its owner, in the order in which it happened. */
public sealed interface ClientEvent {
    /** The session stands; false for a new one. */
    record SessionStarted(String sessionId, boolean resumed) implements ClientEvent {}

    /** The outcome of a request of this client: exactly one for each. */
    record OutcomeReceived(Push.RequestOutcome outcome) implements ClientEvent {}

    /** Any other push, each once and in order. The push is null when this build does not know its kind. */
    record PushReceived(long sequence, Push push) implements ClientEvent {}

    /** A version of a topic. The state is null when this build does not know its kind. */
    record TopicReceived(String topic, long version, TopicState state) implements ClientEvent {}

    /** A topic is not read any more: it has ended, or is not within the session's scope now. */
    record TopicEnded(String topic) implements ClientEvent {}

    /**
     * An answer to a query: Subscribed, Found, LogRow or Refused; or to a proxy what it is to carry.
     *
     * @param queryId 0 for what answers no query
     */
    record AnswerReceived(long queryId, ServerMessage answer) implements ClientEvent {}

    /**
     * The server keeps the session no longer. Requests without an outcome get OUTCOME_UNKNOWN; a new session is asked for.
     *
     * @param reason null when this build does not know the code
     */
    record SessionLost(int code, RefusalReason reason, String text) implements ClientEvent {}

    /** The transport is of no more use: it is to be closed, and opened again after a pause. */
    record ConnectionFailed(int code, RefusalReason reason, String text) implements ClientEvent {}

    /** It is over for good; there is no use in connecting again with the same user, password and build. */
    record SessionOver(int code, RefusalReason reason, String text) implements ClientEvent {}
}
