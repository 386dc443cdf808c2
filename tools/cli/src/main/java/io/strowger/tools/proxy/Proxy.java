package io.strowger.tools.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.ConnectionState;
import io.strowger.agent.client.SessionClient;
import io.strowger.agent.client.SessionListener;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.SessionRole;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Terminates desktops and carries them over one connection to the server, which it keeps and resumes by itself. While that is lost the desktops are kept, answered
 * heartbeats, and resumed without their knowledge. Everything runs on one event loop; {@link #close} may be called from any thread.
 */
public final class Proxy implements AutoCloseable {
    /** Octets that may wait for a desktop that does not read; more and it is cut off, to resume. */
    static final int DESK_WAITING_BYTES_MAX = 2 * 1024 * 1024;
    private static final long REOPEN_MILLIS = 500;
    private static final long CLOSE_SECONDS = 5;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1,
            new DefaultThreadFactory("strowger-proxy", true), NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final Set<Desk> desks = new LinkedHashSet<>();
    private final Map<Long, Desk> byChannel = new HashMap<>();
    private final ProxyCounters counters = new ProxyCounters();
    private final CompletableFuture<ConnectionState> over = new CompletableFuture<>();
    private Channel listener;
    private SessionClient server;
    private boolean connected;
    private long lastChannel;

    private Proxy() {}

    /**
     * Connects to a server and listens; the connection need not stand yet.
     *
     * @param upstream how and as whom the server is reached
     * @throws IOException when the address cannot be had
     */
    public static Proxy start(InetSocketAddress listen, AgentClientOptions.Builder upstream) throws IOException {
        Proxy proxy = new Proxy();
        proxy.server = SessionClient.connect(upstream.group(proxy.group).takeover(true).build()
                .withRole(SessionRole.PROXY), proxy.new Upstream());
        var bound = new ServerBootstrap().group(proxy.group).channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true).childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(proxy.new Desk(channel));
                    }
                }).bind(listen).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            proxy.close();
            throw new IOException("cannot listen on " + listen + ": " + bound.cause().getMessage(), bound.cause());
        }
        proxy.listener = bound.channel();
        return proxy;
    }

    /** The port in use. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Completed with the reason when the server does not want this proxy any more. */
    public CompletableFuture<ConnectionState> over() {
        return over.copy();
    }

    /** Completed when the proxy first has its session. */
    public CompletableFuture<Void> established() {
        return server.established();
    }

    /** How often desktops were taken back to the server after the connection to it was lost. */
    public long resumes() {
        return counters.resumes();
    }

    /** What was counted, and how it stands. */
    public ProxyCounters counters() {
        return counters;
    }

    /** Loses the connection to the server as a failing network would. For tests and drills. */
    public void dropServer() {
        server.dropTransport();
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
        server.close();
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly(CLOSE_SECONDS,
                TimeUnit.SECONDS);
    }

    // ---- the server's side

    private final class Upstream implements SessionListener {
        @Override
        public void onConnection(ConnectionState state) {
            switch (state.kind()) {
                case ESTABLISHED, RESUMED -> {
                    connected = true;
                    counters.connected = true;
                    List.copyOf(desks).forEach(Desk::reopen);
                }
                case OVER -> {
                    lost();
                    over.complete(state);
                }
                default -> lost();
            }
        }

        private void lost() {
            if (connected) {
                counters.losses.increment();
            }
            connected = false;
            counters.connected = false;
            byChannel.clear();
            desks.forEach(desk -> desk.desk.onServerLost());
        }

        @Override
        public void onCarried(ServerMessage carried) {
            switch (carried) {
                case ServerMessage.CarryBytes bytes -> {
                    Desk desk = byChannel.get(bytes.channel());
                    if (desk != null) {
                        desk.desk.onServerBytes(bytes.bytes().toByteArray());
                    }
                }
                case ServerMessage.CarryClose close -> {
                    Desk desk = byChannel.remove(close.channel());
                    if (desk != null) {
                        desk.desk.onServerClosed();
                    }
                }
                default -> throw new IllegalStateException("nothing that is carried: " + carried);
            }
        }
    }

    // ---- the desktops' side

    private final class Desk extends SimpleChannelInboundHandler<ByteBuf> implements CarriedDesk.Ends {
        private final Channel channel;
        private final CarriedDesk desk;
        private long number;

        Desk(Channel channel) {
            this.channel = channel;
            this.desk = new CarriedDesk(this, connected);
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            if (desks.size() >= ProtocolLimits.CARRIED_MAX) {
                counters.desksRefused.increment();
                channel.close();
                return;
            }
            desks.add(this);
            counters.desks.set(desks.size());
            if (connected) {
                open();
            }
        }

        private void open() {
            number = ++lastChannel;
            byChannel.put(number, this);
            InetSocketAddress address = (InetSocketAddress) channel.remoteAddress();
            server.carry(new ClientMessage.CarryOpen(number,
                    address == null ? "" : address.getAddress().getHostAddress()));
        }

        private void reopen() {
            if (connected && desks.contains(this)) {
                counters.resumes.increment();
                open();
                desk.onServerBack();
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            counters.bytesFromDesks.add(bytes.readableBytes());
            desk.onDeskBytes(ByteBufUtil.getBytes(bytes));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            desks.remove(this);
            counters.desks.set(desks.size());
            if (byChannel.remove(number, this)) {
                server.carry(new ClientMessage.CarryClose(number));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
            context.close();
        }

        @Override
        public void toServer(byte[] bytes) {
            for (int at = 0; at < bytes.length; at += ProtocolLimits.CARRIED_BYTES_MAX) {
                int to = Math.min(bytes.length, at + ProtocolLimits.CARRIED_BYTES_MAX);
                server.carry(new ClientMessage.CarryBytes(number, Bytes.owned(Arrays.copyOfRange(bytes, at, to))));
            }
        }

        @Override
        public void toDesk(byte[] bytes) {
            if (channel.bytesBeforeWritable() > DESK_WAITING_BYTES_MAX) {
                counters.desksCut.increment();
                channel.close();
            } else {
                counters.bytesToDesks.add(bytes.length);
                channel.writeAndFlush(Unpooled.wrappedBuffer(bytes), channel.voidPromise());
            }
        }

        @Override
        public void closeDesk() {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            // A desktop that does not read never takes what was written.
            channel.eventLoop().schedule(() -> channel.close(), ProtocolLimits.LINGER_MILLIS_MAX,
                    TimeUnit.MILLISECONDS);
        }

        @Override
        public void reopenLater() {
            if (byChannel.remove(number, this)) {
                server.carry(new ClientMessage.CarryClose(number));
            }
            loop.schedule(this::reopen, REOPEN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
