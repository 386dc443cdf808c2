package io.strowger.pbx.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import io.strowger.core.input.Input;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.output.Output;
import io.strowger.pbx.InputSink;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.LinkTrace;
import io.strowger.pbx.PbxLink;
import io.strowger.pbx.link.LinkEffect;
import io.strowger.pbx.link.LinkSession;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A link over TCP: one session on one event loop, to which every call is handed over. Writes are flushed once a turn.
 * When the sink takes no more, the socket is not read until it does.
 */
public final class NettyLink implements PbxLink {
    /** Most requests handed over and not yet seen by the session. */
    public static final int MAILBOX_MAX = 16_384;
    /** Most inputs that wait for the sink, beyond which the connection is given up. */
    public static final int BACKLOG_MAX = 65_536;
    /** Most bytes that wait for the socket, beyond which the connection is given up. */
    public static final int OUTBOUND_BYTES_MAX = 4 * 1024 * 1024;
    /** What a link shows of itself is this old at most, in milliseconds; what changes its state shows at once. */
    public static final long STATUS_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(NettyLink.class);

    private final EventLoop loop;
    private final LinkSession session;
    private final InputSink sink;
    private final LinkContext.NanoClock clock;
    private final ChannelSecurity security;
    private final ConcurrentLinkedQueue<Output.PbxRequest> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger mailed = new AtomicInteger();
    private final AtomicBoolean mailboxWoken = new AtomicBoolean();
    private final ArrayDeque<Input> backlog = new ArrayDeque<>();
    private volatile LinkStatus status;
    private volatile CompletableFuture<Void> stopped = new CompletableFuture<>();

    private Connection connection;
    private boolean paused;
    private boolean closed;
    private boolean statusDue;
    private Future<?> timer;
    private long timerAt;

    /** Makes a link that does nothing until it is started. */
    public NettyLink(EventLoop loop, LinkSession session, LinkContext.Environment environment,
            ChannelSecurity security) {
        this.loop = loop;
        this.session = session;
        this.sink = environment.sink();
        this.clock = environment.clock();
        this.security = security;
        this.status = session.status();
    }

    @Override
    public void start() {
        loop.execute(() -> turn(() -> {
            if (stopped.isDone()) {
                stopped = new CompletableFuture<>();
            }
            session.start(clock.nanos());
        }));
    }

    @Override
    public boolean submit(Output.PbxRequest request) {
        if (mailed.incrementAndGet() > MAILBOX_MAX) {
            mailed.decrementAndGet();
            return false;
        }
        mailbox.add(request);
        if (mailboxWoken.compareAndSet(false, true)) {
            loop.execute(() -> turn(this::readMailbox));
        }
        return true;
    }

    @Override
    public void updateDevices(LinkDevices devices) {
        loop.execute(() -> turn(() -> session.updateDevices(clock.nanos(), devices)));
    }

    @Override
    public CompletionStage<Void> stop() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> turn(() -> {
            stopped.thenRun(() -> done.complete(null));
            session.stop(clock.nanos());
        }));
        return done;
    }

    @Override
    public void trace(LinkTrace trace) {
        loop.execute(() -> session.trace(trace, true));
    }

    @Override
    public void endTrace(LinkTrace trace) {
        loop.execute(() -> session.trace(trace, false));
    }

    @Override
    public LinkStatus status() {
        return status;
    }

    // ---- from here on everything is on the event loop

    /** One turn: what happened, then what the session wants done, then one flush. */
    private void turn(Runnable what) {
        guarded(what);
        guarded(this::carryOut);
        if (connection != null) {
            connection.flush();
        }
        endTurn();
    }

    /** A mistake in the program costs the connection, never the event loop. */
    private void guarded(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException mistake) {
            LOG.error("link={}/{} a turn failed; the connection is given up", status.switchName(), status.link(),
                    mistake);
            closeConnection();
            session.onDisconnected(clock.nanos(), LinkDownCause.IO_ERROR, "internal error: " + mistake);
        }
    }

    /** Making a status costs as much as several messages, and a busy link has thousands of turns a second. */
    private void showStatusSoon() {
        if (!statusDue) {
            statusDue = true;
            loop.schedule(() -> {
                statusDue = false;
                status = session.status();
            }, STATUS_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void endTurn() {
        sink.turnOver();
        showStatusSoon();
        long deadline = session.nextDeadline();
        if (timer != null && (deadline == LinkSession.NO_DEADLINE || deadline < timerAt)) {
            timer.cancel(false);
            timer = null;
        }
        if (timer == null && deadline != LinkSession.NO_DEADLINE) {
            timerAt = deadline;
            timer = loop.schedule(this::onTimer, Math.max(0, deadline - clock.nanos()), TimeUnit.NANOSECONDS);
        }
    }

    private void onTimer() {
        timer = null;
        turn(() -> session.onTime(clock.nanos()));
    }

    private void readMailbox() {
        mailboxWoken.set(false);
        while (backlog.size() < BACKLOG_MAX) {
            Output.PbxRequest request = mailbox.poll();
            if (request == null) {
                return;
            }
            mailed.decrementAndGet();
            session.submit(clock.nanos(), request);
            carryOut();
        }
    }

    private void carryOut() {
        for (LinkEffect effect = session.poll(); effect != null; effect = session.poll()) {
            switch (effect) {
                case LinkEffect.Connect connect -> {
                    status = session.status();
                    connect(connect);
                }
                case LinkEffect.Send send -> write(send.bytes());
                case LinkEffect.Disconnect d -> closeConnection();
                case LinkEffect.Offer offer -> {
                    if (offer.input() instanceof Input.LinkChanged) {
                        status = session.status();
                    }
                    offer(offer.input());
                }
                case LinkEffect.Stopped s -> {
                    status = session.status();
                    stopped.complete(null);
                }
            }
        }
    }

    // ---- inputs

    private void offer(Input input) {
        if (closed) {
            return;
        }
        if (backlog.isEmpty()) {
            switch (sink.offer(input)) {
                case TAKEN -> {
                }
                case CLOSED -> closed = true;
                case BACK_PRESSURED -> {
                    backlog.add(input);
                    pause();
                }
            }
            return;
        }
        backlog.add(input);
        if (backlog.size() == BACKLOG_MAX) {
            session.onOverflow(clock.nanos(), BACKLOG_MAX + " inputs wait to be journalled");
        }
    }

    private void pause() {
        paused = true;
        session.onReadingPaused(clock.nanos());
        read(false);
        sink.onRoom(() -> loop.execute(() -> turn(this::onRoom)));
    }

    private void onRoom() {
        while (!backlog.isEmpty()) {
            switch (sink.offer(backlog.peek())) {
                case TAKEN -> backlog.poll();
                case CLOSED -> {
                    closed = true;
                    backlog.clear();
                }
                case BACK_PRESSURED -> {
                    sink.onRoom(() -> loop.execute(() -> turn(this::onRoom)));
                    return;
                }
            }
        }
        paused = false;
        session.onReadingResumed(clock.nanos());
        readMailbox();
        read(true);
    }

    private void read(boolean wanted) {
        if (connection != null && connection.channel != null) {
            connection.channel.config().setAutoRead(wanted);
        }
    }

    // ---- the connection

    private void connect(LinkEffect.Connect wish) {
        closeConnection();
        Connection fresh = new Connection(wish);
        connection = fresh;
        // Looking a name up blocks, and so does reading certificates; the event loop must not.
        Thread.ofVirtual().name("strowger-pbx-resolve").start(() -> {
            try {
                if (wish.secure()) {
                    security.refresh();
                }
                InetAddress address = InetAddress.getByName(wish.host());
                loop.execute(() -> fresh.open(new InetSocketAddress(address, wish.port())));
            } catch (UnknownHostException unknown) {
                loop.execute(() -> fresh.failed(LinkDownCause.CONNECT_FAILED, "no address for host " + wish.host()));
            }
        });
    }

    private void closeConnection() {
        if (connection != null) {
            connection.abandon();
            connection = null;
        }
    }

    private void write(byte[] bytes) {
        if (connection != null && connection.channel != null) {
            connection.channel.write(Unpooled.wrappedBuffer(bytes), connection.channel.voidPromise());
            if (!connection.channel.isWritable()) {
                session.onOverflow(clock.nanos(), "more than " + OUTBOUND_BYTES_MAX + " bytes wait to be sent");
            }
        }
    }

    /** One TCP connection. After it was abandoned nothing of it reaches the session. */
    private final class Connection extends ChannelInboundHandlerAdapter {
        private final LinkEffect.Connect wish;
        private Channel channel;
        private ChannelSecurity.Secured secured;
        private boolean stands;
        private boolean heard;
        private Throwable failure;
        private byte[] copy = new byte[0];

        Connection(LinkEffect.Connect wish) {
            this.wish = wish;
        }

        private boolean isCurrent() {
            return connection == this;
        }

        void open(InetSocketAddress address) {
            if (!isCurrent()) {
                return;
            }
            if (wish.secure()) {
                try {
                    secured = security.secure(UnpooledByteBufAllocator.DEFAULT, wish.host(), wish.port());
                } catch (IllegalStateException impossible) {
                    failed(LinkDownCause.TLS_NOT_CONFIGURED, impossible.getMessage());
                    return;
                }
            }
            ChannelFuture connecting = new Bootstrap().group(loop)
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(wish.timeoutMillis()))
                    .option(ChannelOption.TCP_NODELAY, true)
                    .option(ChannelOption.SO_KEEPALIVE, true)
                    .option(ChannelOption.AUTO_READ, !paused)
                    .option(ChannelOption.WRITE_BUFFER_WATER_MARK,
                            new WriteBufferWaterMark(OUTBOUND_BYTES_MAX / 2, OUTBOUND_BYTES_MAX))
                    .handler(new ChannelInitializer<NioSocketChannel>() {
                        @Override
                        protected void initChannel(NioSocketChannel opened) {
                            if (secured != null) {
                                opened.pipeline().addLast(secured.handler());
                            }
                            opened.pipeline().addLast(Connection.this);
                        }
                    })
                    .connect(address);
            channel = connecting.channel();
            connecting.addListener(done -> {
                if (!done.isSuccess()) {
                    failed(LinkDownCause.CONNECT_FAILED, String.valueOf(done.cause().getMessage()));
                }
            });
        }

        void failed(LinkDownCause cause, String reason) {
            if (isCurrent()) {
                connection = null;
                turn(() -> session.onConnectFailed(clock.nanos(), cause, reason));
            }
        }

        /** The connection can be used: after the handshake when it is to be secure. */
        private void stands(ChannelHandlerContext context) {
            if (isCurrent()) {
                stands = true;
                turn(() -> session.onConnected(clock.nanos()));
            } else {
                context.close();
            }
        }

        private void ended() {
            if (!isCurrent()) {
                return;
            }
            // Only a server that has said nothing yet may have closed because of our certificate.
            Throwable last = failure != null || heard ? failure : new ClosedChannelException();
            ChannelSecurity.Refusal refusal = secured == null || last == null ? null : secured.refusal(last);
            if (!stands) {
                failed(refusal == null ? LinkDownCause.TLS_FAILED : refusal.cause(),
                        refusal == null ? String.valueOf(last) : refusal.why());
                return;
            }
            connection = null;
            turn(() -> {
                if (refusal != null) {
                    session.onDisconnected(clock.nanos(), refusal.cause(), refusal.why());
                } else if (failure != null) {
                    session.onDisconnected(clock.nanos(), LinkDownCause.IO_ERROR,
                            String.valueOf(failure.getMessage()));
                } else {
                    session.onDisconnected(clock.nanos(), LinkDownCause.CLOSED_BY_PEER, "");
                }
            });
        }

        void flush() {
            if (channel != null) {
                channel.flush();
            }
        }

        void abandon() {
            if (channel != null) {
                // Closing flushes nothing by itself; the last frame (the stream's abort) is to leave first.
                channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> channel.close());
            }
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (secured == null) {
                stands(context);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake) {
                if (handshake.isSuccess()) {
                    stands(context);
                } else {
                    failure = handshake.cause();
                    context.close();
                }
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            try {
                heard = true;
                if (isCurrent()) {
                    int length = bytes.readableBytes();
                    copy = copy.length < length ? new byte[length] : copy;
                    bytes.readBytes(copy, 0, length);
                    guarded(() -> session.onBytes(clock.nanos(), copy, 0, length));
                    guarded(NettyLink.this::carryOut);
                }
            } finally {
                bytes.release();
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            flush();
            endTurn();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ended();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failure = failure == null ? cause : failure;
            context.close();
        }
    }
}
