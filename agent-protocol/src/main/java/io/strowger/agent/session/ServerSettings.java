package io.strowger.agent.session;

/**
 * What a server's connections share. Immutable.
 *
 * @param serverName shown to clients
 * @param heartbeatMillis interval for clients that ask for none
 * @param agentRate what a desktop may send; also holds before a login
 * @param ivrRate what an IVR may send
 * @param waitingBytesMax bytes of pushes that may wait for a transport that takes nothing
 * @param waitingTopicsMax topics that may wait for a transport that takes nothing
 */
public record ServerSettings(String serverName, int heartbeatMillis, RateLimit agentRate, RateLimit ivrRate,
        int waitingBytesMax, int waitingTopicsMax) {
    /** Interval of heartbeats unless set otherwise, in milliseconds. */
    public static final int HEARTBEAT_MILLIS_DEFAULT = 10_000;
    /** Bytes of pushes that may wait, unless set otherwise. Holds at least one frame of the largest size. */
    public static final int WAITING_BYTES_MAX = 2 * 1024 * 1024;
    /** Topics that may wait, unless set otherwise. */
    public static final int WAITING_TOPICS_MAX = 4_096;

    /** What holds without configuration. */
    public static final ServerSettings DEFAULT = new ServerSettings("strowger", HEARTBEAT_MILLIS_DEFAULT,
            RateLimit.AGENT, RateLimit.IVR, WAITING_BYTES_MAX, WAITING_TOPICS_MAX);

    public ServerSettings {
        if (heartbeatMillis < ProtocolLimits.HEARTBEAT_MILLIS_MIN
                || heartbeatMillis > ProtocolLimits.HEARTBEAT_MILLIS_MAX) {
            throw new IllegalArgumentException("heartbeatMillis is out of range: " + heartbeatMillis);
        }
        if (waitingBytesMax < 1 || waitingTopicsMax < 1) {
            throw new IllegalArgumentException("what may wait is at least 1");
        }
    }
}
