package io.strowger.agent.session;

import io.strowger.core.input.SessionRole;

/**
 * Who a client is and what it wants. Immutable.
 *
 * @param takeover ends a session that the user has elsewhere
 * @param heartbeatMillis the wanted interval, 0 = the server's
 * @param requestMillisMax time after which a request without an outcome gets OUTCOME_UNKNOWN
 * @param loginToken a signed token in place of the password, empty = none
 * @param takesChanges whether the server may send what has changed of a topic in place of the whole
 */
public record ClientSettings(String userId, String password, SessionRole role, boolean takeover, String clientName,
        String clientVersion, int heartbeatMillis, int requestMillisMax, String loginToken, boolean takesChanges) {
    /** Time that a request has unless set otherwise, in milliseconds. */
    public static final int REQUEST_MILLIS_DEFAULT = 30_000;

    public ClientSettings {
        for (String text : new String[]{userId, password, clientName, clientVersion}) {
            if (text.length() > ProtocolLimits.TEXT_CHARS_MAX) {
                throw new IllegalArgumentException(
                        "a text has more than " + ProtocolLimits.TEXT_CHARS_MAX + " characters");
            }
        }
        if (requestMillisMax < 1) {
            throw new IllegalArgumentException("requestMillisMax is at least 1: " + requestMillisMax);
        }
    }

    /** With a password, and whole states only. */
    public ClientSettings(String userId, String password, SessionRole role, boolean takeover, String clientName,
            String clientVersion, int heartbeatMillis, int requestMillisMax) {
        this(userId, password, role, takeover, clientName, clientVersion, heartbeatMillis, requestMillisMax, "",
                false);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "ClientSettings[userId=" + userId + ", role=" + role + ", clientName=" + clientName + "]";
    }
}
