package io.strowger.tools.bench.agents;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.strowger.agent.frame.FrameReader;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.tools.bench.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Clients on one event loop that log in, and then only count the frames that come: they take as little of the machine as a client can. In the bare form they do
 * not even log in. Orders come one after another from one thread.
 */
final class Listeners implements AutoCloseable {
    private static final RecordCodec<ClientMessage> OUT = RecordCodec.of(ClientMessage.class);
    private static final RecordCodec<ServerMessage> IN = RecordCodec.of(ServerMessage.class);
    /** Logins that are under way at a time; no server is asked faster than it answers. */
    private static final int UNDER_WAY_MAX = 200;
    private static final int HEARTBEAT_MILLIS = 60_000;
    private static final long WAIT_SECONDS = 1_800;
    private static final long AGAIN_MILLIS = 20;
    private static final long TOKEN_MILLIS = 3_600_000;
    private static final int STALLED_SUBSCRIPTIONS = 8;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final List<Listener> listeners = new ArrayList<>();
    private final long[] arrivals = new long[100_000];
    private Opening opening;
    private CompletableFuture<Void> opened;
    private int next;
    private int standing;
    private int refusals;
    private long[] loginNanos;
    private Listener changing;
    private long requestId;
    private boolean ready;
    private Channel stalled;
    private CompletableFuture<Void> round;
    private int outstanding;

    /** How a client says who it is; NONE does not say anything. */
    enum Proof {
        PASSWORD, TOKEN, NONE
    }

    /** What is to be opened. */
    record Opening(int port, int count, int firstUser, Proof proof, Way way) {}

    /** How it went. */
    record Opened(double seconds, int refusals, double medianSeconds, double slowestSeconds) {}

    /** Fan-outs, one after the other. */
    record Fired(int rounds, long nanos, double medianNanos) {}

    // ---- opening

    /** Opens connections and, unless they are bare, their sessions; returns when all stand. */
    Opened open(Opening wanted) throws Exception {
        opening = wanted;
        opened = new CompletableFuture<>();
        loginNanos = new long[wanted.count()];
        long begun = System.nanoTime();
        loop.execute(() -> {
            next = 0;
            standing = 0;
            refusals = 0;
            try {
                SslContext tls = wanted.way().context();
                for (int i = 0; i < Math.min(UNDER_WAY_MAX, wanted.count()); i++) {
                    openNext(tls);
                }
            } catch (IOException e) {
                opened.completeExceptionally(e);
            }
        });
        opened.get(WAIT_SECONDS, TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        long[] sorted = loginNanos.clone();
        Arrays.sort(sorted);
        return new Opened(seconds, refusals, sorted[sorted.length / 2] / 1e9, sorted[sorted.length - 1] / 1e9);
    }

    private void openNext(SslContext tls) {
        if (next == opening.count()) {
            return;
        }
        int number = next++;
        String user = String.valueOf(opening.firstUser() + number);
        Listener listener = new Listener(user, opening.proof(), opening.way(), () -> {
            loginNanos[number] = System.nanoTime() - loginNanos[number];
            standing++;
            if (standing == opening.count()) {
                opened.complete(null);
            } else {
                openNext(tls);
            }
        });
        loginNanos[number] = System.nanoTime();
        listeners.add(listener);
        connect(listener, opening.port(), tls);
    }

    private void connect(Listener listener, int port, SslContext tls) {
        Way way = listener.way;
        new Bootstrap().group(loop).channel(NioSocketChannel.class).option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        way.install(channel.pipeline(), tls, port, listener);
                    }
                }).connect("127.0.0.1", port).addListener(done -> {
                    if (!done.isSuccess()) {
                        opened.completeExceptionally(done.cause());
                    } else if (way.opensAtOnce()) {
                        listener.begin();
                    }
                });
    }

    // ---- the agent whose state changes

    /** Logs an agent on whose changes all listeners read from now on; gives the octets of a frame. */
    int change(int port) throws Exception {
        CompletableFuture<Void> stands = new CompletableFuture<>();
        loop.execute(() -> {
            changing = new Listener(ServerPart.CHANGING, Proof.TOKEN, Way.TCP, () -> stands.complete(null));
            connect(changing, port, null);
        });
        stands.get(WAIT_SECONDS, TimeUnit.SECONDS);
        request(new Command.LogOn(ServerPart.SWITCH, ServerPart.STATION));
        CompletableFuture<Void> subscribed = new CompletableFuture<>();
        loop.execute(() -> {
            outstanding = listeners.size();
            round = subscribed;
            for (Listener listener : listeners) {
                listener.expects = 1;
                listener.send(new ClientMessage.Subscribe(1, List.of("agent/" + ServerPart.CHANGING)));
            }
        });
        subscribed.get(WAIT_SECONDS, TimeUnit.SECONDS);
        fire(500);
        return listeners.get(0).frameBytes;
    }

    private void request(Command command) throws Exception {
        CompletableFuture<RefusalReason> outcome = new CompletableFuture<>();
        loop.execute(() -> {
            changing.outcome = outcome;
            changing.send(new ClientMessage.Request(++requestId, command));
        });
        RefusalReason reason = outcome.get(WAIT_SECONDS, TimeUnit.SECONDS);
        if (reason != RefusalReason.NONE) {
            throw new IOException(command + " was refused: " + reason);
        }
    }

    /** Fan-outs one after the other for so long: each ends when the last listener has its frame. */
    Fired fire(int millis) throws Exception {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long spent = 0;
        int rounds = 0;
        List<Double> medians = new ArrayList<>();
        while (System.nanoTime() < until) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            long[] begun = new long[1];
            loop.execute(() -> {
                outstanding = listeners.size();
                round = done;
                listeners.forEach(listener -> listener.expects = 1);
                begun[0] = System.nanoTime();
                trigger();
            });
            done.get(WAIT_SECONDS, TimeUnit.SECONDS);
            spent += System.nanoTime() - begun[0];
            rounds++;
            long[] sorted = Arrays.copyOf(arrivals, listeners.size());
            Arrays.sort(sorted);
            medians.add((double) (sorted[sorted.length / 2] - begun[0]));
        }
        medians.sort(null);
        return new Fired(rounds, spent, medians.get(medians.size() / 2));
    }

    private void trigger() {
        if (changing == null) {
            listeners.get(0).context.writeAndFlush(Unpooled.wrappedBuffer(new byte[1]));
        } else {
            ready = !ready;
            changing.send(new ClientMessage.Request(++requestId,
                    ready ? new Command.SetReady(false) : new Command.SetNotReady(1)));
        }
    }

    // ---- one that does not read

    /** Opens a session that asks for much and reads nothing any more. */
    void stall(int port, int user) throws Exception {
        CompletableFuture<Void> stands = new CompletableFuture<>();
        loop.execute(() -> {
            Listener listener = new Listener(String.valueOf(user), Proof.TOKEN, Way.TCP, () -> stands.complete(null));
            connect(listener, port, null);
        });
        stands.get(WAIT_SECONDS, TimeUnit.SECONDS);
        CompletableFuture<Void> still = new CompletableFuture<>();
        loop.execute(() -> {
            stalled = lastStanding.context.channel();
            stalled.config().setAutoRead(false);
            for (int i = 1; i <= STALLED_SUBSCRIPTIONS; i++) {
                lastStanding.send(new ClientMessage.Subscribe(i, List.of("*")));
            }
            still.complete(null);
        });
        still.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private Listener lastStanding;

    void unstall() {
        stalled.close().syncUninterruptibly();
    }

    /** Shows the server that all live. */
    void live() throws Exception {
        loop.submit(() -> listeners.forEach(listener -> listener.send(new ClientMessage.Heartbeat(1)))).get();
        TimeUnit.MILLISECONDS.sleep(100);
    }

    void closeAll() throws Exception {
        loop.submit(() -> {
            listeners.forEach(listener -> listener.context.close());
            listeners.clear();
        }).get();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private static String token(String user) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), new JWTClaimsSet.Builder().subject(user)
                    .audience("strowger").expirationTime(new Date(System.currentTimeMillis() + TOKEN_MILLIS)).build());
            jwt.sign(new MACSigner(ServerPart.SECRET));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One client; counts frames once it stands. */
    private final class Listener extends ChannelInboundHandlerAdapter implements FrameReader.Sink {
        private final String user;
        private final Proof proof;
        private final Way way;
        private final Runnable whenStanding;
        private final FrameReader reader = new FrameReader(Framing.SERVER_FRAME_BYTES_MAX);
        private ChannelHandlerContext context;
        private boolean stands;
        private int expects;
        private int frameBytes;
        private long acknowledged;
        private CompletableFuture<RefusalReason> outcome;

        Listener(String user, Proof proof, Way way, Runnable whenStanding) {
            this.user = user;
            this.proof = proof;
            this.way = way;
            this.whenStanding = whenStanding;
        }

        private void begin() {
            if (proof == Proof.NONE) {
                stands = true;
                whenStanding.run();
            } else {
                send(new ClientMessage.Hello(1, 1, "bench", "", HEARTBEAT_MILLIS, List.of()));
                login();
            }
        }

        private void login() {
            SessionRole role = user.equals(ServerPart.CHANGING) ? SessionRole.AGENT : SessionRole.SUPERVISOR;
            send(proof == Proof.TOKEN
                    ? new ClientMessage.Login(user, "", role, true, token(user))
                    : new ClientMessage.Login(user, ServerPart.PASSWORD, role, true));
        }

        private void send(ClientMessage message) {
            RecordWriter out = new RecordWriter();
            Framing.append(out, OUT, message, Framing.CLIENT_FRAME_BYTES_MAX);
            context.writeAndFlush(Unpooled.wrappedBuffer(out.toByteArray()), context.voidPromise());
        }

        @Override
        public void handlerAdded(ChannelHandlerContext added) {
            context = added;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext from, Object event) {
            if (way.isOpen(event)) {
                begin();
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext from, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            try {
                byte[] array = new byte[bytes.readableBytes()];
                bytes.readBytes(array);
                reader.feed(array, 0, array.length, this);
            } finally {
                bytes.release();
            }
        }

        @Override
        public boolean onMessage(byte[] array, int offset, int length, long streamOffset) {
            boolean counts = stands && this != changing;
            if (!counts) {
                onMessage(IN.decode(array, offset, length).orThrow());
            } else if (isTopic(array[offset])) {
                count(Framing.LENGTH_BYTES + length);
            }
            return true;
        }

        /** The first octet tells the variant: 6 is Topic; the frames of the baseline are all zero. */
        private static boolean isTopic(byte first) {
            return first == (6 << 3 | 2) || first == 0;
        }

        private void count(int bytes) {
            frameBytes = bytes;
            if (expects > 0) {
                expects--;
                arrivals[--outstanding] = System.nanoTime();
                if (outstanding == 0) {
                    round.complete(null);
                }
            }
        }

        private void onMessage(ServerMessage message) {
            switch (message) {
                case ServerMessage.SessionEstablished established -> {
                    stands = true;
                    lastStanding = this;
                    whenStanding.run();
                }
                case ServerMessage.Refused refused -> {
                    refusals++;
                    // A connection is good for four logins; afterwards another one is.
                    context.executor().schedule(this::login, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                }
                case ServerMessage.Pushed pushed -> {
                    acknowledged = pushed.sequence();
                    if (acknowledged % 16 == 0) {
                        send(new ClientMessage.Acknowledge(acknowledged));
                    }
                    if (pushed.push() instanceof Push.RequestOutcome done && outcome != null) {
                        CompletableFuture<RefusalReason> waiting = outcome;
                        outcome = null;
                        waiting.complete(done.reason());
                    }
                }
                case ServerMessage.Closing closing -> {
                    if (!stands) {
                        opened.completeExceptionally(new IOException(user + ": " + closing));
                    }
                }
                default -> {
                    // Welcome, topics of its own.
                }
            }
        }

        @Override
        public void onFault(RefusalReason reason, long streamOffset, String detail) {
            opened.completeExceptionally(new IOException(detail));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext from, Throwable thrown) {
            opened.completeExceptionally(thrown);
            from.close();
        }
    }
}
