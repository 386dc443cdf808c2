package io.strowger.agent.testkit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ServerConnection;
import io.strowger.agent.session.ServerEvent;
import io.strowger.agent.session.ServerSettings;
import io.strowger.agent.session.TopicFrame;
import io.strowger.agent.transport.MonotonicClock;
import io.strowger.agent.transport.ServerConnectionHandler;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A gateway with its engine's part of the sessions in memory, on 127.0.0.1 and a free port. Every user's password is {@link #PASSWORD}. Every request is noted
 * and has the outcome that the test set. Any thread.
 */
public final class TestGateway implements AutoCloseable {
    /** The password of everybody. */
    public static final String PASSWORD = "secret";
    /** Time that a test waits for something that must come. */
    private static final int WAIT_SECONDS = 10;

    private static final class Session {
        private final String sessionId;
        private final SessionRole role;
        private final TreeMap<Long, Push> kept = new TreeMap<>();
        private final Map<Long, Push.RequestOutcome> outcomes = new HashMap<>();
        private final Map<String, TopicFrame> topics = new TreeMap<>();
        private long nextSequence = 1;
        private ServerConnectionHandler connection;

        Session(String sessionId, SessionRole role) {
            this.sessionId = sessionId;
            this.role = role;
        }
    }

    /** What becomes of a command. */
    @FunctionalInterface
    public interface Rule {
        /** The reason of the outcome. */
        RefusalReason decide(String userId, Command command);
    }

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1,
            new DefaultThreadFactory("test-gateway", true), NioIoHandler.newFactory());
    private final Channel server;
    private final Map<String, Session> byUser = new TreeMap<>();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final List<Channel> channels = new ArrayList<>();
    private Rule rule = (userId, command) -> RefusalReason.NONE;
    private int sessions;

    /** Opens the port, for plain TCP. */
    public TestGateway() {
        this(null);
    }

    /** Opens the port, for TLS unless the context is null. */
    public TestGateway(SslContext tls) {
        MonotonicClock clock = MonotonicClock.system();
        ServerConnectionHandler.Gateway gateway = new Decisions();
        server = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        synchronized (TestGateway.this) {
                            channels.add(channel);
                        }
                        if (tls != null) {
                            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                        }
                        channel.pipeline()
                                .addLast(new ServerConnectionHandler(ServerSettings.DEFAULT, gateway, clock));
                    }
                }).bind("127.0.0.1", 0).syncUninterruptibly().channel();
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Sets what becomes of commands from now on. */
    public synchronized void rule(Rule newRule) {
        rule = newRule;
    }

    /** The next request that was not taken yet, as {@code USER COMMAND}; fails when none comes. */
    public String nextRequest() throws InterruptedException {
        String request = requests.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came");
        }
        return request;
    }

    /** Requests that were not taken yet. */
    public int waitingRequests() {
        return requests.size();
    }

    /** Pushes to a user's session; kept until it is acknowledged. */
    public synchronized void push(String userId, Push push) {
        send(byUser.get(userId), push);
    }

    /** Publishes a topic to a user's session, now and when it is attached again. */
    public synchronized void topic(String userId, String topic, long version, TopicState state) {
        Session session = byUser.get(userId);
        TopicFrame frame = TopicFrame.of(topic, version, state);
        session.topics.put(topic, frame);
        if (session.connection != null) {
            session.connection.execute((connection, now) -> connection.onTopic(frame, now));
        }
    }

    /** Pushes of a user's session that were not acknowledged. */
    public synchronized int keptPushes(String userId) {
        return byUser.get(userId).kept.size();
    }

    /** Forgets a user's session, as a server does when the grace is over. */
    public synchronized void forget(String userId) {
        byUser.remove(userId);
    }

    /** Ends a user's session with a reason. */
    public synchronized void end(String userId, RefusalReason reason) {
        Session session = byUser.remove(userId);
        session.connection.execute((connection, now) -> connection.onClose(reason, "", now));
    }

    /** Closes all connections as a failing network would. */
    public synchronized void dropConnections() {
        channels.forEach(Channel::close);
        channels.clear();
    }

    /** Ends the port, all connections and the thread. */
    @Override
    public void close() {
        server.close().syncUninterruptibly();
        dropConnections();
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static void send(Session session, Push push) {
        long sequence = session.nextSequence++;
        session.kept.put(sequence, push);
        if (session.connection != null) {
            session.connection.execute((connection, now) -> connection.onPush(sequence, push, now));
        }
    }

    private final class Decisions implements ServerConnectionHandler.Gateway {
        @Override
        public void onEvent(ServerConnectionHandler from, ServerEvent event) {
            synchronized (TestGateway.this) {
                switch (event) {
                    case ServerEvent.LoginWanted login -> login(from, login);
                    case ServerEvent.ResumeWanted resume -> resume(from, resume);
                    case ServerEvent.RequestReceived request -> request(from, request);
                    case ServerEvent.PushesAcknowledged acknowledged -> {
                        Session session = sessionOf(from);
                        if (session != null) {
                            session.kept.headMap(acknowledged.sequence(), true).clear();
                        }
                    }
                    case ServerEvent.LogoutWanted logout -> {
                        byUser.values().remove(sessionOf(from));
                        from.execute((connection, now) -> connection.onClose(RefusalReason.CLIENT_CLOSED, "", now));
                    }
                    case ServerEvent.ClientGreeted greeted -> {
                        // Nothing is decided.
                    }
                    case ServerEvent.ConnectionFailed failed -> {
                        // The end of the transport follows.
                    }
                    case ServerEvent.QueryReceived query -> query(from, query.query());
                    case ServerEvent.CarriedReceived carried -> throw new AssertionError("no proxy logs in here");
                    case ServerEvent.SnapshotWanted wanted -> subscribed(from, 0, List.of("*"));
                    case ServerEvent.GatewayAnomaly anomaly -> throw new AssertionError(anomaly);
                }
            }
        }

        @Override
        public void onDisconnected(ServerConnectionHandler from, String cause) {
            synchronized (TestGateway.this) {
                Session session = sessionOf(from);
                if (session != null) {
                    session.connection = null;
                }
            }
        }

        private void login(ServerConnectionHandler from, ServerEvent.LoginWanted login) {
            if (!login.password().equals(PASSWORD)) {
                from.execute((connection, now) -> connection.onLoginRefused(RefusalReason.BAD_CREDENTIALS, "", now));
                return;
            }
            Session former = byUser.get(login.userId());
            if (former != null && former.connection != null && !login.takeover()) {
                from.execute((connection, now) -> connection.onLoginRefused(RefusalReason.ALREADY_LOGGED_ON, "", now));
                return;
            }
            if (former != null && former.connection != null) {
                former.connection
                        .execute((connection, now) -> connection.onClose(RefusalReason.SESSION_REPLACED, "", now));
            }
            Session session = new Session("session-" + ++sessions, login.role());
            byUser.put(login.userId(), session);
            establish(from, session, 1, false);
        }

        private void resume(ServerConnectionHandler from, ServerEvent.ResumeWanted resume) {
            for (Session session : byUser.values()) {
                if (session.sessionId.equals(resume.sessionId()) && token(session).equals(resume.token())) {
                    session.kept.headMap(resume.lastSequence(), true).clear();
                    establish(from, session, resume.lastSequence() + 1, true);
                    session.kept.forEach((sequence, push) -> from
                            .execute((connection, now) -> connection.onPush(sequence, push, now)));
                    session.topics.values().forEach(
                            frame -> from.execute((connection, now) -> connection.onTopic(frame, now)));
                    return;
                }
            }
            from.execute((connection, now) -> connection.onLoginRefused(RefusalReason.SESSION_UNKNOWN, "", now));
        }

        private void establish(ServerConnectionHandler from, Session session, long first, boolean resumed) {
            session.connection = from;
            from.execute((connection, now) -> connection.onEstablished(new ServerConnection.Established(
                    session.sessionId, token(session), first, resumed, session.role), now));
        }

        private void request(ServerConnectionHandler from, ServerEvent.RequestReceived request) {
            Session session = sessionOf(from);
            if (session == null) {
                return;
            }
            Push.RequestOutcome outcome = session.outcomes.get(request.requestId());
            if (outcome == null) {
                String userId = byUser.entrySet().stream().filter(entry -> entry.getValue() == session).findFirst()
                        .orElseThrow().getKey();
                RefusalReason reason = rule.decide(userId, request.command());
                outcome = new Push.RequestOutcome(request.requestId(), reason, "", null);
                session.outcomes.put(request.requestId(), outcome);
                requests.add(userId + " " + request.command());
            }
            send(session, outcome);
        }

        private void query(ServerConnectionHandler from, ClientMessage query) {
            if (query instanceof ClientMessage.Subscribe subscribe) {
                subscribed(from, subscribe.queryId(), subscribe.patterns());
            } else if (query instanceof ClientMessage.Search search) {
                from.execute((connection, now) -> connection.onAnswer(
                        new ServerMessage.Found(search.queryId(), 1, 0, List.of()), now));
            } else if (query instanceof ClientMessage.ReadLog read) {
                from.execute((connection, now) -> connection.onQueryRefused(read.queryId(),
                        RefusalReason.NOT_PERMITTED, "", now));
            }
        }

        /** Every session reads all that is published; subscriptions only make it come again. */
        private void subscribed(ServerConnectionHandler from, long queryId, List<String> patterns) {
            Session session = sessionOf(from);
            List<TopicFrame> frames = session.topics.values().stream()
                    .filter(frame -> patterns.contains("*") || patterns.contains(frame.topic())).toList();
            from.execute((connection, now) -> connection.onSubscribed(
                    new ServerMessage.Subscribed(queryId, 1, frames.size(), List.of()), frames, now));
        }

        private Session sessionOf(ServerConnectionHandler from) {
            return byUser.values().stream().filter(session -> session.connection == from).findFirst().orElse(null);
        }

        private static Bytes token(Session session) {
            return Bytes.of(session.sessionId.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }
}
