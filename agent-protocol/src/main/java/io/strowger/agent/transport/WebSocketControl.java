package io.strowger.agent.transport;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import io.strowger.agent.session.TokenBucket;

/**
 * Answers pings, closes as RFC 6455 section 5.5.1 wants it, and cuts a peer that sends frames without content faster than {@link WebSockets#IDLE_FRAMES}: the
 * session does not see them, so that its own rate limit cannot.
 */
final class WebSocketControl extends ChannelDuplexHandler {
    /** Longest time that the last frame may take to leave, in milliseconds; a peer that does not read never lets it go. */
    static final int CLOSE_MILLIS_MAX = 1_000;

    private final MonotonicClock clock;
    private final TokenBucket idleFrames;
    private boolean closeSent;

    WebSocketControl(MonotonicClock clock) {
        this.clock = clock;
        this.idleFrames = new TokenBucket(WebSockets.IDLE_FRAMES, clock.nanos());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof WebSocketFrame frame)) {
            ctx.fireChannelRead(message);
            return;
        }
        boolean content = !(frame instanceof PingWebSocketFrame) && !(frame instanceof PongWebSocketFrame)
                && frame.content().isReadable();
        if (closeSent) {
            frame.release();
        } else if (frame instanceof CloseWebSocketFrame close) {
            closeSent = true;
            ctx.writeAndFlush(new CloseWebSocketFrame(true, 0, close.content()))
                    .addListener(ChannelFutureListener.CLOSE);
        } else if (!content && !idleFrames.take(clock.nanos())) {
            frame.release();
            close(ctx, WebSocketCloseStatus.POLICY_VIOLATION, ctx.newPromise());
        } else if (frame instanceof PingWebSocketFrame) {
            ctx.writeAndFlush(new PongWebSocketFrame(frame.content()));
        } else if (frame instanceof PongWebSocketFrame) {
            frame.release();
        } else {
            ctx.fireChannelRead(frame);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (closeSent) {
            ReferenceCountUtil.release(message);
            promise.trySuccess();
        } else {
            ctx.write(message, promise);
        }
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        close(ctx, WebSocketCloseStatus.NORMAL_CLOSURE, promise);
    }

    private void close(ChannelHandlerContext ctx, WebSocketCloseStatus status, ChannelPromise promise) {
        if (closeSent || !ctx.channel().isActive()) {
            ctx.close(promise);
        } else {
            closeSent = true;
            Future<?> overdue = ctx.executor().schedule(() -> ctx.close(), CLOSE_MILLIS_MAX, TimeUnit.MILLISECONDS);
            ctx.writeAndFlush(new CloseWebSocketFrame(status)).addListener(done -> {
                overdue.cancel(false);
                ctx.close(promise);
            });
        }
    }
}
