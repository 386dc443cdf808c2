package io.strowger.agent.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;

/** The stream of frames in binary WebSocket messages, at either end; where one of those begins means nothing. */
public final class WebSocketBinaryCodec extends MessageToMessageCodec<WebSocketFrame, ByteBuf> {
    /** Longest message that is written, in bytes; what is longer goes as several. */
    static final int MESSAGE_BYTES_MAX = 64 * 1024;

    @Override
    protected void encode(ChannelHandlerContext ctx, ByteBuf bytes, List<Object> out) {
        while (bytes.isReadable()) {
            int next = Math.min(bytes.readableBytes(), MESSAGE_BYTES_MAX);
            out.add(new BinaryWebSocketFrame(bytes.readRetainedSlice(next)));
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, WebSocketFrame frame, List<Object> out) {
        if (frame instanceof BinaryWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
            out.add(frame.content().retain());
        } else {
            ctx.fireUserEventTriggered(new ServerConnectionHandler.Unreadable(
                    "a text message came; " + WebSockets.BINARY + " has binary ones"));
        }
    }
}
