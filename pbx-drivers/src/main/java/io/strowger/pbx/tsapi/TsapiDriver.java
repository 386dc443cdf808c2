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
import io.strowger.pbx.netty.TlsClient;
import io.strowger.pbx.netty.TlsSettings;
import java.util.concurrent.TimeUnit;

/** The driver named {@code tsapi}. Its options are those of {@link TsapiOptions#parse} and {@link TlsSettings#parse}. */
public final class TsapiDriver implements PbxDriver {
    /** The driver's name. */
    public static final String NAME = "tsapi";
    private static final int THREADS = 1;
    private static final long CLOSE_SECONDS = 5;

    private final EventLoopGroup own;
    private volatile EventLoopGroup group;

    /** With a thread of its own. */
    public TsapiDriver() {
        this(THREADS);
    }

    /**
     * With threads of its own.
     *
     * @param threads
     *            event loops; a link stays on one
     */
    public TsapiDriver(int threads) {
        this.own = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("strowger-pbx", true),
                NioIoHandler.newFactory());
        this.group = own;
    }

    @Override
    public void runOn(EventLoopGroup loops) {
        group = loops;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PbxLink create(LinkContext context) {
        return new NettyLink(group.next(), new TsapiLinkSession(context), context.environment(), security(context));
    }

    /** The stores are read only for a link that will use them. */
    private static ChannelSecurity security(LinkContext context) {
        TlsSettings settings = TlsSettings.parse(context.environment().options());
        boolean nameServer = TsapiOptions.parse(context.environment().options())
                .opening()
                .nameServer()
                .tls()
                .isWanted(context.link().port());
        return nameServer || TlinkSearch.isSecure(context.link().service())
                ? new TlsClient(settings)
                : ChannelSecurity.NONE;
    }

    @Override
    public void close() {
        own.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly(CLOSE_SECONDS,
                TimeUnit.SECONDS);
    }
}
