package io.strowger.agent.session;

/** Where the client's side of a session is. */
public enum ClientState {
    /** No transport; the session, if there was one, may be resumed. */
    DISCONNECTED,
    /** Hello was sent. */
    GREETING,
    /** Login was sent. */
    LOGGING_IN,
    /** Resume was sent. */
    RESUMING,
    /** The session stands. */
    ATTACHED,
    /** The transport is of no more use and is to be closed. */
    FAILED,
    /** Over for good. */
    OVER
}
