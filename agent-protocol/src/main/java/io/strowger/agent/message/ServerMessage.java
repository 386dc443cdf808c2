package io.strowger.agent.message;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Doc;
import io.strowger.core.codec.Tag;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.DeskSite.ReasonUse;
import java.util.List;

/** What the server sends; one per frame. Numbers and fields are only ever added. */
@Doc("What the server sends; one per frame.")
public sealed interface ServerMessage {
    /**
     * Answers Hello.
     *
     * @param version the protocol version of this connection
     * @param heartbeatMillis interval at which both sides show that they live
     * @param features of those that the client named, the ones that are in force
     */
    @Tag(1)
    @Doc("Answers Hello.")
    record Welcome(@Doc("The protocol version of this connection.") int version, String serverName,
            @Doc("Interval at which both sides show that they live.") int heartbeatMillis, Limits limits,
            @Doc("Of those that the client named, the ones that are in force.") List<String> features)
            implements
                ServerMessage {
        public Welcome {
            features = List.copyOf(features);
        }

        /** Without features. */
        public Welcome(int version, String serverName, int heartbeatMillis, Limits limits) {
            this(version, serverName, heartbeatMillis, limits, List.of());
        }
    }

    /**
     * A session stands on this connection.
     *
     * @param token proves the session in Resume; a later establishment may give another
     * @param firstSequence number of the next push
     * @param resumed false for a new session
     * @param limits hold from now on; they differ by role
     * @param position of the journal at which the topics that follow are shown; 0 = not known
     */
    @Tag(2)
    @Doc("A session stands on this connection.")
    record SessionEstablished(String sessionId, @Doc("Proves the session in Resume.") Bytes token,
            @Doc("Number of the next push.") long firstSequence, @Doc("False for a new session.") boolean resumed,
            int heartbeatMillis, @Doc("What holds from now on.") Limits limits,
            @Doc("Of the journal, at which the topics that follow are shown.") long position)
            implements
                ServerMessage {
        /** At a position that is not known. */
        public SessionEstablished(String sessionId, Bytes token, long firstSequence, boolean resumed,
                int heartbeatMillis, Limits limits) {
            this(sessionId, token, firstSequence, resumed, heartbeatMillis, limits, 0);
        }

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
     * @param queryId the query that is refused, or 0
     */
    @Tag(3)
    @Doc("A login, a resume or a request was refused; the connection stays.")
    record Refused(@Doc("Number of the reason in the table of refusals.") int code, String name, String sentence,
            String detail, @Doc("The request that is refused, or 0.") long requestId,
            @Doc("The query that is refused, or 0.") long queryId) implements ServerMessage {
        /** A refusal in the words of its reason. */
        public static Refused of(RefusalReason reason, String detail, long requestId) {
            return new Refused(reason.code(), reason.name(), reason.sentence(), detail, requestId, 0);
        }

        /** A query is refused: a subscription, a search, a reading of the log. */
        public static Refused ofQuery(RefusalReason reason, String detail, long queryId) {
            return new Refused(reason.code(), reason.name(), reason.sentence(), detail, 0, queryId);
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

    /**
     * Topics are read from now on. Their states follow, all as they were at one position of the journal, and then every change.
     *
     * @param queryId of the Subscribe that this answers; 0 = the server begins anew because the client read too slowly
     * @param position of the journal
     * @param topics how many states follow
     * @param refused patterns that role or scope do not allow
     */
    @Tag(20)
    @Doc("Topics are read from now on; their states follow, all as they were at one position of the journal.")
    record Subscribed(@Doc("Of the Subscribe that this answers; 0 = the client read too slowly.") long queryId,
            @Doc("Of the journal.") long position, @Doc("How many states follow.") int topics,
            @Doc("Patterns that role or scope do not allow.") List<String> refused) implements ServerMessage {
        public Subscribed {
            refused = List.copyOf(refused);
        }
    }

    /**
     * What has changed of a topic since the version that was sent last on this connection. Only to clients that named the feature.
     *
     * @param changed fields that are not at their default replace those of the state, lists and maps as a whole
     * @param cleared numbers of fields of the state that are at their default now
     */
    @Tag(21)
    @Doc("What has changed of a topic since the version that was sent last on this connection.")
    record TopicDelta(String topic, long baseVersion, long version,
            @Doc("Fields that are not at their default replace those of the state, lists as a whole.") TopicState changed,
            @Doc("Numbers of fields of the state that are at their default now.") List<Integer> cleared)
            implements
                ServerMessage {
        public TopicDelta {
            cleared = List.copyOf(cleared);
        }
    }

    /** A topic is not read any more: it has ended, or is not within the session's scope now. */
    @Tag(22)
    @Doc("A topic is not read any more: it has ended, or is not within the session's scope now.")
    record TopicEnded(String topic) implements ServerMessage {}

    /**
     * Answers Search.
     *
     * @param total entries that there are, whatever the limit
     */
    @Tag(23)
    @Doc("Answers Search.")
    record Found(long queryId, @Doc("Of the journal.") long position,
            @Doc("Entries that there are, whatever the limit.") int total, List<DirectoryEntry> entries)
            implements
                ServerMessage {
        public Found {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A row of the log.
     *
     * @param position to go on from in another ReadLog, over a restart of the server too; nothing is to be read from it
     * @param row one JSON object with the columns of the call log's export
     */
    @Tag(24)
    @Doc("A row of the log.")
    record LogRow(long queryId,
            @Doc("To go on from in another ReadLog; nothing is to be read from it.") String position,
            @Doc("A JSON object with the columns of the call log's export.") String row) implements ServerMessage {}

    /**
     * Answers ReadDesk.
     *
     * @param name empty for a user who is no agent
     * @param supervisor whether he may log in as a supervisor
     * @param switches on which stations are, by the names that LogOn wants
     * @param reasons names of the site's codes, and of the server's own; a code that is not named may be given all the same
     */
    @Tag(60)
    @Doc("Answers ReadDesk.")
    record Desk(long queryId, @Doc("Of the journal.") long position, String userId,
            @Doc("Empty for a user who is no agent.") String name, String team,
            @Doc("He may log in as a supervisor.") boolean supervisor,
            @Doc("Names of the switches, as LogOn wants them.") List<String> switches,
            @Doc("Names of reason codes; one that is not named may be given all the same.") List<ReasonName> reasons)
            implements
                ServerMessage {
        public Desk {
            switches = List.copyOf(switches);
            reasons = List.copyOf(reasons);
        }
    }

    /** What people call a reason code. */
    record ReasonName(ReasonUse use, int code, String name) {}

    /** Answers ReadWrapUpCodes. */
    @Tag(61)
    @Doc("Answers ReadWrapUpCodes.")
    record WrapUpCodes(long queryId, @Doc("Of the journal.") long position, String skill,
            @Doc("Empty = any code may be given.") List<String> codes) implements ServerMessage {
        public WrapUpCodes {
            codes = List.copyOf(codes);
        }
    }

    /** To a proxy: octets for a client, as they are. */
    @Tag(27)
    @Doc("To a proxy: octets for a client.")
    record CarryBytes(long channel, Bytes bytes) implements ServerMessage {}

    /** To a proxy: the server has closed a client's connection. */
    @Tag(28)
    @Doc("To a proxy: the server has closed a client's connection.")
    record CarryClose(long channel) implements ServerMessage {}
}
