package io.strowger.tools.bench.agents;

import io.strowger.tools.bench.Part;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The baseline of the fan-out, a process of its own: one event loop, which at an octet from anybody writes the same octets to every connection and flushes
 * each. Argument: octets of a frame.
 */
final class BarePart {
    private BarePart() {}

    public static void main(String[] arguments) throws Exception {
        byte[] frame = frame(Integer.parseInt(arguments[0]));
        ByteBuf shared = Unpooled.unreleasableBuffer(Unpooled.directBuffer(frame.length).writeBytes(frame));
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        Set<Channel> all = new LinkedHashSet<>();
        Channel server = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1_024).childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        all.add(channel);
                        channel.pipeline().addLast(new Firing(all, shared));
                    }
                }).bind(InetAddress.getLoopbackAddress(), 0).sync().channel();
        int port = ((InetSocketAddress) server.localAddress()).getPort();
        Part.serve(order -> Map.of("port", port));
        loop.shutdownGracefully();
    }

    /** A frame of that size with its length in front. */
    static byte[] frame(int bytes) {
        byte[] frame = new byte[bytes];
        frame[2] = (byte) (bytes - 4 >>> 8);
        frame[3] = (byte) (bytes - 4);
        return frame;
    }

    private static final class Firing extends ChannelInboundHandlerAdapter {
        private final Set<Channel> all;
        private final ByteBuf frame;

        Firing(Set<Channel> all, ByteBuf frame) {
            this.all = all;
            this.frame = frame;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ((ByteBuf) message).release();
            for (Channel channel : all) {
                channel.writeAndFlush(frame.duplicate(), channel.voidPromise());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            all.remove(context.channel());
        }
    }
}
