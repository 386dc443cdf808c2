package io.strowger.agent.session;

import static io.strowger.agent.session.ProtocolLimits.NANOS_PER_MILLI;

/** When a {@link ServerConnection} must have come further, when its client counts as silent, and when it must show life itself. Confined to the thread of its connection. */
final class ServerClock {
    private int heartbeatMillis;
    private long limitAt;
    private long receivedAt;
    private long heartbeatAt = ServerConnection.NO_DEADLINE;
    private boolean reading = true;

    ServerClock(int heartbeatMillis, long nowNanos) {
        this.heartbeatMillis = heartbeatMillis;
        this.receivedAt = nowNanos;
        limit(ProtocolLimits.HELLO_MILLIS_MAX, nowNanos);
    }

    /** The next step is due within so long. */
    void limit(long millis, long nowNanos) {
        limitAt = nowNanos + millis * NANOS_PER_MILLI;
    }

    void noLimit() {
        limitAt = ServerConnection.NO_DEADLINE;
    }

    boolean isLate(long nowNanos) {
        return nowNanos >= limitAt;
    }

    /** A whole message has come. */
    void received(long nowNanos) {
        receivedAt = nowNanos;
    }

    /** A client that is not read cannot be heard. */
    void reads(boolean nowReading, long nowNanos) {
        reading = nowReading;
        receivedAt = nowNanos;
    }

    /** When the client counts as silent in this state. */
    long silentAt(ServerState state) {
        boolean watched = reading && state != ServerState.AWAIT_HELLO && state != ServerState.CLOSING;
        return watched
                ? receivedAt + (long) ProtocolLimits.HEARTBEATS_MISSED_MAX * heartbeatMillis * NANOS_PER_MILLI
                : ServerConnection.NO_DEADLINE;
    }

    int heartbeatMillis() {
        return heartbeatMillis;
    }

    /** What the client would like, held to its range; 0 = nothing. */
    void wish(int millis) {
        if (millis != 0) {
            heartbeatMillis = Math.clamp(millis, ProtocolLimits.HEARTBEAT_MILLIS_MIN,
                    ProtocolLimits.HEARTBEAT_MILLIS_MAX);
        }
    }

    /** Something is sent, which shows life. */
    void sends(long nowNanos) {
        heartbeatAt = nowNanos + heartbeatMillis * NANOS_PER_MILLI;
    }

    boolean isHeartbeatDue(long nowNanos) {
        return nowNanos >= heartbeatAt;
    }

    /** When there is something to do in this state. */
    long nextDeadline(ServerState state) {
        return Math.min(Math.min(limitAt, silentAt(state)),
                state == ServerState.CLOSING ? ServerConnection.NO_DEADLINE : heartbeatAt);
    }
}
