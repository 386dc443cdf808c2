package io.strowger.simulator.wire;

/**
 * How the server side of the link behaves.
 *
 * @param tlinkName the Tlink it offers, such as {@code AVAYA#CM#CSTA#AES1}; compared without regard to case
 * @param login the login it accepts
 * @param password that login's password
 * @param keyReply which key exchange it uses
 * @param maxPrivateDataVersion highest private-data version it agrees to, 4 to 8
 * @param heartbeatSeconds period of heartbeats until a client sets another, 5 to 60
 * @param seed seed of the keys
 */
public record LinkSettings(
        String tlinkName,
        String login,
        String password,
        KeyReply keyReply,
        int maxPrivateDataVersion,
        int heartbeatSeconds,
        long seed) {
    /** Lowest private-data version that can be agreed. */
    public static final int MIN_PRIVATE_DATA_VERSION = 4;
    /** Highest private-data version that can be agreed. */
    public static final int MAX_PRIVATE_DATA_VERSION = 8;
    /** Shortest heartbeat period in seconds. */
    public static final int MIN_HEARTBEAT_SECONDS = 5;
    /** Longest heartbeat period in seconds. */
    public static final int MAX_HEARTBEAT_SECONDS = 60;

    /** Which answer to a key request is given, and so how the password is hidden. */
    public enum KeyReply {
        /** AuthReplyTwo: the password can be recovered. */
        ENCODE,
        /** KeyReply: only equality can be checked. */
        SCRAMBLE
    }

    public LinkSettings {
        if (maxPrivateDataVersion < MIN_PRIVATE_DATA_VERSION || maxPrivateDataVersion > MAX_PRIVATE_DATA_VERSION) {
            throw new IllegalArgumentException("private data version: " + maxPrivateDataVersion);
        }
        if (heartbeatSeconds < MIN_HEARTBEAT_SECONDS || heartbeatSeconds > MAX_HEARTBEAT_SECONDS) {
            throw new IllegalArgumentException("heartbeat period: " + heartbeatSeconds + " s");
        }
    }

    /** Settings with the usual Tlink, version 8, the recoverable password and a heartbeat every 20 seconds. */
    public static LinkSettings of(String login, String password) {
        return new LinkSettings("AVAYA#CM#CSTA#AES1", login, password, KeyReply.ENCODE, MAX_PRIVATE_DATA_VERSION, 20,
                1);
    }

    @Override
    public String toString() {
        return "LinkSettings[tlinkName=" + tlinkName + ", login=" + login + ", keyReply=" + keyReply
                + ", maxPrivateDataVersion="
                + maxPrivateDataVersion + ", heartbeatSeconds=" + heartbeatSeconds + ", seed=" + seed + "]";
    }
}
