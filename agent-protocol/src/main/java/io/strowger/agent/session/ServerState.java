package io.strowger.agent.session;

/** Where the server's side of a connection is. */
public enum ServerState {
    /** Connected; no version is agreed. */
    AWAIT_HELLO,
    /** A version is agreed; nobody is logged in. */
    AWAIT_LOGIN,
    /** A login or a resume is with the gateway. */
    AUTHENTICATING,
    /** A session stands on the connection. */
    ATTACHED,
    /** Closing has been said; the transport is to end. */
    CLOSING
}
