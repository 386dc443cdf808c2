package io.strowger.agent.session;

/** What may happen to the server's side of a connection. */
public enum ServerCause {
    /** The client sent Hello. */
    HELLO,
    /** The client sent Login. */
    LOGIN,
    /** The client sent Resume. */
    RESUME,
    /** The client sent Heartbeat. */
    HEARTBEAT,
    /** The client sent Acknowledge. */
    ACKNOWLEDGE,
    /** The client sent Request. */
    REQUEST,
    /** The client sent Logout. */
    LOGOUT,
    /** The gateway says that the session stands. */
    ESTABLISHED,
    /** The gateway refuses the login or the resume. */
    LOGIN_REFUSED,
    /** The gateway refuses a request. */
    REQUEST_REFUSED,
    /** The gateway hands over a push. */
    PUSH,
    /** The gateway hands over a topic. */
    TOPIC,
    /** The time for this state is over. */
    TIME_LIMIT,
    /** Nothing was received for two heartbeat intervals. */
    SILENCE,
    /** A rule was broken, or the gateway ends the connection. */
    CLOSE
}
