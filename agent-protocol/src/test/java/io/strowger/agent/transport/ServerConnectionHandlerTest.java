package io.strowger.agent.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.agent.session.ServerConnection;
import io.strowger.agent.session.ServerEvent;
import io.strowger.agent.session.ServerSettings;
import io.strowger.agent.session.TopicFrame;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The channel handler on a channel whose time is stepped. */
class ServerConnectionHandlerTest {
    private final List<String> events = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private long now;
    private final ServerConnectionHandler handler = new ServerConnectionHandler(ServerSettings.DEFAULT,
            new ServerConnectionHandler.Gateway() {
                @Override
                public void onEvent(ServerConnectionHandler from, ServerEvent event) {
                    events.add(event.toString());
                    if (event instanceof ServerEvent.LoginWanted) {
                        from.execute((connection, nanos) -> connection.onEstablished(
                                new ServerConnection.Established("s1", Bytes.fromHex("01"), 1, false,
                                        SessionRole.AGENT),
                                nanos));
                    }
                }

                @Override
                public void onDisconnected(ServerConnectionHandler from, String cause) {
                    ends.add(cause);
                }
            }, () -> now);

    ServerConnectionHandlerTest() {
        channel.freezeTime();
        channel.pipeline().addLast(handler);
    }

    private static ByteBuf frame(ClientMessage message) {
        RecordWriter out = new RecordWriter();
        Framing.append(out, RecordCodec.of(ClientMessage.class), message, Framing.CLIENT_FRAME_BYTES_MAX);
        return Unpooled.wrappedBuffer(out.toByteArray());
    }

    private int outboundBytes() {
        int bytes = 0;
        for (ByteBuf buffer = channel.readOutbound(); buffer != null; buffer = channel.readOutbound()) {
            bytes += buffer.readableBytes();
            buffer.release();
        }
        return bytes;
    }

    private void advance(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    private void login() {
        login(List.of());
    }

    private void login(List<String> features) {
        channel.writeInbound(frame(new ClientMessage.Hello(1, 1, "desk", "1", 0, features)),
                frame(new ClientMessage.Login("1001", "secret", SessionRole.AGENT, false)));
        channel.runPendingTasks();
        assertTrue(outboundBytes() > 0);
    }

    @Test
    void shouldCarryBytesEventsAndDecisions() {
        login();
        assertEquals(List.of("ClientGreeted[clientName=desk, clientVersion=1, version=1]",
                "LoginWanted[userId=1001, role=AGENT, takeover=false]"), events);
        handler.execute((connection, nanos) -> connection.onPush(1,
                new Push.CallEnded(new CallKey("north", 1, 1), "x"), nanos));
        channel.runPendingTasks();
        assertTrue(outboundBytes() > 0);
    }

    @Test
    void shouldReadDirectBuffersAndReleaseThem() {
        ByteBuf direct = Unpooled.directBuffer();
        direct.writeBytes(frame(new ClientMessage.Hello(1, 1, "desk", "1", 0, List.of())));
        channel.writeInbound(direct);
        assertEquals(0, direct.refCnt());
        assertEquals(1, events.size());
    }

    @Test
    void shouldWakeForDeadlines() {
        advance(ProtocolLimits.HELLO_MILLIS_MAX - 1);
        assertTrue(events.isEmpty());
        advance(1);
        assertEquals(1, events.size(), events.toString());
        assertTrue(events.getFirst().contains("NOT_AUTHENTICATED"));
        assertTrue(outboundBytes() > 0);
        assertTrue(channel.isOpen());
        advance(ProtocolLimits.LINGER_MILLIS_MAX);
        assertFalse(channel.isOpen());
        assertEquals(List.of("cut by the server"), ends);
    }

    @Test
    void shouldHoldOutputBackWhileTheChannelIsNotWritable() {
        login();
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 2));
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        channel.runPendingTasks();
        handler.execute((connection, nanos) -> connection.onPush(1,
                new Push.CallEnded(new CallKey("north", 1, 1), "x"), nanos));
        channel.runPendingTasks();
        assertEquals(0, outboundBytes());
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        channel.runPendingTasks();
        assertTrue(outboundBytes() > 0);
    }

    private static TopicFrame version(long number) {
        return TopicFrame.of("variable/open", number, new TopicState.VariableView("open", "yes", "nobody", 0, number));
    }

    private boolean sendsWhole(TopicFrame frame) {
        return handler.sendWhole(ServerConnectionHandler.carrierOf(frame));
    }

    @Test
    void shouldSendAVersionPastTheSessionOnlyWhereNothingIsInTheWay() {
        assertFalse(sendsWhole(version(1)), "nobody is logged in");
        login();
        assertTrue(sendsWhole(version(2)));
        ByteBuf sent = channel.readOutbound();
        assertEquals(Unpooled.wrappedBuffer(version(2).whole().bytes()), sent);
        handler.apply((connection, nanos) -> connection.onPush(1,
                new Push.CallEnded(new CallKey("north", 1, 1), "x"), nanos));
        assertFalse(sendsWhole(version(3)), "a push waits before it");
        handler.flush();
        assertTrue(outboundBytes() > 0);
        assertTrue(sendsWhole(version(4)));
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        assertFalse(sendsWhole(version(5)), "the client does not read");
        handler.apply((connection, nanos) -> connection.onTopic(version(5), nanos));
        handler.flush();
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        assertFalse(sendsWhole(version(6)), "an older version waits");
        outboundBytes();
        channel.runPendingTasks();
        assertEquals(version(5).bytes(), outboundBytes());
        assertTrue(sendsWhole(version(6)));
        channel.close();
        channel.runPendingTasks();
        assertFalse(sendsWhole(version(7)), "the client is gone");
    }

    @Test
    void shouldNotSendPastASessionThatIsToldOfChanges() {
        login(List.of(ProtocolLimits.FEATURE_DELTA));
        assertFalse(sendsWhole(version(1)));
        assertTrue(handler.sendNow(version(1), true));
    }

    @Test
    void shouldTellTheEndOnceAndDoNothingAfterIt() {
        login();
        channel.pipeline().fireExceptionCaught(new IOException("reset"));
        channel.runPendingTasks();
        assertEquals(List.of("lost: reset"), ends);
        handler.execute((connection, nanos) -> {
            throw new AssertionError("the transport is gone");
        });
        channel.runPendingTasks();
        channel.checkException();
    }

    @Test
    void shouldStopReadingWhenTheGatewayIsFull() {
        login();
        handler.setReading(false);
        channel.runPendingTasks();
        assertFalse(channel.config().isAutoRead());
        advance(ServerSettings.HEARTBEAT_MILLIS_DEFAULT * 3);
        assertTrue(events.stream().noneMatch(event -> event.contains("HEARTBEAT_MISSED")), events.toString());
        handler.setReading(true);
        channel.runPendingTasks();
        assertTrue(channel.config().isAutoRead());
        advance(ServerSettings.HEARTBEAT_MILLIS_DEFAULT * 2);
        assertTrue(events.getLast().contains(RefusalReason.HEARTBEAT_MISSED.name()), events.toString());
    }
}
