package io.strowger.core.state;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.SessionRole;

/**
 * A client's session.
 *
 * @param connection 0 while detached
 * @param nextSequence of the next push, from 1
 * @param highestRequestId seen so far
 * @param acknowledged sequence up to which the client has every push
 */
public record Session(String sessionId, String userId, SessionRole role, Bytes tokenHash, long connection,
        long nextSequence, long highestRequestId, long acknowledged) {
    public boolean isAttached() {
        return connection != 0;
    }

    public Session withConnection(long value) {
        return new Session(sessionId, userId, role, tokenHash, value, nextSequence, highestRequestId, acknowledged);
    }

    public Session withNextSequence(long value) {
        return new Session(sessionId, userId, role, tokenHash, connection, value, highestRequestId, acknowledged);
    }

    public Session withHighestRequestId(long value) {
        return new Session(sessionId, userId, role, tokenHash, connection, nextSequence, value, acknowledged);
    }

    public Session withAcknowledged(long value) {
        return new Session(sessionId, userId, role, tokenHash, connection, nextSequence, highestRequestId, value);
    }

    /** Pushes that the client has not acknowledged. */
    public long pending() {
        return nextSequence - 1 - acknowledged;
    }
}
