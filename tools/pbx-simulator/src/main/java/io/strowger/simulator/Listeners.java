package io.strowger.simulator;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.strowger.simulator.wire.NameServerSession;
import io.strowger.simulator.wire.SwitchServer;
import io.strowger.simulator.wire.TsapiSession;

/** The sockets: carries octets between channels and sessions and holds no rule. */
final class Listeners {
    /** A port of before is tried again so often, and after so long. */
    private static final int BIND_AGAIN_MAX = 100;
    private static final int BIND_AGAIN_MILLIS = 20;

    private final SwitchConfiguration configuration;
    private final EventLoopGroup group;
    private final SwitchServer server;
    private final Runnable turn;
    /** The simulator's thread only. */
    private final Map<TsapiSession, Channel> links = new LinkedHashMap<>();
    private volatile Channel nameServer;
    private volatile Channel tlink;
    private volatile int nameServerPort;
    private volatile int tlinkPort;

    Listeners(SwitchConfiguration configuration, EventLoopGroup group, SwitchServer server, Runnable turn) {
        this.configuration = configuration;
        this.group = group;
        this.server = server;
        this.turn = turn;
        this.nameServerPort = configuration.nameServerPort();
        this.tlinkPort = configuration.tlinkPort();
    }

    void bind() throws IOException {
        tlink = bind(tlinkPort, LinkHandler::new);
        tlinkPort = ((InetSocketAddress) tlink.localAddress()).getPort();
        try {
            nameServer = bind(nameServerPort, NameServerHandler::new);
        } catch (IOException e) {
            unbind();
            throw e;
        }
        nameServerPort = ((InetSocketAddress) nameServer.localAddress()).getPort();
    }

    private Channel bind(int port, Supplier<ChannelInboundHandlerAdapter> handlers) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true).childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(handlers.get());
                    }
                });
        var bound = bootstrap.bind(configuration.bindAddress(), port).awaitUninterruptibly();
        for (int again = 0; again < BIND_AGAIN_MAX && port != 0 && bound.cause() instanceof BindException; again++) {
            // A listening socket that was closed a moment ago goes only when its selector has looked once more.
            group.next().schedule(() -> {}, BIND_AGAIN_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly();
            bound = bootstrap.bind(configuration.bindAddress(), port).awaitUninterruptibly();
        }
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen at port " + port, bound.cause());
        }
        return bound.channel();
    }

    void unbind() {
        close(nameServer);
        close(tlink);
    }

    private static void close(Channel channel) {
        if (channel != null) {
            channel.close().awaitUninterruptibly();
        }
    }

    int nameServerPort() {
        return nameServerPort;
    }

    int tlinkPort() {
        return tlinkPort;
    }

    /**
     * Writes what every session has to say; a channel whose peer does not read waits in its session, which has a
     * bound.
     */
    void flush() {
        for (Map.Entry<TsapiSession, Channel> link : new LinkedHashMap<>(links).entrySet()) {
            flush(link.getKey(), link.getValue());
        }
    }

    private void flush(TsapiSession session, Channel channel) {
        if (channel.isWritable() || session.closed()) {
            byte[] bytes = session.takeOutput();
            if (bytes.length > 0) {
                // Taken before: the peer may run, and even answer, before the call returns.
                long nanos = System.nanoTime();
                channel.writeAndFlush(Unpooled.wrappedBuffer(bytes));
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

    /** One connection to the Tlink. */
    private final class LinkHandler extends ChannelInboundHandlerAdapter {
        private TsapiSession session;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            session = server.aes(0).connect();
            links.put(session, context.channel());
            turn.run();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            long nanos = System.nanoTime();
            byte[] bytes = bytes(message);
            session.onBytes(bytes, 0, bytes.length, nanos);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            turn.run();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            turn.run();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            links.remove(session);
            session.close();
            turn.run();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    /** One connection to the name server. */
    private final class NameServerHandler extends ChannelInboundHandlerAdapter {
        private final NameServerSession session = server.aes(0)
                .connectNameServer(new InetSocketAddress(configuration.bindAddress(), tlinkPort));

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
