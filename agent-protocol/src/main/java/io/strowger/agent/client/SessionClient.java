package io.strowger.agent.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ClientConnection;
import io.strowger.agent.session.ClientEvent;
import io.strowger.agent.session.ClientState;
import io.strowger.agent.transport.DeadlineTimer;
import io.strowger.agent.transport.MonotonicClock;
import io.strowger.agent.transport.WebSockets;
import io.strowger.core.input.Command;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A session of any role over TCP, TLS or WebSocket, kept by a {@link ClientConnection}. Connects, reconnects after pauses and resumes by itself until it is over. Methods may be
 * called on any thread and do not block, save {@link #close()}.
 */
public final class SessionClient implements AutoCloseable {
    /** Time that {@link #close()} waits for the server's farewell, in milliseconds. */
    public static final int CLOSE_MILLIS_MAX = 2_000;

    private final AgentClientOptions options;
    private final SessionListener listener;
    private final MonotonicClock clock = MonotonicClock.system();
    private final EventLoopGroup ownGroup;
    private final EventLoop loop;
    private final Backoff backoff;
    private final ClientConnection connection;
    private final DeadlineTimer deadline;
    private final DeadlineTimer reconnect;
    private final Map<Long, CompletableFuture<Push.RequestOutcome>> futures = new HashMap<>();
    private final Map<Long, CompletableFuture<ServerMessage>> queries = new HashMap<>();
    private final CompletableFuture<Void> established = new CompletableFuture<>();
    private final CompletableFuture<ConnectionState> over = new CompletableFuture<>();
    private Channel channel;
    private boolean pumpScheduled;
    private boolean pumping;

    private SessionClient(AgentClientOptions options, SessionListener listener) {
        this.options = options;
        this.listener = listener;
        ownGroup = options.group() == null
                ? new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("strowger-client", true),
                        NioIoHandler.newFactory())
                : null;
        loop = (ownGroup == null ? options.group() : ownGroup).next();
        backoff = options.backoff();
        connection = new ClientConnection(options.settings());
        deadline = new DeadlineTimer(loop, clock, this::onDeadline);
        reconnect = new DeadlineTimer(loop, clock, this::open);
    }

    /** Begins to connect and returns at once. */
    public static SessionClient connect(AgentClientOptions options, SessionListener listener) {
        SessionClient client = new SessionClient(options, listener);
        client.loop.execute(client::open);
        return client;
    }

    /** Completed when the first session stands; completed with {@link SessionOverException} when none came to be. */
    public CompletableFuture<Void> established() {
        return established.copy();
    }

    /** Completed with the reason when it is over for good. */
    public CompletableFuture<ConnectionState> over() {
        return over.copy();
    }

    /**
     * Makes a request. The future always completes: with what the server said, or with OUTCOME_UNKNOWN when it said nothing in time. A refusal is an outcome,
     * not an exception; its reason is null when this build does not know the server's code.
     */
    public CompletableFuture<Push.RequestOutcome> request(Command command) {
        CompletableFuture<Push.RequestOutcome> future = new CompletableFuture<>();
        try {
            onLoop(() -> {
                try {
                    futures.put(connection.request(command, clock.nanos()), future);
                } catch (RuntimeException thrown) {
                    future.completeExceptionally(thrown);
                }
                schedulePump();
            });
        } catch (RejectedExecutionException thrown) {
            future.completeExceptionally(new SessionOverException(
                    new ConnectionState(ConnectionState.Kind.OVER, RefusalReason.CLIENT_CLOSED,
                            "the client is closed")));
        }
        return future;
    }

    /**
     * Reads topics besides those that are read already, now and after every resume: names, or beginnings of names that end with {@code /*}. States come to the
     * listener.
     */
    public void subscribe(List<String> patterns) {
        onLoop(() -> {
            connection.subscribe(patterns);
            schedulePump();
        });
    }

    /** Does not read what these patterns brought any longer. */
    public void unsubscribe(List<String> patterns) {
        onLoop(() -> {
            connection.unsubscribe(patterns);
            schedulePump();
        });
    }

    /**
     * Looks into the directory. The future completes with {@link ServerMessage.Found} or {@link ServerMessage.Refused}, also when there is no session to ask on or
     * it is lost meanwhile.
     */
    public CompletableFuture<ServerMessage> search(String text, ClientMessage.SearchFilter filter, int offset,
            int limit) {
        return ask(new ClientMessage.Search(1, text, filter, offset, limit));
    }

    /** What the desk of this user shows; completes with {@link ServerMessage.Desk} or {@link ServerMessage.Refused}, as {@link #search} does. */
    public CompletableFuture<ServerMessage> readDesk() {
        return ask(new ClientMessage.ReadDesk(1));
    }

    /** The codes that contacts of a skill may be given; completes with {@link ServerMessage.WrapUpCodes} or {@link ServerMessage.Refused}. */
    public CompletableFuture<ServerMessage> readWrapUpCodes(String skill) {
        return ask(new ClientMessage.ReadWrapUpCodes(1, skill));
    }

    private CompletableFuture<ServerMessage> ask(ClientMessage query) {
        CompletableFuture<ServerMessage> future = new CompletableFuture<>();
        onLoop(() -> {
            long id = connection.query(query);
            if (id == 0) {
                future.complete(noSession());
            } else {
                queries.put(id, future);
            }
            schedulePump();
        });
        return future;
    }

    /**
     * Reads the log on this connection; rows come to the listener. After a resume it is for the caller to read on from the last row that he has kept.
     *
     * @return completed with the query's id, which acknowledgements name; 0 when there is no session
     */
    public CompletableFuture<Long> readLog(ClientMessage.LogStream stream, String position, int window) {
        return readLog(stream, position, window, null);
    }

    /**
     * Likewise of a stream of intervals, counted in another way than is usual.
     *
     * @param intervals null = as usual; a reading that goes on from a row's position takes the same as the one before
     */
    public CompletableFuture<Long> readLog(ClientMessage.LogStream stream, String position, int window,
            ClientMessage.LogIntervals intervals) {
        CompletableFuture<Long> future = new CompletableFuture<>();
        onLoop(() -> {
            future.complete(connection.query(new ClientMessage.ReadLog(1, stream, position, window, intervals)));
            schedulePump();
        });
        return future;
    }

    /** So many rows of the query are kept, all in all. */
    public void acknowledgeLog(long queryId, long rows) {
        onLoop(() -> {
            connection.tell(new ClientMessage.AcknowledgeLog(queryId, rows));
            schedulePump();
        });
    }

    /** Reads no more rows for the query. */
    public void stopLog(long queryId) {
        onLoop(() -> {
            connection.tell(new ClientMessage.StopLog(queryId));
            schedulePump();
        });
    }

    /** From a proxy: something of a client that it carries. Lost when there is no session. */
    public void carry(ClientMessage message) {
        onLoop(() -> {
            connection.tell(message);
            schedulePump();
        });
    }

    private static ServerMessage noSession() {
        return ServerMessage.Refused.ofQuery(RefusalReason.SESSION_UNKNOWN, "not connected", 0);
    }

    /** Logs out; the future completes when it is over. */
    public CompletableFuture<ConnectionState> logout() {
        try {
            onLoop(() -> {
                connection.logout();
                schedulePump();
            });
        } catch (RejectedExecutionException thrown) {
            // The event loops are shut down, and with them the client.
            endFutures(new ConnectionState(ConnectionState.Kind.OVER, RefusalReason.CLIENT_CLOSED, ""));
        }
        return over.copy();
    }

    /** Closes the transport as if the network had failed; the client reconnects and resumes. For tests and drills. */
    public void dropTransport() {
        onLoop(() -> {
            if (channel != null) {
                channel.close();
            }
        });
    }

    /** Logs out, waits up to {@link #CLOSE_MILLIS_MAX} for the server's farewell unless called on the event loop, and gives the threads back. */
    @Override
    public void close() {
        CompletableFuture<ConnectionState> end = logout();
        // A server that is silent must not hold the caller.
        if (loop.inEventLoop()) {
            loop.schedule(this::abandon, CLOSE_MILLIS_MAX, TimeUnit.MILLISECONDS);
        } else {
            end.completeOnTimeout(null, CLOSE_MILLIS_MAX, TimeUnit.MILLISECONDS).join();
            abandon();
        }
    }

    /** Ends the client without a word to the server, which keeps the session for its grace. */
    public void abandon() {
        try {
            onLoop(() -> {
                connection.abandon();
                pump();
            });
        } catch (RejectedExecutionException thrown) {
            endFutures(new ConnectionState(ConnectionState.Kind.OVER, RefusalReason.CLIENT_CLOSED, ""));
        }
    }

    /** Throws where waiting for a future would keep the thread from completing it. */
    void refuseToWaitHere() {
        if (loop.inEventLoop()) {
            throw new IllegalStateException(
                    "waiting on the client's event loop would never end; give callbacks an executor of their own");
        }
    }

    private void onLoop(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    // ---- on the event loop from here on

    private void open() {
        if (connection.state() == ClientState.OVER || channel != null) {
            return;
        }
        ChannelFuture opening = new Bootstrap().group(loop).channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, options.connectMillisMax())
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel opened) {
                        if (options.tls() != null) {
                            opened.pipeline().addLast(options.tls().apply(opened.alloc(), options));
                        }
                        if (options.isWebSocket()) {
                            WebSockets.addClient(opened.pipeline(), options.tls() != null, options.host(),
                                    options.port());
                        }
                        opened.pipeline().addLast(new Transport());
                    }
                }).connect(options.host(), options.port());
        channel = opening.channel();
        opening.addListener(done -> {
            if (!done.isSuccess()) {
                lost(opening.channel(), "no connection: " + done.cause().getMessage());
            }
        });
    }

    private void lost(Channel which, String text) {
        if (which != channel) {
            return;
        }
        channel = null;
        boolean told = connection.state() == ClientState.FAILED || connection.state() == ClientState.OVER;
        connection.onDisconnected();
        if (!told) {
            tell(new ConnectionState(ConnectionState.Kind.DISCONNECTED, RefusalReason.NONE, text));
        }
        if (connection.state() != ClientState.OVER) {
            reconnect.set(clock.nanos() + TimeUnit.MILLISECONDS.toNanos(backoff.nextMillis()));
        }
        pump();
    }

    private void onDeadline() {
        connection.onTime(clock.nanos());
        pump();
    }

    private void schedulePump() {
        if (!pumpScheduled) {
            pumpScheduled = true;
            loop.execute(() -> {
                pumpScheduled = false;
                pump();
            });
        }
    }

    private void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            for (List<ClientEvent> events = connection.takeEvents(); !events.isEmpty(); events = connection
                    .takeEvents()) {
                events.forEach(this::onEvent);
            }
            byte[] bytes = connection.takeOutput();
            if (bytes.length > 0 && channel != null) {
                channel.writeAndFlush(Unpooled.wrappedBuffer(bytes), channel.voidPromise());
            }
        } finally {
            pumping = false;
        }
        boolean useless = connection.state() == ClientState.FAILED || connection.state() == ClientState.OVER;
        if (useless && channel != null) {
            channel.close();
        }
        deadline.set(connection.nextDeadlineNanos());
    }

    private void onEvent(ClientEvent event) {
        switch (event) {
            case ClientEvent.SessionStarted started -> {
                backoff.reset();
                ConnectionState.Kind kind = started.resumed()
                        ? ConnectionState.Kind.RESUMED
                        : ConnectionState.Kind.ESTABLISHED;
                tell(new ConnectionState(kind, RefusalReason.NONE, started.sessionId()));
                options.callbacks().execute(() -> established.complete(null));
            }
            case ClientEvent.OutcomeReceived received -> {
                CompletableFuture<Push.RequestOutcome> future = futures.remove(received.outcome().requestId());
                if (future != null) {
                    options.callbacks().execute(() -> future.complete(received.outcome()));
                }
            }
            case ClientEvent.PushReceived received -> {
                if (received.push() != null) {
                    options.callbacks().execute(() -> listener.onPush(received.sequence(), received.push()));
                }
            }
            case ClientEvent.TopicReceived received -> {
                if (received.state() != null) {
                    options.callbacks().execute(
                            () -> listener.onTopic(received.topic(), received.version(), received.state()));
                }
            }
            case ClientEvent.TopicEnded ended -> options.callbacks()
                    .execute(() -> listener.onTopicEnded(ended.topic()));
            case ClientEvent.AnswerReceived received -> onAnswer(received);
            case ClientEvent.SessionLost lost -> tell(
                    new ConnectionState(ConnectionState.Kind.SESSION_LOST, lost.reason(), lost.text()));
            case ClientEvent.ConnectionFailed failed -> tell(
                    new ConnectionState(ConnectionState.Kind.DISCONNECTED, failed.reason(), failed.text()));
            case ClientEvent.SessionOver ended -> finish(
                    new ConnectionState(ConnectionState.Kind.OVER, ended.reason(), ended.text()));
        }
    }

    private void onAnswer(ClientEvent.AnswerReceived received) {
        CompletableFuture<ServerMessage> asked = queries.remove(received.queryId());
        options.callbacks().execute(() -> {
            if (asked != null) {
                asked.complete(received.answer());
            }
            switch (received.answer()) {
                case ServerMessage.Subscribed answer -> listener.onSubscribed(answer);
                case ServerMessage.LogRow row -> listener.onLogRow(row);
                case ServerMessage.Refused refused -> {
                    if (asked == null) {
                        listener.onQueryRefused(refused);
                    }
                }
                case ServerMessage.CarryBytes carried -> listener.onCarried(carried);
                case ServerMessage.CarryClose carried -> listener.onCarried(carried);
                default -> {
                    // The others have their futures.
                }
            }
        });
    }

    private void tell(ConnectionState state) {
        if (state.kind() != ConnectionState.Kind.ESTABLISHED && state.kind() != ConnectionState.Kind.RESUMED) {
            List<CompletableFuture<ServerMessage>> lost = List.copyOf(queries.values());
            queries.clear();
            options.callbacks().execute(() -> lost.forEach(future -> future.complete(noSession())));
        }
        options.callbacks().execute(() -> listener.onConnection(state));
    }

    private void finish(ConnectionState state) {
        reconnect.cancel();
        tell(state);
        options.callbacks().execute(() -> endFutures(state));
        if (channel != null) {
            channel.close();
        }
        if (ownGroup != null) {
            ownGroup.shutdownGracefully(0, CLOSE_MILLIS_MAX, TimeUnit.MILLISECONDS);
        }
    }

    private void endFutures(ConnectionState state) {
        established.completeExceptionally(new SessionOverException(state));
        over.complete(state);
    }

    /** The channel's end of the session. */
    private final class Transport extends SimpleChannelInboundHandler<ByteBuf> {
        private String cause = "closed by the server";

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            if (options.tls() == null && !options.isWebSocket()) {
                begin();
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            boolean secured = event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess();
            if (secured && !options.isWebSocket() || WebSockets.isOpen(event)) {
                begin();
            }
            ctx.fireUserEventTriggered(event);
        }

        private void begin() {
            connection.onConnected(clock.nanos());
            pump();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf buffer) {
            byte[] bytes = ByteBufUtil.getBytes(buffer);
            connection.onBytes(bytes, 0, bytes.length, clock.nanos());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            pump();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            lost(ctx.channel(), cause);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
            cause = String.valueOf(thrown.getMessage());
            ctx.close();
        }
    }
}
