package io.strowger.agent.client;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.strowger.agent.session.ClientSettings;
import io.strowger.core.input.SessionRole;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLEngine;

/** How a client connects and as whom. Immutable; made by {@link #builder(String, int)}. */
public final class AgentClientOptions {
    /** First pause before connecting again unless set otherwise, in milliseconds. */
    public static final int RECONNECT_MILLIS_MIN = 500;
    /** Longest pause before connecting again unless set otherwise, in milliseconds. */
    public static final int RECONNECT_MILLIS_MAX = 15_000;
    /** Longest time for opening a connection unless set otherwise, in milliseconds. */
    public static final int CONNECT_MILLIS_MAX = 10_000;

    private final Builder values;
    private final ClientSettings settings;

    private AgentClientOptions(Builder values) {
        this.values = values;
        this.settings = new ClientSettings(values.userId, values.password, values.role, values.takeover,
                values.clientName, values.clientVersion, values.heartbeatMillis, values.requestMillisMax,
                values.loginToken,
                values.takesChanges);
    }

    /** Options for a server's agent port. */
    public static Builder builder(String host, int port) {
        return new Builder(host, port);
    }

    String host() {
        return values.host;
    }

    int port() {
        return values.port;
    }

    ClientSettings settings() {
        return settings;
    }

    /** The user who logs in. */
    public String userId() {
        return values.userId;
    }

    /** The switch that stations are meant on where a call names none. */
    public String switchName() {
        return values.switchName;
    }

    EventLoopGroup group() {
        return values.group;
    }

    Executor callbacks() {
        return values.callbacks;
    }

    BiFunction<ByteBufAllocator, AgentClientOptions, SslHandler> tls() {
        return values.tls;
    }

    boolean isWebSocket() {
        return values.webSocket;
    }

    int connectMillisMax() {
        return values.connectMillisMax;
    }

    Backoff backoff() {
        return new Backoff(values.reconnectMillisMin, values.reconnectMillisMax,
                values.random == null ? new SplittableRandom() : values.random);
    }

    /** The same options for another role. */
    public AgentClientOptions withRole(SessionRole role) {
        Builder copy = new Builder(values);
        copy.role = role;
        return new AgentClientOptions(copy);
    }

    /** Collects options. Confined to one thread. */
    public static final class Builder {
        private final String host;
        private final int port;
        private String userId = "";
        private String password = "";
        private SessionRole role = SessionRole.AGENT;
        private boolean takeover;
        private String switchName = "";
        private String clientName = "strowger-client";
        private String clientVersion = "";
        private int heartbeatMillis;
        private int requestMillisMax = ClientSettings.REQUEST_MILLIS_DEFAULT;
        private int reconnectMillisMin = RECONNECT_MILLIS_MIN;
        private int reconnectMillisMax = RECONNECT_MILLIS_MAX;
        private int connectMillisMax = CONNECT_MILLIS_MAX;
        private String loginToken = "";
        private boolean takesChanges = true;
        private EventLoopGroup group;
        private Executor callbacks = Runnable::run;
        private BiFunction<ByteBufAllocator, AgentClientOptions, SslHandler> tls;
        private boolean webSocket;
        private RandomGenerator random;

        private Builder(String host, int port) {
            this.host = Objects.requireNonNull(host, "host");
            this.port = port;
        }

        private Builder(Builder from) {
            this(from.host, from.port);
            userId = from.userId;
            password = from.password;
            role = from.role;
            takeover = from.takeover;
            switchName = from.switchName;
            clientName = from.clientName;
            clientVersion = from.clientVersion;
            heartbeatMillis = from.heartbeatMillis;
            requestMillisMax = from.requestMillisMax;
            reconnectMillisMin = from.reconnectMillisMin;
            reconnectMillisMax = from.reconnectMillisMax;
            connectMillisMax = from.connectMillisMax;
            loginToken = from.loginToken;
            takesChanges = from.takesChanges;
            group = from.group;
            callbacks = from.callbacks;
            tls = from.tls;
            webSocket = from.webSocket;
            random = from.random;
        }

        /** The user and his password. */
        public Builder user(String newUserId, String newPassword) {
            userId = Objects.requireNonNull(newUserId, "userId");
            password = Objects.requireNonNull(newPassword, "password");
            return this;
        }

        /** The user, with a signed token in place of his password. */
        public Builder userWithToken(String newUserId, String token) {
            userId = Objects.requireNonNull(newUserId, "userId");
            password = "";
            loginToken = Objects.requireNonNull(token, "token");
            return this;
        }

        /** Whether the server may send what has changed of a topic in place of the whole; it does unless told otherwise. */
        public Builder takesChanges(boolean takes) {
            takesChanges = takes;
            return this;
        }

        /** Ends a session that the user has elsewhere; without it the login is refused then. */
        public Builder takeover(boolean newTakeover) {
            takeover = newTakeover;
            return this;
        }

        /** The switch that stations are meant on where a call names none. */
        public Builder switchName(String newSwitchName) {
            switchName = Objects.requireNonNull(newSwitchName, "switchName");
            return this;
        }

        /** Shown to operators. */
        public Builder clientName(String name, String version) {
            clientName = Objects.requireNonNull(name, "name");
            clientVersion = Objects.requireNonNull(version, "version");
            return this;
        }

        /** The heartbeat interval to ask for; 0 = the server's. */
        public Builder heartbeatMillis(int millis) {
            heartbeatMillis = millis;
            return this;
        }

        /** Time after which a request without an outcome gets OUTCOME_UNKNOWN. */
        public Builder requestMillisMax(int millis) {
            requestMillisMax = millis;
            return this;
        }

        /** Pauses before connecting again, first and longest. */
        public Builder reconnectMillis(int min, int max) {
            reconnectMillisMin = min;
            reconnectMillisMax = max;
            return this;
        }

        /** Longest time for opening a connection. */
        public Builder connectMillisMax(int millis) {
            connectMillisMax = millis;
            return this;
        }

        /** Event loops to share with other clients; they stay open. Without, the client has a thread of its own. */
        public Builder group(EventLoopGroup newGroup) {
            group = newGroup;
            return this;
        }

        /**
         * Where listeners are called and futures completed; must keep the order, as one thread does. Without, the event loop: listeners must not block then, nor
         * wait for a future of the client.
         */
        public Builder callbacks(Executor newCallbacks) {
            callbacks = Objects.requireNonNull(newCallbacks, "callbacks");
            return this;
        }

        /** Encrypts the connection and checks the server's name. Without, it is plain TCP. */
        public Builder tls(SslContext context) {
            tls = context == null
                    ? null
                    : (allocator, options) -> context.newHandler(allocator, options.host(), options.port());
            return this;
        }

        /**
         * Encrypts the connection with engines of another provider, as for SM2, SM3 and SM4; each is made for the host and port, in client mode, and checks the
         * server's name itself.
         */
        public Builder tlsEngines(BiFunction<String, Integer, SSLEngine> engines) {
            tls = (allocator, options) -> new SslHandler(engines.apply(options.host(), options.port()));
            return this;
        }

        /** Whether the stream of frames goes through a WebSocket, for networks that let nothing else through; the port is the same. */
        public Builder webSocket(boolean newWebSocket) {
            webSocket = newWebSocket;
            return this;
        }

        /** What the pauses are drawn from; for tests and simulations. */
        public Builder random(RandomGenerator newRandom) {
            random = newRandom;
            return this;
        }

        /** The options; throws IllegalArgumentException when one is out of its range. */
        public AgentClientOptions build() {
            AgentClientOptions options = new AgentClientOptions(new Builder(this));
            options.backoff();
            return options;
        }
    }
}
