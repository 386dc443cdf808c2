package io.strowger.agent.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.json.JsonFault;
import io.strowger.agent.json.JsonMessages;
import java.util.List;

/** One message of the protocol as JSON in each text message; the session behind it sees frames. The server's end. */
final class WebSocketJsonCodec extends MessageToMessageCodec<WebSocketFrame, ByteBuf> {
    /** Whole frames come from the session, at least one at a time. */
    @Override
    protected void encode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws JsonFault {
        byte[] bytes = ByteBufUtil.getBytes(buffer);
        for (int at = 0; at < bytes.length;) {
            if (!(Framing.next(bytes, at, bytes.length,
                    Framing.SERVER_FRAME_BYTES_MAX) instanceof Framing.Frame frame)) {
                throw new IllegalStateException("the session has written a frame that is none");
            }
            at = frame.offset() + frame.length();
            byte[] text = JsonMessages.SERVER.toJson(bytes, frame.offset(), at);
            out.add(new TextWebSocketFrame(Unpooled.wrappedBuffer(text)));
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, WebSocketFrame frame, List<Object> out) {
        if (!(frame instanceof TextWebSocketFrame)) {
            ctx.fireUserEventTriggered(new ServerConnectionHandler.Unreadable(
                    "a binary message came; " + WebSockets.JSON + " has text ones"));
            return;
        }
        try {
            byte[] text = ByteBufUtil.getBytes(frame.content());
            byte[] message = JsonMessages.CLIENT.toMessage(text, 0, text.length);
            ByteBuf framed = ctx.alloc().heapBuffer(Framing.LENGTH_BYTES + message.length);
            out.add(framed.writeInt(message.length).writeBytes(message));
        } catch (JsonFault fault) {
            ctx.fireUserEventTriggered(new ServerConnectionHandler.Unreadable(fault.getMessage()));
        }
    }
}
