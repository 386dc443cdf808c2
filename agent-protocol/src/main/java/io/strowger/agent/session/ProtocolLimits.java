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

    static final long NANOS_PER_MILLI = 1_000_000L;

    private ProtocolLimits() {}
}
