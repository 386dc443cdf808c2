package io.strowger.tools.bench.latency;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
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
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.strowger.tools.bench.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The baseline: two event loops on loopback, a question of one size out, an answer of another size back, and nothing in between. The clock runs as the
 * simulated switch's does: from when the question is handed to the socket to when the first octet of its answer is read, both on the asking loop.
 */
public final class Echo implements AutoCloseable {
    private static final long WAIT_SECONDS = 10;

    private final byte[] question;
    private final byte[] answer;
    private final EventLoopGroup asking = loop("bench-echo-asks");
    private final EventLoopGroup answering = loop("bench-echo-answers");
    private final EventLoop loop = asking.next();
    private final Channel server;
    private final Channel client;
    /** The asking loop's. */
    private final ArrayDeque<Long> asked = new ArrayDeque<>();
    private final Samples samples = new Samples();
    private long answeredBytes;

    private Echo(byte[] question, byte[] answer) throws IOException {
        this.question = question;
        this.answer = answer;
        try {
            server = new ServerBootstrap().group(answering).channel(NioServerSocketChannel.class)
                    .childOption(ChannelOption.TCP_NODELAY, true).childHandler(initializer(Answering::new))
                    .bind(InetAddress.getLoopbackAddress(), 0).syncUninterruptibly().channel();
            client = new Bootstrap().group(loop).channel(NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true).handler(initializer(Asking::new))
                    .connect(server.localAddress()).syncUninterruptibly().channel();
        } catch (RuntimeException failure) {
            close(asking);
            close(answering);
            throw new IOException("the echo cannot be set up", failure);
        }
    }

    /** Two event loops and a connection. */
    public static Echo open(byte[] question, byte[] answer) throws IOException {
        return new Echo(question, answer);
    }

    private static EventLoopGroup loop(String name) {
        return new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }

    private static ChannelInitializer<SocketChannel> initializer(
            java.util.function.Supplier<ChannelInboundHandlerAdapter> handlers) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(handlers.get());
            }
        };
    }

    /** Asks once; any thread. */
    public void ask() {
        loop.execute(() -> {
            asked.add(System.nanoTime());
            client.writeAndFlush(Unpooled.wrappedBuffer(question), client.voidPromise());
        });
    }

    /**
     * The latencies since the last call, once every question has been answered.
     *
     * @throws IOException when an answer does not come
     */
    public long[] take() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        try {
            while (!loop.submit(asked::isEmpty).get(WAIT_SECONDS, TimeUnit.SECONDS)) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("the echo owes answers after " + WAIT_SECONDS + " s");
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            return loop.submit(() -> {
                long[] all = samples.toArray();
                samples.clear();
                return all;
            }).get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the echo's thread does not answer", e);
        }
    }

    @Override
    public void close() {
        client.close().syncUninterruptibly();
        server.close().syncUninterruptibly();
        close(asking);
        close(answering);
    }

    private static void close(EventLoopGroup group) {
        group.shutdownGracefully(0, WAIT_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Takes the time when the first octet of each answer comes. */
    private final class Asking extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            long now = System.nanoTime();
            ByteBuf bytes = (ByteBuf) message;
            long before = answeredBytes;
            answeredBytes += bytes.readableBytes();
            bytes.release();
            long firsts = (answeredBytes + answer.length - 1) / answer.length
                    - (before + answer.length - 1) / answer.length;
            for (long i = 0; i < firsts; i++) {
                samples.add(now - asked.remove());
            }
        }
    }

    /** Answers each question when its last octet has come, with one flush a turn. */
    private final class Answering extends ChannelInboundHandlerAdapter {
        private long received;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            long before = received / question.length;
            received += bytes.readableBytes();
            bytes.release();
            for (long i = before; i < received / question.length; i++) {
                context.write(Unpooled.wrappedBuffer(answer), context.voidPromise());
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }
}
