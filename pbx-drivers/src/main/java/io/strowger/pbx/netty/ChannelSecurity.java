package io.strowger.pbx.netty;

import io.netty.channel.ChannelPipeline;

/** Adds what encrypts a connection to its pipeline, before anything else is in it. */
@FunctionalInterface
public interface ChannelSecurity {
    /**
     * Called on the event loop for each secure connection.
     *
     * @throws IllegalStateException
     *             the connection cannot be made secure; the message says why
     */
    void secure(ChannelPipeline pipeline, String host, int port);

    /** Refuses secure connections. */
    ChannelSecurity NONE = (pipeline, host, port) -> {
        throw new IllegalStateException("TLS is not configured");
    };
}
