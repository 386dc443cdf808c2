package io.strowger.agent.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.function.Supplier;

/**
 * Tells by the first byte whether a client speaks frames or HTTP, so that one port serves both: the length of a frame begins with 0 or 1, a request with a
 * capital letter. It stands behind TLS and before the {@link ServerConnectionHandler}, whose time limit for Hello holds for the choice, too. What the session
 * says before the choice is held back and leaves in the client's own form.
 */
public final class TransportSelector extends ChannelDuplexHandler {
    /** Longest request line, in bytes. */
    public static final int REQUEST_LINE_BYTES_MAX = 4_096;
    /** All headers of a request together, in bytes. */
    public static final int HEADER_BYTES_MAX = 16_384;
    /** Content that a request may have, in bytes: none is wanted. */
    public static final int CONTENT_BYTES_MAX = 0;

    private final Supplier<HttpEntrance> entrance;
    private final HeldOutput held = new HeldOutput();

    /** @param entrance makes what answers HTTP requests */
    public TransportSelector(Supplier<HttpEntrance> entrance) {
        this.entrance = entrance;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            byte first = bytes.getByte(bytes.readerIndex());
            if (first >= 'A' && first <= 'Z') {
                HttpEntrance http = entrance.get();
                ctx.pipeline().addAfter(ctx.name(), "entrance", http);
                ctx.pipeline().addAfter(ctx.name(), "request", new HttpObjectAggregator(CONTENT_BYTES_MAX, true));
                ctx.pipeline().addAfter(ctx.name(), "http",
                        new HttpServerCodec(new HttpDecoderConfig().setMaxInitialLineLength(REQUEST_LINE_BYTES_MAX)
                                .setMaxHeaderSize(HEADER_BYTES_MAX)));
                http.takeOver(held);
            } else {
                held.release(ctx);
            }
            // Before the bytes go on, so that the answer finds nobody who holds it back.
            ctx.pipeline().remove(this);
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        held.add(message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        // With what is held.
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        held.release(ctx);
        ctx.close(promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        held.drop();
        ctx.fireChannelInactive();
    }
}
