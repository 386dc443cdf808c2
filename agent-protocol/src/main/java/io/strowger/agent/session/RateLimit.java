package io.strowger.agent.session;

/**
 * How fast a client may send.
 *
 * @param messagesPerSecond sustained rate, at least 1
 * @param burstMessages messages that may come at once, at least 1
 */
public record RateLimit(int messagesPerSecond, int burstMessages) {
    /** What a desktop may send. */
    public static final RateLimit AGENT = new RateLimit(50, 200);
    /** What an IVR may send for all of its ports. */
    public static final RateLimit IVR = new RateLimit(2_000, 4_000);
    /** What a proxy may send for all that it carries; each of these is held to its own limit besides. */
    public static final RateLimit PROXY = new RateLimit(50_000, 200_000);

    public RateLimit {
        if (messagesPerSecond < 1 || burstMessages < 1) {
            throw new IllegalArgumentException(
                    "a rate limit is at least 1: " + messagesPerSecond + ", " + burstMessages);
        }
    }
}
