package io.strowger.agent.session;

import io.strowger.agent.message.ClientMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.RefusalReason;

/** What a connection tells the gateway, in the order in which it happened. */
public sealed interface ServerEvent {
    /** A version is agreed with this client. Nothing need be done. */
    record ClientGreeted(String clientName, String clientVersion, int version) implements ServerEvent {}

    /** Wants {@code onEstablished} or {@code onLoginRefused}, once. */
    record LoginWanted(String userId, String password, SessionRole role, boolean takeover, String loginToken)
            implements
                ServerEvent {
        /** With a password. */
        public LoginWanted(String userId, String password, SessionRole role, boolean takeover) {
            this(userId, password, role, takeover, "");
        }

        /** Leaves password and token out. */
        @Override
        public String toString() {
            return "LoginWanted[userId=" + userId + ", role=" + role + ", takeover=" + takeover + "]";
        }
    }

    /** Wants {@code onEstablished} or {@code onLoginRefused}, once. */
    record ResumeWanted(String sessionId, Bytes token, long lastSequence) implements ServerEvent {
        /** Leaves the token out. */
        @Override
        public String toString() {
            return "ResumeWanted[sessionId=" + sessionId + ", lastSequence=" + lastSequence + "]";
        }
    }

    /** A request of the attached session; wants a RequestOutcome push or {@code onRequestRefused}. */
    record RequestReceived(long requestId, Command command) implements ServerEvent {}

    /** The client has every push up to this one; rises with every event. */
    record PushesAcknowledged(long sequence) implements ServerEvent {}

    /** Something is asked of the gateway itself; wants an answer by {@code onSubscribed}, {@code onAnswer} or {@code onQueryRefused}. */
    record QueryReceived(ClientMessage query) implements ServerEvent {}

    /** A proxy hands something over. */
    record CarriedReceived(ClientMessage carried) implements ServerEvent {}

    /** The transport takes bytes again after topics were forgotten because too many waited; wants {@code onSubscribed} with all that the connection reads. */
    record SnapshotWanted() implements ServerEvent {}

    /** The client wants the session to end; wants {@code onClose} when it has. */
    record LogoutWanted() implements ServerEvent {}

    /**
     * The connection ends itself, and Closing is on its way: the client broke a rule or is too slow. The session, if there is one, is only detached.
     *
     * @param streamOffset byte of the connection at which it was seen
     */
    record ConnectionFailed(RefusalReason reason, long streamOffset, String detail) implements ServerEvent {}

    /** The gateway did what is not possible here; nothing was done about it. */
    record GatewayAnomaly(ServerState state, ServerCause cause, String detail) implements ServerEvent {}
}
