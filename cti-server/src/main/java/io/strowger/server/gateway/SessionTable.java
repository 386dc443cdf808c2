package io.strowger.server.gateway;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Output;
import io.strowger.core.state.Session;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The edge's picture of the engine's sessions: filled from the recovered state, then kept up by outputs. Written by the
 * core thread (and by the starting one before it), read by any.
 */
final class SessionTable {
    /** Registrations of ports by one session that may wait for their outcome; the engine remembers as many requests. */
    static final int REGISTRATIONS_MAX = 256;

    private final Map<String, Entry> byId = new ConcurrentHashMap<>();
    private final Map<String, Entry> byUser = new ConcurrentHashMap<>();
    private final Map<String, Entry> byPort = new ConcurrentHashMap<>();
    /** Users whose session is being opened, with the connection on which. */
    private final Map<String, Long> opening = new ConcurrentHashMap<>();

    /** A session and the connection that it stands on, as far as the edge knows; 0 = none. */
    static final class Entry {
        private final String sessionId;
        private final String userId;
        private final SessionRole role;
        private final Bytes tokenHash;
        private volatile long connection;
        private volatile Set<String> ports = Set.of();
        private volatile boolean registered;
        private final Map<Long, Set<String>> registrations = new ConcurrentHashMap<>();

        private Entry(String sessionId, String userId, SessionRole role, Bytes tokenHash) {
            this.sessionId = sessionId;
            this.userId = userId;
            this.role = role;
            this.tokenHash = tokenHash;
        }

        String sessionId() {
            return sessionId;
        }

        String userId() {
            return userId;
        }

        SessionRole role() {
            return role;
        }

        long connection() {
            return connection;
        }

        /** Whether this is the token that the session was opened with; takes the same time whichever byte differs. */
        boolean isProvedBy(Bytes token) {
            return MessageDigest.isEqual(Tokens.hash(token).toByteArray(), tokenHash.toByteArray());
        }

        /** The client asks to register these topics; they are its own when the engine has agreed. */
        void registering(long requestId, Set<String> topics) {
            if (registrations.size() < REGISTRATIONS_MAX) {
                registrations.put(requestId, topics);
            }
        }
    }

    void recover(Collection<Session> sessions) {
        for (Session session : sessions) {
            put(new Entry(session.sessionId(), session.userId(), session.role(), session.tokenHash()));
        }
    }

    private void put(Entry entry) {
        byId.put(entry.sessionId, entry);
        byUser.put(user(entry.userId, entry.role), entry);
    }

    /** A supervisor is an agent, too: he has one session, whichever role he took. */
    private static String user(String userId, SessionRole role) {
        return (role.isAgent() ? SessionRole.AGENT : role) + "/" + userId;
    }

    /** The session stands on a connection; gives the connection that it stood on before. */
    long attached(Output.SessionAttached output) {
        Entry entry = byId.get(output.sessionId());
        if (entry == null) {
            entry = new Entry(output.sessionId(), output.userId(), output.role(), output.tokenHash());
            put(entry);
        }
        long before = entry.connection;
        entry.connection = output.connection();
        return before;
    }

    Optional<Entry> ended(String sessionId) {
        Entry entry = byId.remove(sessionId);
        if (entry != null) {
            byUser.remove(user(entry.userId, entry.role), entry);
            entry.ports.forEach(topic -> byPort.remove(topic, entry));
        }
        return Optional.ofNullable(entry);
    }

    /**
     * The engine has decided about a request; when it was a registration of ports, its topics now belong to the
     * session.
     */
    void outcome(Entry entry, long requestId, boolean done) {
        Set<String> topics = entry.registrations.remove(requestId);
        if (topics != null && done) {
            entry.ports.forEach(topic -> byPort.remove(topic, entry));
            entry.ports = topics;
            entry.registered = true;
            topics.forEach(topic -> byPort.put(topic, entry));
        }
    }

    /**
     * A session of the user is going to be opened on a connection, until {@link #opened}.
     *
     * @param takeover whoever else is doing so at this moment gives way
     * @return false when somebody else does and does not give way
     */
    boolean opens(String userId, SessionRole role, long connection, boolean takeover) {
        if (takeover) {
            opening.put(user(userId, role), connection);
            return true;
        }
        return opening.putIfAbsent(user(userId, role), connection) == null;
    }

    /** It stands, or was refused. */
    void opened(String userId, SessionRole role, long connection) {
        opening.remove(user(userId, role), connection);
    }

    Optional<Entry> find(String sessionId) {
        return Optional.ofNullable(byId.get(sessionId));
    }

    Optional<Entry> ofUser(String userId, SessionRole role) {
        return Optional.ofNullable(byUser.get(user(userId, role)));
    }

    /** The session that registered a port in this run of the server, if one did. */
    Optional<Entry> ofPort(String topic) {
        return Optional.ofNullable(byPort.get(topic));
    }

    /**
     * Whether an IVR's session came from a former run and has not registered ports since: which are its own is known to
     * the engine only.
     */
    static boolean mayOwnAnyPort(Entry entry) {
        return entry.role == SessionRole.IVR && !entry.registered;
    }

    Collection<Entry> all() {
        return byId.values();
    }

    int size() {
        return byId.size();
    }
}
