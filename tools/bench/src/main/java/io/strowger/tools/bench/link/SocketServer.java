package io.strowger.tools.bench.link;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The server's side of one link on sockets of loopback. The simulator answers what the link asks; frames of calls that come, ring, are answered and end are
 * written one by one when it is said. Its event loop does everything.
 */
final class SocketServer implements AutoCloseable {
    private static final int CALL_ID_MAX = 60_000;
    private static final long CLOSE_SECONDS = 5;
    private static final int TYPICAL_CALL = 500;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1,
            new DefaultThreadFactory("bench-server", true), NioIoHandler.newFactory());
    private final io.netty.channel.EventLoop loop = group.next();
    private final ServerSide side;
    private final int stations;
    private final Channel nameServer;
    private final Channel tlink;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    private Channel link;
    private CallFrames words;
    private int calls;
    private long[] sent = new long[0];
    private int count;

    SocketServer(int stations) throws IOException {
        this.stations = stations;
        this.side = new ServerSide(stations);
        try {
            tlink = bind(() -> new Handler(true));
            nameServer = bind(() -> new Handler(false));
        } catch (RuntimeException failure) {
            close();
            throw new IOException("the server of the link cannot listen", failure);
        }
    }

    private Channel bind(Supplier<ChannelInboundHandlerAdapter> handlers) {
        return new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(handlers.get());
                    }
                }).bind(InetAddress.getLoopbackAddress(), 0).syncUninterruptibly().channel();
    }

    int nameServerPort() {
        return ((InetSocketAddress) nameServer.localAddress()).getPort();
    }

    /** A frame as most are. */
    byte[] typical() {
        return new CallFrames(ServerSide.VDN, 1, 1).rings(TYPICAL_CALL, ServerSide.station(0), 2);
    }

    /** The moments of so many sends are noted from now on; all of those before must be over. */
    void record(int sends) {
        loop.submit(() -> {
            sent = new long[sends];
            count = 0;
        }).syncUninterruptibly();
    }

    /** When each was handed to the socket. */
    long[] sentNanos() {
        return loop.submit(() -> sent).syncUninterruptibly().getNow();
    }

    /** Sends the next frame; any thread. */
    void sendNext() {
        loop.execute(() -> {
            byte[] frame = next();
            sent[count++] = System.nanoTime();
            link.writeAndFlush(Unpooled.wrappedBuffer(frame), link.voidPromise());
        });
    }

    private byte[] next() {
        if (words == null) {
            words = side.callFrames();
        }
        if (frames.isEmpty()) {
            int callId = 1 + calls % CALL_ID_MAX;
            String station = ServerSide.station(calls % stations);
            int monitor = side.monitor(station);
            calls++;
            frames.add(words.arrives(callId));
            frames.add(words.rings(callId, station, words.vdnMonitor()));
            frames.add(words.rings(callId, station, monitor));
            frames.add(words.answered(callId, station, words.vdnMonitor()));
            frames.add(words.answered(callId, station, monitor));
            frames.add(words.callerCleared(callId, words.vdnMonitor()));
            frames.add(words.callerCleared(callId, monitor));
            frames.add(words.callCleared(callId));
        }
        return frames.poll();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Handler extends ChannelInboundHandlerAdapter {
        private final boolean stream;

        Handler(boolean stream) {
            this.stream = stream;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (stream) {
                side.connectTlink();
                link = context.channel();
            } else {
                side.connectNameServer((InetSocketAddress) tlink.localAddress());
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf buffer = (ByteBuf) message;
            byte[] bytes = new byte[buffer.readableBytes()];
            buffer.readBytes(bytes);
            buffer.release();
            byte[] answer = side.exchange(bytes);
            if (answer.length > 0) {
                context.writeAndFlush(Unpooled.wrappedBuffer(answer));
            }
        }
    }
}
