package io.strowger.agent.session;

/** The limits of the protocol that both ends know. Limits that a server may set otherwise are in {@link ServerSettings}. */
public final class ProtocolLimits {
    /** Lowest protocol version that this build speaks. */
    public static final int VERSION_MIN = 1;
    /** Highest protocol version that this build speaks. */
    public static final int VERSION_MAX = 1;
    /** Shortest heartbeat interval that a client may ask for, in milliseconds. */
    public static final int HEARTBEAT_MILLIS_MIN = 1_000;
    /** Longest heartbeat interval that a client may ask for, in milliseconds. */
    public static final int HEARTBEAT_MILLIS_MAX = 60_000;
    /** A side that has had nothing for so many intervals ends the connection. */
    public static final int HEARTBEATS_MISSED_MAX = 2;
    /** Time from the connection to Hello, in milliseconds. */
    public static final int HELLO_MILLIS_MAX = 10_000;
    /** Time from Welcome, or from a refused login, to the next login, in milliseconds. */
    public static final int LOGIN_MILLIS_MAX = 30_000;
    /** Time that the server may take over a login, in milliseconds. */
    public static final int AUTHENTICATION_MILLIS_MAX = 30_000;
    /** Logins and resumes of one connection, refused ones included. */
    public static final int LOGINS_MAX = 4;
    /** Time that a peer has to read Closing and go, in milliseconds. */
    public static final int LINGER_MILLIS_MAX = 1_000;
    /** Characters of a name, version, user id, password or session id in Hello, Login and Resume. */
    public static final int TEXT_CHARS_MAX = 256;
    /** Characters of a login token. */
    public static final int LOGIN_TOKEN_CHARS_MAX = 4_096;
    /** Features in Hello. */
    public static final int FEATURES_MAX = 64;
    /** Bytes of a session token. */
    public static final int TOKEN_BYTES_MAX = 64;
    /** Pushes after which a client acknowledges. */
    public static final int ACKNOWLEDGE_PUSHES_MAX = 16;
    /** Time after which a client acknowledges a push, in milliseconds. */
    public static final int ACKNOWLEDGE_MILLIS_MAX = 200;
    /** Requests of a client that wait for their outcome. Resending all of them stays below the burst that a server allows. */
    public static final int REQUESTS_OUTSTANDING_MAX = 128;

    /** Patterns that one connection subscribes to. */
    public static final int PATTERNS_MAX = 256;
    /** Entries in one answer from the directory. */
    public static final int SEARCH_ENTRIES_MAX = 200;
    /** Streams of the log that one connection reads at a time. */
    public static final int LOG_STREAMS_MAX = 4;
    /** Rows of the log that may be under way without an acknowledgement. */
    public static final int LOG_WINDOW_MAX = 1_000;
    /** Time that a transport may take no bytes before the connection ends, in milliseconds. */
    public static final int STALLED_MILLIS_MAX = 30_000;
    /** Clients that one proxy carries over one connection. */
    public static final int CARRIED_MAX = 10_000;
    /** Octets of a client's stream in one message of a proxy. */
    public static final int CARRIED_BYTES_MAX = 32 * 1024;
    /** The feature that lets the server send what has changed of a topic in place of the whole. */
    public static final String FEATURE_DELTA = "delta";

    static final long NANOS_PER_MILLI = 1_000_000L;

    private ProtocolLimits() {}
}
