package io.strowger.core.state;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.SessionRole;

/**
 * A client's session.
 *
 * @param connection 0 while detached
 * @param nextSequence of the next push, from 1
 * @param highestRequestId seen so far
 */
public record Session(String sessionId, String userId, SessionRole role, Bytes tokenHash, long connection,
        long nextSequence, long highestRequestId) {
    public boolean isAttached() {
        return connection != 0;
    }

    public Session withConnection(long value) {
        return new Session(sessionId, userId, role, tokenHash, value, nextSequence, highestRequestId);
    }

    public Session withNextSequence(long value) {
        return new Session(sessionId, userId, role, tokenHash, connection, value, highestRequestId);
    }

    public Session withHighestRequestId(long value) {
        return new Session(sessionId, userId, role, tokenHash, connection, nextSequence, value);
    }
}
