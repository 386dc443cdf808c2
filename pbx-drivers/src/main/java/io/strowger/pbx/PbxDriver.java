package io.strowger.pbx;

import io.netty.channel.EventLoopGroup;

/**
 * One way of speaking to switches. Found by {@link java.util.ServiceLoader} or handed to {@link PbxDrivers} directly.
 * Owns the threads of its links, unless it was given some; {@link #close()} ends its own. Any thread.
 */
public interface PbxDriver extends AutoCloseable {
    /** The name that {@link io.strowger.core.site.LinkSite#driver()} refers to, lower case. */
    String name();

    /**
     * Makes a link that does nothing until it is started.
     *
     * @throws IllegalArgumentException
     *             an option is unknown or out of range; the message names it
     */
    PbxLink create(LinkContext context);

    /** Links that are made from now on run on these event loops, which stay the caller's. A driver that needs none leaves them alone. */
    default void runOn(EventLoopGroup loops) {}

    /** Ends the driver's own threads. Links must be stopped before. */
    @Override
    void close();
}
