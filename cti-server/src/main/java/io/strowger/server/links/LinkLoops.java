package io.strowger.server.links;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** Event loops for links alone. Any thread; closed after the links. */
public final class LinkLoops implements AutoCloseable {
    private static final long CLOSE_SECONDS = 5;

    private final EventLoopGroup group;

    /** So many, each a thread that begins with its first link. */
    public LinkLoops(int threads) {
        group = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("strowger-pbx", true),
                NioIoHandler.newFactory());
    }

    /** For drivers. */
    public EventLoopGroup group() {
        return group;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly(CLOSE_SECONDS,
                TimeUnit.SECONDS);
    }
}
