package io.strowger.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.frame.FrameReader;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.Limits;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientConnectionTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Bytes TOKEN = Bytes.fromHex("0102");
    private static final Limits LIMITS = new Limits(65_536, 1_048_576, 100, 1_000);

    private final ClientConnection client = new ClientConnection(
            new ClientSettings("1001", "secret", SessionRole.AGENT, true, "test", "1", 0, 30_000));
    private long now;

    private List<ClientMessage> sent() {
        List<ClientMessage> messages = new ArrayList<>();
        byte[] bytes = client.takeOutput();
        new FrameReader(Framing.CLIENT_FRAME_BYTES_MAX).feed(bytes, 0, bytes.length, new FrameReader.Sink() {
            @Override
            public boolean onMessage(byte[] array, int offset, int length, long streamOffset) {
                return messages.add(RecordCodec.of(ClientMessage.class).decode(array, offset, length).orThrow());
            }

            @Override
            public void onFault(RefusalReason reason, long streamOffset, String detail) {
                throw new AssertionError(detail);
            }
        });
        return messages;
    }

    private void receive(ServerMessage message) {
        byte[] bytes = Frames.of(message);
        client.onBytes(bytes, 0, bytes.length, now);
    }

    private void advance(long nanos) {
        long end = now + nanos;
        while (client.nextDeadlineNanos() <= end) {
            now = Math.max(now, client.nextDeadlineNanos());
            client.onTime(now);
        }
        now = end;
    }

    private void welcome() {
        client.onConnected(now);
        assertInstanceOf(ClientMessage.Hello.class, sent().getFirst());
        receive(new ServerMessage.Welcome(1, "server", 10_000, LIMITS));
    }

    private void attach() {
        welcome();
        assertEquals(List.of(new ClientMessage.Login("1001", "secret", SessionRole.AGENT, true)), sent());
        receive(new ServerMessage.SessionEstablished("s1", TOKEN, 1, false, 10_000, LIMITS));
        assertEquals(List.of(new ClientEvent.SessionStarted("s1", false)), client.takeEvents());
    }

    private static ServerMessage.Pushed push(long sequence) {
        return new ServerMessage.Pushed(sequence, new Push.CallEnded(new CallKey("north", 1, 1), "p" + sequence));
    }

    private static ServerMessage.Pushed outcome(long sequence, long requestId) {
        return new ServerMessage.Pushed(sequence, new Push.RequestOutcome(requestId, RefusalReason.NONE, "", null));
    }

    @Test
    void shouldAcknowledgeAfterSixteenPushesOrAfterATime() {
        attach();
        for (int i = 1; i < ProtocolLimits.ACKNOWLEDGE_PUSHES_MAX; i++) {
            receive(push(i));
        }
        assertEquals(List.of(), sent());
        receive(push(16));
        assertEquals(List.of(new ClientMessage.Acknowledge(16)), sent());
        receive(push(17));
        advance(ProtocolLimits.ACKNOWLEDGE_MILLIS_MAX * 1_000_000L - 1);
        assertEquals(List.of(), sent());
        advance(1);
        assertEquals(List.of(new ClientMessage.Acknowledge(17)), sent());
    }

    @Test
    void shouldDropWhatCameAndResumeBehindIt() {
        attach();
        receive(push(1));
        receive(push(2));
        receive(push(2));
        assertEquals(2, client.takeEvents().size());
        assertEquals(1, client.ignoredMessages());
        client.onDisconnected();
        assertEquals(ClientState.DISCONNECTED, client.state());
        welcome();
        assertEquals(List.of(new ClientMessage.Resume("s1", TOKEN, 2)), sent());
        receive(new ServerMessage.SessionEstablished("s1", TOKEN, 3, true, 10_000, LIMITS));
        receive(push(3));
        assertEquals(List.of(new ClientEvent.SessionStarted("s1", true),
                new ClientEvent.PushReceived(3, push(3).push())), client.takeEvents());
    }

    @Test
    void shouldNotGoOnBehindAGap() {
        attach();
        receive(push(1));
        receive(push(3));
        List<ClientEvent> events = client.takeEvents();
        assertEquals(2, events.size());
        assertInstanceOf(ClientEvent.ConnectionFailed.class, events.getLast());
        assertEquals(ClientState.FAILED, client.state());
        client.onDisconnected();
        welcome();
        assertEquals(List.of(new ClientMessage.Resume("s1", TOKEN, 1)), sent());
        // The server does not have push 2 any more.
        receive(new ServerMessage.SessionEstablished("s1", TOKEN, 3, true, 10_000, LIMITS));
        assertInstanceOf(ClientEvent.SessionLost.class, client.takeEvents().getFirst());
        client.onDisconnected();
        welcome();
        assertInstanceOf(ClientMessage.Login.class, sent().getFirst());
    }

    @Test
    void shouldResendWithTheSameIdAndTakeOneOutcome() {
        long before = client.request(new Command.SetReady(false), now);
        attach();
        long after = client.request(new Command.SetReady(true), now);
        List<ClientMessage> requests = List.of(new ClientMessage.Request(before, new Command.SetReady(false)),
                new ClientMessage.Request(after, new Command.SetReady(true)));
        assertEquals(requests, sent());
        client.onDisconnected();
        welcome();
        sent();
        receive(new ServerMessage.SessionEstablished("s1", TOKEN, 1, true, 10_000, LIMITS));
        assertEquals(requests, sent());
        client.takeEvents();
        receive(outcome(1, before));
        receive(outcome(2, before));
        receive(outcome(3, after));
        assertEquals(List.of(before, after), client.takeEvents().stream()
                .map(event -> assertInstanceOf(ClientEvent.OutcomeReceived.class, event).outcome().requestId())
                .toList());
        assertEquals(0, client.outstandingRequests());
    }

    @Test
    void shouldTakeARefusalAtTheEdgeForTheOutcome() {
        attach();
        long id = client.request(new Command.SetReady(false), now);
        receive(ServerMessage.Refused.of(RefusalReason.BAD_ARGUMENT, "why", id));
        ClientEvent.OutcomeReceived received = assertInstanceOf(ClientEvent.OutcomeReceived.class,
                client.takeEvents().getFirst());
        assertEquals(RefusalReason.BAD_ARGUMENT, received.outcome().reason());
        assertTrue(received.outcome().detail().contains("why"));
    }

    @Test
    void shouldSettleARequestThatHasNoOutcomeInTime() {
        client.request(new Command.SetReady(false), now);
        attach();
        advance(29 * SECOND);
        receive(new ServerMessage.Heartbeat(0));
        assertEquals(List.of(), client.takeEvents().stream().filter(ClientEvent.OutcomeReceived.class::isInstance)
                .toList());
        advance(SECOND);
        ClientEvent event = client.takeEvents().stream().filter(ClientEvent.OutcomeReceived.class::isInstance)
                .findFirst().orElseThrow();
        assertEquals(RefusalReason.OUTCOME_UNKNOWN, ((ClientEvent.OutcomeReceived) event).outcome().reason());
        assertEquals(0, client.outstandingRequests());
    }

    @Test
    void shouldHoldRequestsToTheirLimit() {
        attach();
        for (int i = 0; i < ProtocolLimits.REQUESTS_OUTSTANDING_MAX; i++) {
            client.request(new Command.SetReady(false), now);
        }
        assertEquals(List.of(), client.takeEvents());
        client.request(new Command.SetReady(false), now);
        ClientEvent.OutcomeReceived received = assertInstanceOf(ClientEvent.OutcomeReceived.class,
                client.takeEvents().getFirst());
        assertEquals(RefusalReason.BUSY, received.outcome().reason());
        assertEquals(ProtocolLimits.REQUESTS_OUTSTANDING_MAX, sent().size());
    }

    @Test
    void shouldRefuseARequestThatIsLargerThanAFrame() {
        attach();
        client.request(new Command.MakeCall("x".repeat(Framing.CLIENT_FRAME_BYTES_MAX), Bytes.EMPTY), now);
        assertEquals(RefusalReason.FRAME_TOO_LARGE, assertInstanceOf(ClientEvent.OutcomeReceived.class,
                client.takeEvents().getFirst()).outcome().reason());
        assertThrows(NullPointerException.class,
                () -> client.request(new Command.MakeCall(null, Bytes.EMPTY), now));
        long next = client.request(new Command.SetReady(false), now);
        assertEquals(2, next);
    }

    @Test
    void shouldPaceItselfWithinTheServersLimits() {
        welcome();
        sent();
        receive(new ServerMessage.SessionEstablished("s1", TOKEN, 1, false, 10_000, new Limits(1, 1, 10, 10)));
        for (int i = 0; i < 20; i++) {
            client.request(new Command.SetReady(false), now);
        }
        assertEquals(8, sent().size());
        advance(SECOND);
        assertEquals(8, sent().size());
        advance(SECOND);
        assertEquals(4, sent().size());
    }

    @Test
    void shouldShowLifeAndNoticeSilence() {
        attach();
        advance(10 * SECOND);
        ClientMessage.Heartbeat heartbeat = assertInstanceOf(ClientMessage.Heartbeat.class, sent().getFirst());
        now += 5_000_000;
        receive(new ServerMessage.Heartbeat(heartbeat.sentMillis()));
        assertEquals(5_000_000, client.roundTripNanos());
        advance(20 * SECOND - 1);
        assertEquals(ClientState.ATTACHED, client.state());
        advance(1);
        assertEquals(ClientState.FAILED, client.state());
        assertEquals(RefusalReason.HEARTBEAT_MISSED,
                assertInstanceOf(ClientEvent.ConnectionFailed.class, client.takeEvents().getFirst()).reason());
    }

    @Test
    void shouldNotWaitForeverForASession() {
        client.onConnected(now);
        advance(ClientConnection.HANDSHAKE_MILLIS_MAX * 1_000_000L);
        assertEquals(ClientState.FAILED, client.state());
    }

    @Test
    void shouldKnowWhenTryingAgainHelps() {
        assertEquals(ClientState.OVER, afterClosing(RefusalReason.SESSION_REPLACED));
        assertEquals(ClientState.OVER, afterClosing(RefusalReason.VERSION_UNSUPPORTED));
        assertEquals(ClientState.OVER, afterClosing(RefusalReason.CONFIGURATION_CHANGED));
        assertEquals(ClientState.FAILED, afterClosing(RefusalReason.DRAINING));
        assertEquals(ClientState.FAILED, afterClosing(RefusalReason.TOO_SLOW));
        assertEquals(ClientState.FAILED, afterClosing(RefusalReason.CLIENT_VANISHED));
    }

    private static ClientState afterClosing(RefusalReason reason) {
        ClientConnectionTest test = new ClientConnectionTest();
        test.attach();
        test.receive(ServerMessage.Closing.of(reason, ""));
        return test.client.state();
    }

    @Test
    void shouldWaitWhenTheServerHasNoRoom() {
        welcome();
        receive(ServerMessage.Refused.of(RefusalReason.SERVER_FULL, "", 0));
        assertEquals(ClientState.FAILED, client.state());
        client.onDisconnected();
        assertEquals(ClientState.DISCONNECTED, client.state());
    }

    /** A newer server may send what this build does not know. */
    @Test
    void shouldSkipWhatANewerServerSays() {
        attach();
        byte[] unknownMessage = Bytes.fromHex("00000003a20600").toByteArray();
        client.onBytes(unknownMessage, 0, unknownMessage.length, now);
        // Push 1 of kind 100, which is acknowledged like any other.
        byte[] unknownPush = Bytes.fromHex("000000092a0708011203a20600").toByteArray();
        client.onBytes(unknownPush, 0, unknownPush.length, now);
        assertEquals(List.of(new ClientEvent.PushReceived(1, null)), client.takeEvents());
        advance(SECOND);
        assertEquals(List.of(new ClientMessage.Acknowledge(1)), sent());
        receive(new ServerMessage.Closing(999, "LATER", "a reason of later", ""));
        ClientEvent.ConnectionFailed failed = assertInstanceOf(ClientEvent.ConnectionFailed.class,
                client.takeEvents().getFirst());
        assertEquals(999, failed.code());
        assertEquals(null, failed.reason());
        assertEquals("a reason of later", failed.text());
    }

    @Test
    void shouldCloseOnRubbish() {
        attach();
        client.onBytes(new byte[4], 0, 4, now);
        assertEquals(RefusalReason.BAD_FRAME,
                assertInstanceOf(ClientEvent.ConnectionFailed.class, client.takeEvents().getFirst()).reason());
    }
}
