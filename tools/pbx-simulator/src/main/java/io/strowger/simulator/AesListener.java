package io.strowger.simulator;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.strowger.simulator.AesConfiguration.Ports;
import io.strowger.simulator.wire.AesServer;
import io.strowger.simulator.wire.NameServerSession;
import io.strowger.simulator.wire.TsapiSession;

/** The sockets of one server: carries octets between channels and sessions and holds no rule. */
final class AesListener {
    /** A port of before is tried again so often, and after so long. */
    private static final int BIND_AGAIN_MAX = 100;
    private static final int BIND_AGAIN_MILLIS = 20;

    /**
     * What a listener stands in.
     *
     * @param address where it listens
     * @param loop the simulator's thread
     * @param aes the server whose sockets these are
     * @param turn ends a turn of the simulator
     */
    record Surroundings(InetAddress address, EventLoop loop, AesServer aes, Runnable turn) {}

    /** One port and what is spoken there; the port is known once it has been listened at. */
    private static final class Endpoint {
        private final Supplier<ChannelInboundHandlerAdapter> handlers;
        private final boolean secure;
        private volatile int port;
        private volatile Channel channel;

        Endpoint(int port, boolean secure, Supplier<ChannelInboundHandlerAdapter> handlers) {
            this.port = port;
            this.secure = secure;
            this.handlers = handlers;
        }

        boolean used() {
            return port != AesConfiguration.NONE;
        }

        InetSocketAddress at(InetAddress address) {
            return used() ? new InetSocketAddress(address, port) : null;
        }

        void bound(Channel listening) {
            channel = listening;
            port = ((InetSocketAddress) listening.localAddress()).getPort();
        }
    }

    private final Surroundings here;
    private final TlsSettings tls;
    private final Endpoint nameServer;
    private final Endpoint tlink;
    private final Endpoint secureNameServer;
    private final Endpoint secureTlink;
    private final List<Endpoint> endpoints;
    /** The simulator's thread only. */
    private final Map<TsapiSession, Channel> links = new LinkedHashMap<>();
    /** Whether the ports are open, or being opened, by {@link #turn}; the simulator's thread only. */
    private boolean open;
    private volatile boolean wanted;

    AesListener(AesConfiguration configuration, Surroundings here) {
        this.here = here;
        this.tls = configuration.tls();
        Ports ports = configuration.ports();
        tlink = new Endpoint(ports.tlink(), false, () -> new LinkHandler(false));
        secureTlink = new Endpoint(ports.secureTlink(), true, () -> new LinkHandler(true));
        nameServer = new Endpoint(ports.nameServer(), false, NameServerHandler::new);
        secureNameServer = new Endpoint(ports.secureNameServer(), true, NameServerHandler::new);
        endpoints = List.of(tlink, secureTlink, nameServer, secureNameServer).stream().filter(Endpoint::used).toList();
    }

    // --- ports -------------------------------------------------------------------------------------------------------

    void bind() throws IOException {
        for (Endpoint endpoint : endpoints) {
            bind(endpoint);
        }
        here.loop.submit(() -> open = true).syncUninterruptibly();
        wanted = true;
    }

    private void bind(Endpoint endpoint) throws IOException {
        ChannelFuture bound = start(endpoint).awaitUninterruptibly();
        for (int again = 0; again < BIND_AGAIN_MAX && again(endpoint, bound); again++) {
            // A listening socket that was closed a moment ago goes only when its selector has looked once more.
            here.loop.schedule(() -> {}, BIND_AGAIN_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly();
            bound = start(endpoint).awaitUninterruptibly();
        }
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen at port " + endpoint.port, bound.cause());
        }
        endpoint.bound(bound.channel());
    }

    private static boolean again(Endpoint endpoint, ChannelFuture bound) {
        return endpoint.port != 0 && bound.cause() instanceof BindException;
    }

    private ChannelFuture start(Endpoint endpoint) {
        return new ServerBootstrap().group(here.loop).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true).childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (endpoint.secure) {
                            SslHandler handler = tls.context().newHandler(channel.alloc());
                            handler.setHandshakeTimeoutMillis(TlsSettings.HANDSHAKE_MILLIS);
                            channel.pipeline().addLast(handler);
                        }
                        channel.pipeline().addLast(endpoint.handlers.get());
                    }
                }).bind(here.address, endpoint.port);
    }

    void unbind() {
        wanted = false;
        for (Endpoint endpoint : endpoints) {
            Channel channel = endpoint.channel;
            if (channel != null) {
                channel.close().awaitUninterruptibly();
            }
        }
    }

    /** Opens or closes the ports when the server has come up or gone down by itself. */
    private void followServer() {
        boolean shall = here.aes.listening();
        if (!wanted || shall == open) {
            return;
        }
        open = shall;
        for (Endpoint endpoint : endpoints) {
            if (shall) {
                reopen(endpoint, 0);
            } else {
                endpoint.channel.close();
            }
        }
    }

    private void reopen(Endpoint endpoint, int again) {
        start(endpoint).addListener((ChannelFutureListener) bound -> {
            if (bound.isSuccess() && open && wanted) {
                endpoint.bound(bound.channel());
            } else if (bound.isSuccess()) {
                bound.channel().close();
            } else if (open && wanted && again < BIND_AGAIN_MAX) {
                here.loop.schedule(() -> reopen(endpoint, again + 1), BIND_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
    }

    int nameServerPort() {
        return nameServer.port;
    }

    int tlinkPort() {
        return tlink.port;
    }

    int secureNameServerPort() {
        return secureNameServer.port;
    }

    int secureTlinkPort() {
        return secureTlink.port;
    }

    // --- octets ------------------------------------------------------------------------------------------------------

    /** Writes what every session has to say; what a peer does not read waits in its session, which has a bound. */
    void turn() {
        followServer();
        if (links.isEmpty()) {
            return;
        }
        for (Map.Entry<TsapiSession, Channel> link : List.copyOf(links.entrySet())) {
            flush(link.getKey(), link.getValue());
        }
    }

    private void flush(TsapiSession session, Channel channel) {
        if (channel.config().isAutoRead() != session.reading()) {
            channel.config().setAutoRead(session.reading());
        }
        if (channel.isWritable() || session.closed()) {
            byte[] bytes = session.takeOutput();
            if (bytes.length > 0) {
                // Taken before: the peer may run, and even answer, before the call returns.
                long nanos = System.nanoTime();
                channel.writeAndFlush(Unpooled.wrappedBuffer(bytes), channel.voidPromise());
                session.onWritten(nanos);
            }
        } else {
            session.checkBound();
        }
        if (session.closed() && links.remove(session) != null) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static byte[] bytes(Object message) {
        ByteBuf buffer = (ByteBuf) message;
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        buffer.release();
        return bytes;
    }

    /** One connection to a Tlink. */
    private final class LinkHandler extends ChannelInboundHandlerAdapter {
        private final boolean secure;
        private TsapiSession session;

        LinkHandler(boolean secure) {
            this.secure = secure;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            session = secure ? here.aes.connectSecure() : here.aes.connect();
            links.put(session, context.channel());
            here.turn.run();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            long nanos = System.nanoTime();
            byte[] bytes = bytes(message);
            session.onBytes(bytes, 0, bytes.length, nanos);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            here.turn.run();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            here.turn.run();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            links.remove(session);
            session.close();
            here.turn.run();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    /** One connection to a name server. */
    private final class NameServerHandler extends ChannelInboundHandlerAdapter {
        private NameServerSession session;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            // Who listens at every address tells the one at which he was reached: a client may take it at its word.
            InetAddress reached = here.address.isAnyLocalAddress()
                    ? ((InetSocketAddress) context.channel().localAddress()).getAddress()
                    : here.address;
            session = here.aes.connectNameServer(tlink.at(reached), secureTlink.at(reached));
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            byte[] bytes = bytes(message);
            session.onBytes(bytes, 0, bytes.length);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            byte[] bytes = session.takeOutput();
            if (bytes.length > 0) {
                context.writeAndFlush(Unpooled.wrappedBuffer(bytes));
            }
            if (session.closed()) {
                context.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
