package io.strowger.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.TooLongFrameException;
import io.strowger.simulator.faults.FaultCommands;
import io.strowger.simulator.faults.Outcome;
import io.strowger.simulator.faults.Problem;

/**
 * Where faults are ordered: a line in, an answer out, on the loopback address only. An answer is lines that begin with
 * its number; the last has a space after it, those before a {@code -}.
 */
final class ControlPort {
    /** Most connections at once; further ones are closed. */
    static final int MAX_CONNECTIONS = 8;

    private final EventLoop loop;
    private final Function<String, Outcome> commands;
    private Channel listening;
    /** The simulator's thread only. */
    private int connections;

    /**
     * A port that does not listen yet.
     *
     * @param commands does a command on the simulator's thread
     */
    ControlPort(EventLoop loop, Function<String, Outcome> commands) {
        this.loop = loop;
        this.commands = commands;
    }

    void bind(int port) throws IOException {
        ChannelFuture bound = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new LineBasedFrameDecoder(FaultCommands.MAX_LINE), new Lines());
                    }
                }).bind(InetAddress.getLoopbackAddress(), port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen at control port " + port, bound.cause());
        }
        listening = bound.channel();
    }

    int port() {
        return listening == null ? AesConfiguration.NONE : ((InetSocketAddress) listening.localAddress()).getPort();
    }

    void unbind() {
        if (listening != null) {
            listening.close().awaitUninterruptibly();
        }
    }

    private static ByteBuf lines(Outcome outcome) {
        StringBuilder text = new StringBuilder();
        String[] lines = outcome.text().split("\n");
        for (int i = 0; i < lines.length; i++) {
            text.append(outcome.number()).append(i == lines.length - 1 ? ' ' : '-').append(lines[i]).append("\r\n");
        }
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    private final class Lines extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (++connections > MAX_CONNECTIONS) {
                context.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            connections--;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf line) {
            String command = line.toString(StandardCharsets.UTF_8).strip();
            if (command.equals("quit")) {
                context.close();
            } else if (!command.isEmpty()) {
                context.writeAndFlush(lines(commands.apply(command)));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (cause instanceof TooLongFrameException) {
                context.writeAndFlush(lines(Outcome.refused(Problem.LINE_TOO_LONG,
                        "More than " + FaultCommands.MAX_LINE + " characters")));
            } else {
                context.close();
            }
        }
    }
}
