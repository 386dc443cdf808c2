package io.strowger.agent.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;

/** What a session has written before it is known how it has to look. A session without Hello says one farewell at most. */
final class HeldOutput {
    private final List<Object> messages = new ArrayList<>();

    void add(Object message, ChannelPromise promise) {
        messages.add(message);
        if (!promise.isVoid()) {
            promise.trySuccess();
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Hands everything over in its order. */
    void moveTo(HeldOutput other) {
        other.messages.addAll(messages);
        messages.clear();
    }

    /** Writes everything from a handler on towards the network. */
    void release(ChannelHandlerContext ctx) {
        if (!messages.isEmpty()) {
            messages.forEach(message -> ctx.write(message, ctx.voidPromise()));
            messages.clear();
            ctx.flush();
        }
    }

    void drop() {
        messages.forEach(ReferenceCountUtil::release);
        messages.clear();
    }
}
