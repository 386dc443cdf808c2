package io.strowger.simulator.wire;

import java.util.List;
import java.util.Optional;

import io.strowger.csta.tsapi.ACSUniversalFailure;

/**
 * How one AE Services server behaves.
 *
 * @param tlinkName the Tlink it offers without TLS, such as {@code AVAYA#CM#CSTA#AES1}; compared without regard to case
 * @param users who may open streams
 * @param keyReply which key exchange it uses
 * @param versions what it agrees to at most
 * @param heartbeatSeconds period of heartbeats until a client sets another, 5 to 60
 * @param licences how many streams and monitored devices it has licences for
 * @param seed seed of the keys and of faults that happen by chance
 */
public record LinkSettings(
        String tlinkName,
        List<User> users,
        KeyReply keyReply,
        Versions versions,
        int heartbeatSeconds,
        Licences licences,
        long seed) {
    /** Lowest private-data version that can be agreed. */
    public static final int MIN_PRIVATE_DATA_VERSION = 4;
    /** Highest private-data version that can be agreed. */
    public static final int MAX_PRIVATE_DATA_VERSION = 18;
    /** Shortest heartbeat period in seconds. */
    public static final int MIN_HEARTBEAT_SECONDS = 5;
    /** Longest heartbeat period in seconds. */
    public static final int MAX_HEARTBEAT_SECONDS = 60;
    /** Most characters of a Tlink's name. */
    public static final int MAX_TLINK_NAME = 48;
    /** Most users of one server. */
    public static final int MAX_USERS = 1_000;
    private static final int TLINK_PARTS = 4;
    private static final int SERVICE_PART = 2;
    private static final int SERVER_PART = 3;
    private static final String PLAIN_SERVICE = "CSTA";
    private static final String SECURE_SERVICE = "CSTA-S";

    /** Which answer to a key request is given, and so how the password is hidden. */
    public enum KeyReply {
        /** AuthReplyTwo: the password can be recovered. */
        ENCODE,
        /** KeyReply: only equality can be checked. */
        SCRAMBLE
    }

    /**
     * The versions that are agreed at most.
     *
     * @param privateData Avaya private data, 4 to 18; 0 for a server that has none
     * @param api the programming interface: 2, or 1 for a server that knows only the old forms of routing
     */
    public record Versions(int privateData, int api) {
        /** The newest. */
        public static final Versions NEWEST = new Versions(MAX_PRIVATE_DATA_VERSION, 2);

        public Versions {
            require(privateData == 0
                    || privateData >= MIN_PRIVATE_DATA_VERSION && privateData <= MAX_PRIVATE_DATA_VERSION,
                    "private data version: " + privateData);
            require(api == 1 || api == 2, "API version: " + api);
        }
    }

    /**
     * Somebody who may open streams.
     *
     * @param login the login
     * @param password the login's password
     * @param permissions what the user may do to which devices
     * @param barred why the user's streams are refused although login and password are right, such as
     * {@link ACSUniversalFailure#TSERVER_ACCT_LOCKED_OUT}; null when they are not
     */
    public record User(String login, String password, Permissions permissions, ACSUniversalFailure barred) {
        /** Most characters of a login. */
        public static final int MAX_LOGIN = 48;
        /** Most characters of a password that the key exchange can hide. */
        public static final int MAX_PASSWORD = 40;

        public User {
            require(!login.isEmpty() && login.length() <= MAX_LOGIN, "login: " + login.length() + " characters");
            require(password.length() <= MAX_PASSWORD,
                    "password of " + login + ": more than " + MAX_PASSWORD + " characters");
        }

        /** A user who may do everything. */
        public static User of(String login, String password) {
            return new User(login, password, Permissions.EVERYTHING, null);
        }

        @Override
        public String toString() {
            return "User[" + login + ", " + permissions + (barred == null ? "" : ", " + barred) + "]";
        }
    }

    /**
     * What there are licences for.
     *
     * @param streams open streams, 0 to {@link AesServer#MAX_STREAMS}
     * @param devices devices that are monitored at a time
     * @param fetchMillis how long it takes to fetch a device's licence; they are fetched one by one. 0 for no time
     */
    public record Licences(int streams, int devices, long fetchMillis) {
        /** Longest time that a licence may take. */
        public static final long MAX_FETCH_MILLIS = 60_000;
        /** As many as can be used, at once. */
        public static final Licences PLENTY = new Licences(AesServer.MAX_STREAMS, Integer.MAX_VALUE, 0);

        public Licences {
            require(streams >= 0 && streams <= AesServer.MAX_STREAMS, "licences of streams: " + streams);
            require(devices >= 0, "licences of devices: " + devices);
            require(fetchMillis >= 0 && fetchMillis <= MAX_FETCH_MILLIS, "time of a licence: " + fetchMillis + " ms");
        }
    }

    public LinkSettings {
        users = List.copyOf(users);
        require(tlinkName.length() <= MAX_TLINK_NAME, "Tlink name longer than " + MAX_TLINK_NAME + ": " + tlinkName);
        String[] parts = tlinkName.split("#", -1);
        require(parts.length == TLINK_PARTS && parts[SERVICE_PART].equalsIgnoreCase(PLAIN_SERVICE),
                "not the name of a Tlink, such as AVAYA#CM#CSTA#AES1: " + tlinkName);
        require(!users.isEmpty() && users.size() <= MAX_USERS, "users: " + users.size());
        require(users.stream().map(User::login).distinct().count() == users.size(), "a login is there twice");
        require(heartbeatSeconds >= MIN_HEARTBEAT_SECONDS && heartbeatSeconds <= MAX_HEARTBEAT_SECONDS,
                "heartbeat period: " + heartbeatSeconds + " s");
    }

    /** Settings with one user who may do everything, and licences for everybody. */
    public LinkSettings(String tlinkName, String login, String password, KeyReply keyReply, int maxPrivateDataVersion,
            int heartbeatSeconds, long seed) {
        this(tlinkName, List.of(User.of(login, password)), keyReply, new Versions(maxPrivateDataVersion, 2),
                heartbeatSeconds, Licences.PLENTY, seed);
    }

    /** Settings with the usual Tlink, all versions, the recoverable password and a heartbeat every 20 seconds. */
    public static LinkSettings of(String login, String password) {
        return new LinkSettings("AVAYA#CM#CSTA#AES1", login, password, KeyReply.ENCODE, MAX_PRIVATE_DATA_VERSION, 20,
                1);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The same for a server of another name, which is the last part of the Tlink's. */
    public LinkSettings named(String serverName) {
        String[] parts = tlinkName.split("#", -1);
        parts[SERVER_PART] = serverName;
        return new LinkSettings(String.join("#", parts), users, keyReply, versions, heartbeatSeconds, licences, seed);
    }

    /** The same with other users. */
    public LinkSettings withUsers(List<User> newUsers) {
        return new LinkSettings(tlinkName, newUsers, keyReply, versions, heartbeatSeconds, licences, seed);
    }

    /** The same with other licences. */
    public LinkSettings withLicences(Licences newLicences) {
        return new LinkSettings(tlinkName, users, keyReply, versions, heartbeatSeconds, newLicences, seed);
    }

    /** The same with other versions. */
    public LinkSettings withVersions(Versions newVersions) {
        return new LinkSettings(tlinkName, users, keyReply, newVersions, heartbeatSeconds, licences, seed);
    }

    /** The server's name: the last part of its Tlinks'. */
    public String serverName() {
        return tlinkName.split("#", -1)[SERVER_PART];
    }

    /** The Tlink it offers with TLS. */
    public String secureTlinkName() {
        String[] parts = tlinkName.split("#", -1);
        parts[SERVICE_PART] = SECURE_SERVICE;
        return String.join("#", parts);
    }

    /** Highest private-data version it agrees to. */
    public int maxPrivateDataVersion() {
        return versions.privateData();
    }

    /** The first user's login. */
    public String login() {
        return users.get(0).login();
    }

    /** The first user's password. */
    public String password() {
        return users.get(0).password();
    }

    Optional<User> user(String login) {
        return users.stream().filter(user -> user.login().equals(login)).findFirst();
    }
}
