package io.strowger.agent.client;

import io.strowger.core.output.RefusalReason;

/**
 * What a client's connection is doing.
 *
 * @param reason why, NONE where nothing went wrong, null when this build does not know the server's code
 * @param text for people, may be empty
 */
public record ConnectionState(Kind kind, RefusalReason reason, String text) {
    /** The kinds. Constants are only appended. */
    public enum Kind {
        /** A new session stands. */
        ESTABLISHED,
        /** The session stands again; nothing was lost. */
        RESUMED,
        /** The connection is lost; the client connects again by itself. */
        DISCONNECTED,
        /** The session is gone at the server; the client asks for a new one by itself. */
        SESSION_LOST,
        /** Over for good; the client does nothing any more. */
        OVER
    }
}
