package io.strowger.agent.session;

import static io.strowger.agent.session.ClientConnection.NO_DEADLINE;
import static io.strowger.agent.session.ProtocolLimits.NANOS_PER_MILLI;

/** When the client's side of a connection has something to do, in nanoseconds of its clock. Confined to one thread. */
final class ClientDeadlines {
    private int heartbeatMillis;
    private long handshakeAt = NO_DEADLINE;
    private long receivedAt = NO_DEADLINE;
    private long heartbeatAt = NO_DEADLINE;
    private long acknowledgeAt = NO_DEADLINE;
    private long paceAt = NO_DEADLINE;

    /** A transport is open: a session is due. */
    void onConnected(long nowNanos) {
        receivedAt = NO_DEADLINE;
        handshakeAt = nowNanos + ClientConnection.HANDSHAKE_MILLIS_MAX * NANOS_PER_MILLI;
    }

    /** Heartbeats begin. */
    void onWelcome(int intervalMillis, long nowNanos) {
        heartbeatMillis = intervalMillis;
        receivedAt = nowNanos;
        heartbeatSent(nowNanos);
    }

    void onEstablished() {
        handshakeAt = NO_DEADLINE;
    }

    /** A whole message is a sign of life. */
    void onReceived(long nowNanos) {
        if (receivedAt != NO_DEADLINE) {
            receivedAt = nowNanos;
        }
    }

    void onDetached() {
        handshakeAt = NO_DEADLINE;
        receivedAt = NO_DEADLINE;
        heartbeatAt = NO_DEADLINE;
        acknowledgeAt = NO_DEADLINE;
        paceAt = NO_DEADLINE;
    }

    void heartbeatSent(long nowNanos) {
        heartbeatAt = nowNanos + heartbeatMillis * NANOS_PER_MILLI;
    }

    /** Pushes wait for their acknowledgement; an earlier one is not put off. */
    void acknowledgeSoon(long nowNanos) {
        if (acknowledgeAt == NO_DEADLINE) {
            acknowledgeAt = nowNanos + ProtocolLimits.ACKNOWLEDGE_MILLIS_MAX * NANOS_PER_MILLI;
        }
    }

    void acknowledged() {
        acknowledgeAt = NO_DEADLINE;
    }

    /** Requests wait for the server's limit. */
    void pace(long atNanos) {
        paceAt = atNanos;
    }

    boolean handshakeFailed(long nowNanos) {
        return nowNanos >= handshakeAt;
    }

    boolean isSilent(long nowNanos) {
        return nowNanos >= silenceAt();
    }

    boolean heartbeatDue(long nowNanos) {
        return nowNanos >= heartbeatAt;
    }

    boolean acknowledgementDue(long nowNanos) {
        return nowNanos >= acknowledgeAt;
    }

    boolean paceDue(long nowNanos) {
        return nowNanos >= paceAt;
    }

    /** The first of them, or {@link ClientConnection#NO_DEADLINE}. */
    long next() {
        return Math.min(Math.min(handshakeAt, Math.min(silenceAt(), heartbeatAt)), Math.min(acknowledgeAt, paceAt));
    }

    private long silenceAt() {
        return receivedAt == NO_DEADLINE
                ? NO_DEADLINE
                : receivedAt + (long) ProtocolLimits.HEARTBEATS_MISSED_MAX * heartbeatMillis * NANOS_PER_MILLI;
    }
}
