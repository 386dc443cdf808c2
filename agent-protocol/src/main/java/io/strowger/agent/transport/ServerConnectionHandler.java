package io.strowger.agent.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.strowger.agent.session.ServerConnection;
import io.strowger.agent.session.ServerEvent;
import io.strowger.agent.session.ServerSettings;
import io.strowger.agent.session.SharedFrame;
import io.strowger.agent.session.TopicFrame;
import io.strowger.core.output.RefusalReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A {@link ServerConnection} on a channel that carries its byte stream as ByteBufs (plain, TLS, or binary WebSocket messages unwrapped before it). One object
 * per channel. The gateway hears events on the channel's event loop and may call {@link #execute(Task)} from any thread. Output is written and flushed once per
 * turn of the event loop.
 */
public final class ServerConnectionHandler extends ChannelInboundHandlerAdapter {
    /** Who decides. Called on the channel's event loop; must not block. */
    public interface Gateway {
        /** Something that the connection wants decided or tells. */
        void onEvent(ServerConnectionHandler connection, ServerEvent event);

        /** The transport is gone; nothing follows. Called once, also when nobody had logged in. */
        void onDisconnected(ServerConnectionHandler connection, String cause);

        /** The client's way is another than it seemed when it came. */
        default void onTransport(ServerConnectionHandler connection, ClientTransport transport) {}

        /** Octets have come, with the end of so many frames in them. Counted as frames, whatever the client's way wraps them in. */
        default void onReceived(long frames, long bytes) {}

        /** Octets have been handed to the transport, with so many frames in them. */
        default void onSent(long frames, long bytes) {}
    }

    /** Told as an event by a handler before this one: how the client speaks. */
    record Chosen(ClientTransport transport) {}

    /** Told as an event by a handler before this one: what has arrived is no message. */
    record Unreadable(String detail) {}

    /** Something to be done with the connection on its event loop. */
    @FunctionalInterface
    public interface Task {
        /** Called once with the time to hand on. */
        void run(ServerConnection connection, long nowNanos);
    }

    private final ServerSettings settings;
    private final Gateway gateway;
    private final MonotonicClock clock;
    private volatile ChannelHandlerContext context;
    private ServerConnection connection;
    private DeadlineTimer timer;
    private boolean inTurn;
    private boolean pumpScheduled;
    private boolean gone;
    /** The connection was clear when it was last asked and has not been called since. */
    private boolean clear;
    private String cause = "closed by the peer";

    /** A handler for one channel. */
    public ServerConnectionHandler(ServerSettings settings, Gateway gateway, MonotonicClock clock) {
        this.settings = settings;
        this.gateway = gateway;
        this.clock = clock;
    }

    /**
     * Does something with the connection on its event loop: at once when called there, else soon. Nothing is done once the transport is gone, or before it is
     * there.
     */
    public void execute(Task task) {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            return;
        }
        if (ctx.executor().inEventLoop()) {
            run(task);
        } else {
            ctx.executor().execute(() -> run(task));
        }
    }

    /**
     * Does something with the connection, on its event loop only, and sends nothing yet: whoever has much to do with many connections calls {@link #flush()} once
     * for each when he is done. Nothing is done once the transport is gone.
     */
    public void apply(Task task) {
        if (connection != null && !gone) {
            clear = false;
            task.run(connection, clock.nanos());
        }
    }

    /** What {@link #sendWhole} sends of a version to any number of connections. */
    public static ByteBuf carrierOf(TopicFrame frame) {
        return frame.whole().carrier(ServerConnectionHandler::direct);
    }

    /**
     * Sends the whole of a version at once where nothing else has to be looked at for it; on the event loop only. False when {@link #sendNow} is to be asked.
     * Nothing of the session is touched: with thousands of connections each object that is costs as much as a good part of the sending. Who calls counts what
     * was sent.
     *
     * @param carrier as {@link #carrierOf} gives it
     */
    public boolean sendWhole(ByteBuf carrier) {
        if (!clear || !context.channel().isWritable()) {
            return false;
        }
        context.writeAndFlush(carrier.duplicate(), context.voidPromise());
        return true;
    }

    /**
     * Sends a version of a topic at once when nothing waits before it; on the event loop only. False when it has to wait like others.
     *
     * @param many whether many connections send the same
     */
    public boolean sendNow(TopicFrame frame, boolean many) {
        if (connection == null || gone) {
            return true;
        }
        connection.onWritable(context.channel().isWritable(), clock.nanos());
        SharedFrame shared = connection.topicNow(frame);
        if (shared == null) {
            return false;
        }
        ByteBuf bytes = many
                ? shared.carrier(ServerConnectionHandler::direct).duplicate()
                : Unpooled.wrappedBuffer(shared.bytes());
        context.writeAndFlush(bytes, context.voidPromise());
        gateway.onSent(1, shared.bytes().length);
        return true;
    }

    /** Memory that a socket writes from without a copy; given back with the frame. */
    private static ByteBuf direct(byte[] bytes) {
        ByteBuffer memory = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(memory));
    }

    /** Whether topics wait to be handed over that a newer version may yet replace; on the event loop only. */
    public boolean holdsTopics() {
        return connection != null && connection.holdsTopics();
    }

    /** Hands over what came of {@link #apply(Task)}; on the event loop only. */
    public void flush() {
        if (connection != null && !gone) {
            deliver();
            pump();
        }
    }

    /** Stops or goes on reading the channel; the client's silence is not held against it meanwhile. Any thread. */
    public void setReading(boolean reading) {
        execute((target, nowNanos) -> {
            context.channel().config().setAutoRead(reading);
            target.onReading(reading, nowNanos);
        });
    }

    /** The reason that the client was told; null as long as it was told none. On the event loop only. */
    public RefusalReason closedFor() {
        return connection == null ? null : connection.closedFor();
    }

    /** The peer's address, for the log. */
    public String peer() {
        return context == null ? "" : String.valueOf(context.channel().remoteAddress());
    }

    private void run(Task task) {
        if (connection != null && !gone) {
            clear = false;
            task.run(connection, clock.nanos());
            schedulePump();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        if (ctx.channel().isActive()) {
            start();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        start();
        ctx.fireChannelActive();
    }

    private void start() {
        if (connection == null) {
            connection = new ServerConnection(settings, clock.nanos());
            timer = new DeadlineTimer(context.executor(), clock, this::onDeadline);
            timer.set(connection.nextDeadlineNanos());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof ByteBuf buffer)) {
            ctx.fireChannelRead(message);
            return;
        }
        clear = false;
        long frames = connection.framesReceived();
        int bytesRead = buffer.readableBytes();
        try {
            if (buffer.hasArray()) {
                connection.onBytes(buffer.array(), buffer.arrayOffset() + buffer.readerIndex(),
                        buffer.readableBytes(), clock.nanos());
            } else {
                byte[] bytes = ByteBufUtil.getBytes(buffer);
                connection.onBytes(bytes, 0, bytes.length, clock.nanos());
            }
        } finally {
            ReferenceCountUtil.release(buffer);
        }
        gateway.onReceived(connection.framesReceived() - frames, bytesRead);
        deliver();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof Unreadable unreadable) {
            clear = false;
            connection.onUnreadable(unreadable.detail(), clock.nanos());
            deliver();
            pump();
        } else if (event instanceof Chosen chosen) {
            gateway.onTransport(this, chosen.transport());
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        pump();
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        schedulePump();
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        leave();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        leave();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
        cause = thrown instanceof IOException ? "lost: " + thrown.getMessage() : "failed: " + thrown;
        ctx.close();
    }

    private void leave() {
        if (!gone) {
            gone = true;
            clear = false;
            if (timer != null) {
                timer.cancel();
            }
            gateway.onDisconnected(this, cause);
        }
    }

    private void onDeadline() {
        if (!gone) {
            clear = false;
            connection.onTime(clock.nanos());
            deliver();
            pump();
        }
    }

    private void schedulePump() {
        if (!pumpScheduled && !gone) {
            pumpScheduled = true;
            context.executor().execute(() -> {
                pumpScheduled = false;
                deliver();
                pump();
            });
        }
    }

    /** Hands events over until there are none; what the gateway does in answer may make more. */
    private void deliver() {
        if (inTurn || gone) {
            return;
        }
        inTurn = true;
        try {
            for (List<ServerEvent> events = connection.takeEvents(); !events.isEmpty(); events = connection
                    .takeEvents()) {
                for (ServerEvent event : events) {
                    gateway.onEvent(this, event);
                }
            }
        } finally {
            inTurn = false;
        }
    }

    private void pump() {
        if (gone) {
            return;
        }
        long frames = connection.framesSent();
        long written = 0;
        while (true) {
            connection.onWritable(context.channel().isWritable(), clock.nanos());
            byte[] bytes = connection.takeOutput();
            if (bytes.length == 0) {
                break;
            }
            // The array may be shared with other connections; nobody writes to it.
            context.write(Unpooled.wrappedBuffer(bytes), context.voidPromise());
            written += bytes.length;
        }
        if (written > 0) {
            context.flush();
            gateway.onSent(connection.framesSent() - frames, written);
        }
        if (connection.isCutWanted()) {
            cause = "cut by the server";
            context.close();
        } else {
            timer.set(connection.nextDeadlineNanos());
        }
        clear = !gone && connection.isClear();
    }
}
