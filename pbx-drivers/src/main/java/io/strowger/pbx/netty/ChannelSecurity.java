package io.strowger.pbx.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.strowger.core.model.LinkDownCause;

/** Makes connections secure. */
public interface ChannelSecurity {
    /**
     * What one connection needs; called on its event loop before it is opened.
     *
     * @throws IllegalStateException
     *             the connection cannot be made secure; the message says why
     */
    Secured secure(ByteBufAllocator allocator, String host, int port);

    /** Looks whether what it is made of has changed; may block, and is called before each connection off the event loop. */
    default void refresh() {}

    /** The TLS of one connection. */
    interface Secured {
        /** Goes first into the connection's pipeline. */
        SslHandler handler();

        /** What a failure of the handshake, or of the connection after it, means; null when it is none of TLS. */
        Refusal refusal(Throwable failure);
    }

    /** Why there is no secure connection. */
    record Refusal(LinkDownCause cause, String why) {}

    /** Refuses secure connections. */
    ChannelSecurity NONE = (allocator, host, port) -> {
        throw new IllegalStateException("TLS is not configured");
    };
}
