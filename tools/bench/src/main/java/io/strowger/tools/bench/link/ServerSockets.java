package io.strowger.tools.bench.link;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.strowger.csta.tsapi.TsapiFrames;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The name server and the Tlink of a {@link ServerSide} on sockets of loopback. Its event loop does everything. */
public final class ServerSockets implements AutoCloseable {
    private final EventLoop loop;
    private final ServerSide side;
    private final UnaryOperator<byte[]> answers;
    private final Channel nameServer;
    private final Channel tlink;
    private Channel stream;

    /**
     * Listens.
     *
     * @param answers
     *            gives the octets that answer a whole frame of the stream, none for none
     */
    public ServerSockets(EventLoop loop, ServerSide side, UnaryOperator<byte[]> answers) {
        this.loop = loop;
        this.side = side;
        this.answers = answers;
        this.tlink = bind(() -> new Handler(true));
        this.nameServer = bind(() -> new Handler(false));
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

    /** Where the name server listens. */
    public int nameServerPort() {
        return ((InetSocketAddress) nameServer.localAddress()).getPort();
    }

    /** The newest stream; null before the first. On the event loop. */
    public Channel stream() {
        return stream;
    }

    @Override
    public void close() {
        nameServer.close().syncUninterruptibly();
        tlink.close().syncUninterruptibly();
    }

    private final class Handler extends ChannelInboundHandlerAdapter {
        private final boolean isStream;
        private final ByteArrayOutputStream unread = new ByteArrayOutputStream();

        Handler(boolean isStream) {
            this.isStream = isStream;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (isStream) {
                side.connectTlink();
                stream = context.channel();
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
            if (isStream) {
                unread.writeBytes(bytes);
                frames(context.channel());
            } else {
                answer(context.channel(), side.exchange(bytes));
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        /** A read ends where it likes: the rest of a frame waits for the next. */
        private void frames(Channel channel) {
            byte[] all = unread.toByteArray();
            unread.reset();
            int at = 0;
            while (at < all.length
                    && TsapiFrames.scan(all, at, all.length - at) instanceof TsapiFrames.Scan.Frame whole) {
                answer(channel, answers.apply(Arrays.copyOfRange(all, at, at + whole.length())));
                at += whole.length();
            }
            unread.write(all, at, all.length - at);
        }

        private static void answer(Channel channel, byte[] bytes) {
            if (bytes.length > 0) {
                channel.write(Unpooled.wrappedBuffer(bytes), channel.voidPromise());
            }
        }
    }
}
