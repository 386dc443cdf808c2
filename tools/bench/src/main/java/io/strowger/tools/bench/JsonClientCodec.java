package io.strowger.tools.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.json.JsonFault;
import io.strowger.agent.json.JsonMessages;
import java.util.List;

/** The client's end of JSON in text messages: frames to texts and back. */
final class JsonClientCodec extends MessageToMessageCodec<TextWebSocketFrame, ByteBuf> {
    /** One whole frame comes from the client at a time. */
    @Override
    protected void encode(ChannelHandlerContext ctx, ByteBuf frame, List<Object> out) throws JsonFault {
        byte[] bytes = ByteBufUtil.getBytes(frame);
        out.add(new TextWebSocketFrame(
                Unpooled.wrappedBuffer(JsonMessages.CLIENT.toJson(bytes, Framing.LENGTH_BYTES, bytes.length))));
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, TextWebSocketFrame text, List<Object> out) throws JsonFault {
        byte[] json = ByteBufUtil.getBytes(text.content());
        byte[] message = JsonMessages.SERVER.toMessage(json, 0, json.length);
        out.add(ctx.alloc().heapBuffer(Framing.LENGTH_BYTES + message.length).writeInt(message.length)
                .writeBytes(message));
    }
}
