package io.strowger.agent.message;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Doc;
import io.strowger.core.codec.Tag;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import java.util.List;

/** What a client sends; one per frame. Numbers and fields are only ever added. */
@Doc("What a client sends; one per frame.")
public sealed interface ClientMessage {
    /**
     * The first message of a connection.
     *
     * @param versionMin lowest protocol version that the client speaks
     * @param versionMax highest protocol version that the client speaks
     * @param clientName product name, shown to operators
     * @param clientVersion product version, shown to operators
     * @param heartbeatMillis heartbeat interval that the client would like, 0 = the server's
     * @param features names of optional features that the client understands; unknown ones are ignored
     */
    @Tag(1)
    @Doc("The first message of a connection.")
    record Hello(@Doc("Lowest protocol version that the client speaks.") int versionMin,
            @Doc("Highest protocol version that the client speaks.") int versionMax, String clientName,
            String clientVersion,
            @Doc("The interval that the client would like; 0 = the server's.") int heartbeatMillis,
            @Doc("Optional features that the client understands.") List<String> features) implements ClientMessage {
        public Hello {
            features = List.copyOf(features);
        }
    }

    /**
     * Asks for a new session.
     *
     * @param takeover ends a session that the user has elsewhere; without it such a login is refused
     */
    @Tag(2)
    @Doc("Asks for a new session.")
    record Login(String userId, String password, SessionRole role,
            @Doc("Ends a session that the user has elsewhere; without it such a login is refused.") boolean takeover)
            implements
                ClientMessage {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return "Login[userId=" + userId + ", role=" + role + ", takeover=" + takeover + "]";
        }
    }

    /**
     * Comes back to a session after its connection was lost.
     *
     * @param lastSequence the last push that the client has had; the server goes on with the next
     */
    @Tag(3)
    @Doc("Comes back to a session after its connection was lost.")
    record Resume(String sessionId, Bytes token,
            @Doc("The last push that the client has had; the server goes on with the next.") long lastSequence)
            implements
                ClientMessage {
        /** Leaves the token out. */
        @Override
        public String toString() {
            return "Resume[sessionId=" + sessionId + ", lastSequence=" + lastSequence + "]";
        }
    }

    /** Sign of life. The server sends the number back. */
    @Tag(4)
    @Doc("Sign of life.")
    record Heartbeat(@Doc("Any clock of the client's; sent back unchanged.") long sentMillis)
            implements
                ClientMessage {}

    /** The client has every push up to this one. */
    @Tag(5)
    @Doc("The client has every push up to this one.")
    record Acknowledge(long sequence) implements ClientMessage {}

    /** A command. Ids rise within a session; a repeated id is answered with its first outcome. */
    @Tag(6)
    @Doc("A command. Ids rise within a session from 1; a repeated id gets its first outcome again.")
    record Request(long requestId, Command command) implements ClientMessage {}

    /** Ends the session. The server answers with Closing. */
    @Tag(7)
    @Doc("Ends the session; answered with Closing.")
    record Logout() implements ClientMessage {}
}
