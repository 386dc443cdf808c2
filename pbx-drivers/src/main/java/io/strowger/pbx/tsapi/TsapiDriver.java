package io.strowger.pbx.tsapi;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.PbxDriver;
import io.strowger.pbx.PbxLink;
import io.strowger.pbx.netty.ChannelSecurity;
import io.strowger.pbx.netty.NettyLink;
import java.util.concurrent.TimeUnit;

/** The driver named {@code tsapi}. Its options are those of {@link TsapiOptions#parse}. */
public final class TsapiDriver implements PbxDriver {
    /** The driver's name. */
    public static final String NAME = "tsapi";
    private static final int THREADS = 1;
    private static final long CLOSE_SECONDS = 5;

    private final EventLoopGroup group;
    private final ChannelSecurity security;

    /** With a thread of its own and without TLS. */
    public TsapiDriver() {
        this(THREADS, ChannelSecurity.NONE);
    }

    /**
     * With threads of its own.
     *
     * @param threads
     *            event loops; a link stays on one
     * @param security
     *            makes the connections of secure Tlinks secure
     */
    public TsapiDriver(int threads, ChannelSecurity security) {
        this.group = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("strowger-pbx", true),
                NioIoHandler.newFactory());
        this.security = security;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PbxLink create(LinkContext context) {
        return new NettyLink(group.next(), new TsapiLinkSession(context), context.environment(), security);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly(CLOSE_SECONDS,
                TimeUnit.SECONDS);
    }
}
