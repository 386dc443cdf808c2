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
     * Asks for a new session. Password and login token both empty: the client is known by its certificate.
     *
     * @param takeover ends a session that the user has elsewhere; without it such a login is refused
     * @param loginToken a signed token in place of the password, empty = none
     */
    @Tag(2)
    @Doc("Asks for a new session.")
    record Login(String userId, String password, SessionRole role,
            @Doc("Ends a session that the user has elsewhere; without it such a login is refused.") boolean takeover,
            @Doc("A signed token in place of the password.") String loginToken) implements ClientMessage {
        /** With a password. */
        public Login(String userId, String password, SessionRole role, boolean takeover) {
            this(userId, password, role, takeover, "");
        }

        /** Leaves password and token out. */
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

    /**
     * The connection reads these topics from now on, besides those that it reads already.
     *
     * @param queryId chosen by the client; comes back in the answer
     * @param patterns names of topics, or beginnings of names that end with {@code /*}; {@code *} stands for all that the session may read
     */
    @Tag(20)
    @Doc("The connection reads these topics from now on, besides those that it reads already.")
    record Subscribe(@Doc("Chosen by the client; comes back in the answer.") long queryId,
            @Doc("Names of topics, or beginnings of names that end with /*; * stands for all.") List<String> patterns)
            implements
                ClientMessage {
        public Subscribe {
            patterns = List.copyOf(patterns);
        }
    }

    /** The connection reads what these patterns brought no longer. */
    @Tag(21)
    @Doc("The connection reads what these patterns brought no longer; they are taken back as they were given.")
    record Unsubscribe(List<String> patterns) implements ClientMessage {
        public Unsubscribe {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * Looks into the directory.
     *
     * @param text part of an id, a name or a station, upper or lower case; empty = everybody
     * @param offset of the first entry that is wanted
     * @param limit entries that are wanted at most
     */
    @Tag(22)
    @Doc("Looks into the directory.")
    record Search(long queryId, @Doc("Part of an id, a name or a station; empty = everybody.") String text,
            SearchFilter filter, @Doc("Of the first entry that is wanted, from 0.") int offset,
            @Doc("Entries that are wanted at most.") int limit) implements ClientMessage {}

    /**
     * Reads the log from a position on, and what is added to it.
     *
     * @param position empty = from the beginning, {@code end} = from now on, digits = from that input of the journal, otherwise the position of the last row
     * that the client has kept
     * @param window rows that may be under way without an acknowledgement
     * @param intervals of streams of intervals only; null = half hours of the site's zone, counts booked when they happen
     */
    @Tag(23)
    @Doc("Reads the log from a position on, and what is added to it.")
    record ReadLog(long queryId, LogStream stream,
            @Doc("Of the last row that was kept; empty = from the beginning, end = from now on.") String position,
            @Doc("Rows that may be under way without an acknowledgement.") int window,
            @Doc("Of streams of intervals only; absent = half hours of the site's zone, counts booked when they happen.") LogIntervals intervals)
            implements
                ClientMessage {
        /** Of a stream that is of no intervals, or of intervals as they are usual. */
        public ReadLog(long queryId, LogStream stream, String position, int window) {
            this(queryId, stream, position, window, null);
        }
    }

    /**
     * How intervals are counted.
     *
     * @param minutes 15, 30, 60 or 1440 for a day; 0 = 30
     * @param zone whose clocks they are of, a name as in Europe/Berlin; empty = that of the position, or the site's
     * @param booking null = EVENT
     * @param seconds whether times of skills and agents come in whole seconds; otherwise in milliseconds
     */
    record LogIntervals(@Doc("15, 30, 60 or 1440 for a day; 0 = 30.") int minutes,
            @Doc("Whose clocks they are of, a name as in Europe/Berlin; empty = that of the position, or the site's.") String zone,
            @Doc("Absent = EVENT.") LogBooking booking,
            @Doc("Whether times of skills and agents come in whole seconds; otherwise in milliseconds.") boolean seconds) {}

    /** When counts of intervals are booked. Constants are only appended. */
    enum LogBooking {
        /** When they happen. */
        EVENT,
        /** In the interval in which their contact or call ends. */
        CALL_END
    }

    /** The client has kept so many rows of this query, all in all. */
    @Tag(24)
    @Doc("The client has kept so many rows of this query, all in all.")
    record AcknowledgeLog(long queryId, long rows) implements ClientMessage {}

    /** No more rows are wanted. */
    @Tag(25)
    @Doc("No more rows are wanted.")
    record StopLog(long queryId) implements ClientMessage {}

    /**
     * From a proxy: a client has connected to it.
     *
     * @param channel number that the proxy gives this client; not given again on this connection
     * @param address of the client
     */
    @Tag(26)
    @Doc("From a proxy: a client has connected to it.")
    record CarryOpen(@Doc("Number that the proxy gives this client; not given again on this connection.") long channel,
            @Doc("The address of the client.") String address) implements ClientMessage {}

    /** From a proxy: octets of a client, as they came. */
    @Tag(27)
    @Doc("From a proxy: octets of a client's stream.")
    record CarryBytes(long channel, Bytes bytes) implements ClientMessage {}

    /** From a proxy: the client is gone. */
    @Tag(28)
    @Doc("From a proxy: the client is gone.")
    record CarryClose(long channel) implements ClientMessage {}

    /** Asks what the desk of this user shows: who he is, and what reason codes are called. */
    @Tag(60)
    @Doc("Asks what the desk of this user shows: who he is, and what reason codes are called.")
    record ReadDesk(long queryId) implements ClientMessage {}

    /** Asks for the codes that contacts of a skill may be given. */
    @Tag(61)
    @Doc("Asks for the codes that contacts of a skill may be given.")
    record ReadWrapUpCodes(long queryId, String skill) implements ClientMessage {}

    /** Who is looked for. Constants are only appended. */
    enum SearchFilter {
        /** Everybody within scope. */
        ALL,
        /** Those who are ready. */
        FREE,
        /** Those to whom a call may be sent on: logged on, and the class of restriction allows it. */
        TRANSFERABLE,
        /** Those who supervise. */
        SUPERVISORS
    }

    /** What is read of the log. Constants are only appended. */
    enum LogStream {
        /** Call records: contacts and ordinary calls. */
        CALLS,
        /** The trace of agents. */
        AGENTS,
        /** Counters of VDNs by interval, as intervals close. */
        VDN_INTERVALS,
        /** Counts of skills and times of their agents by interval, likewise. */
        SKILL_INTERVALS,
        /** Counts and times of agents by interval, likewise. */
        AGENT_INTERVALS,
        /** Counts and times of agents in each of their skills by interval, likewise. */
        AGENT_SKILL_INTERVALS,
        /** Wrap-up codes by interval, likewise. */
        WRAP_UPS,
        /** Who changed what, how links are, and what was not as it should be. */
        ADMINISTRATION
    }
}
