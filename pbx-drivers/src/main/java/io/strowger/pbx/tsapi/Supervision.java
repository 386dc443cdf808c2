package io.strowger.pbx.tsapi;

/**
 * Whether the server lives, from what is heard of it. Off until the first heartbeat; from then on a silence of two
 * periods is too long. A server that has sent no heartbeat yet is asked for a sign when it has been silent for a
 * while, and must answer in time. All times are on the reading clock.
 */
final class Supervision {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final long probeIdle;
    private final long probeTimeout;
    private long lastHeard;
    private long probedAt = NEVER;
    private boolean heartbeatSeen;
    private long period;

    Supervision(TsapiOptions options) {
        probeIdle = options.liveness().probeIdle() * NANOS_PER_MILLI;
        probeTimeout = options.times().handshake() * NANOS_PER_MILLI;
    }

    /** A stream is open. */
    void begin(long now) {
        heard(now);
        heartbeatSeen = false;
        period(TsapiOptions.HEARTBEAT_SECONDS);
    }

    /** Any frame. */
    void heard(long now) {
        lastHeard = now;
        probedAt = NEVER;
    }

    /** A heartbeat. */
    void heartbeat() {
        heartbeatSeen = true;
    }

    /** The server's period, as it confirmed it; one shorter than the protocol allows is taken for the shortest. */
    void period(int seconds) {
        period = Math.max(TsapiOptions.HEARTBEAT_SECONDS_MIN, seconds) * NANOS_PER_SECOND;
    }

    /** It was asked for a sign. */
    void probed(long now) {
        probedAt = now;
    }

    /** When the silence will have lasted too long. */
    long silentAt() {
        if (heartbeatSeen) {
            return lastHeard + 2 * period;
        }
        return probedAt == NEVER ? NEVER : probedAt + probeTimeout;
    }

    /** When it is to be asked for a sign. */
    long probeAt() {
        return heartbeatSeen || probedAt != NEVER ? NEVER : lastHeard + probeIdle;
    }

    long silentSeconds(long now) {
        return (now - lastHeard) / NANOS_PER_SECOND;
    }
}
