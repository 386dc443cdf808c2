package io.strowger.agent.message;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Doc;
import io.strowger.core.codec.Tag;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;

/** What the server sends; one per frame. Numbers and fields are only ever added. */
@Doc("What the server sends; one per frame.")
public sealed interface ServerMessage {
    /**
     * Answers Hello.
     *
     * @param version the protocol version of this connection
     * @param heartbeatMillis interval at which both sides show that they live
     */
    @Tag(1)
    @Doc("Answers Hello.")
    record Welcome(@Doc("The protocol version of this connection.") int version, String serverName,
            @Doc("Interval at which both sides show that they live.") int heartbeatMillis, Limits limits)
            implements
                ServerMessage {}

    /**
     * A session stands on this connection.
     *
     * @param token proves the session in Resume; a later establishment may give another
     * @param firstSequence number of the next push
     * @param resumed false for a new session
     * @param limits hold from now on; they differ by role
     */
    @Tag(2)
    @Doc("A session stands on this connection.")
    record SessionEstablished(String sessionId, @Doc("Proves the session in Resume.") Bytes token,
            @Doc("Number of the next push.") long firstSequence, @Doc("False for a new session.") boolean resumed,
            int heartbeatMillis, @Doc("What holds from now on.") Limits limits) implements ServerMessage {
        /** Leaves the token out. */
        @Override
        public String toString() {
            return "SessionEstablished[sessionId=" + sessionId + ", firstSequence=" + firstSequence + ", resumed="
                    + resumed + ", heartbeatMillis=" + heartbeatMillis + "]";
        }
    }

    /**
     * A login, a resume or, with its id, a request was refused before it came to the engine. The connection stays.
     *
     * @param code number of the {@link RefusalReason}
     * @param name its name
     * @param sentence what it means and what to do
     * @param detail particulars, may be empty
     * @param requestId the request that is refused, or 0
     */
    @Tag(3)
    @Doc("A login, a resume or a request was refused; the connection stays.")
    record Refused(@Doc("Number of the reason in the table of refusals.") int code, String name, String sentence,
            String detail, @Doc("The request that is refused, or 0.") long requestId) implements ServerMessage {
        /** A refusal in the words of its reason. */
        public static Refused of(RefusalReason reason, String detail, long requestId) {
            return new Refused(reason.code(), reason.name(), reason.sentence(), detail, requestId);
        }
    }

    /** Sign of life: the answer to a client's, or the server's own when it had nothing to send for an interval. */
    @Tag(4)
    @Doc("Sign of life: answers the client's, or is the server's own with 0.")
    record Heartbeat(@Doc("The number of the heartbeat that this answers; 0 = none.") long echoMillis)
            implements
                ServerMessage {}

    /** A push that must be delivered. Sequences have no gaps. */
    @Tag(5)
    @Doc("A push that must be delivered; sequences have no gaps.")
    record Pushed(long sequence, Push push) implements ServerMessage {}

    /** The whole state of a topic; versions between may have been left out. */
    @Tag(6)
    @Doc("The whole state of a topic; versions between may have been left out.")
    record Topic(String topic, long version, TopicState state) implements ServerMessage {}

    /** The last message of a connection. */
    @Tag(7)
    @Doc("The last message of a connection.")
    record Closing(@Doc("Number of the reason in the table of refusals.") int code, String name, String sentence,
            String detail) implements ServerMessage {
        /** A farewell in the words of its reason. */
        public static Closing of(RefusalReason reason, String detail) {
            return new Closing(reason.code(), reason.name(), reason.sentence(), detail);
        }
    }
}
