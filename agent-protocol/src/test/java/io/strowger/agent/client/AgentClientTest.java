package io.strowger.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.strowger.agent.testkit.RecordText;
import io.strowger.agent.testkit.TestGateway;
import io.strowger.core.codec.Bytes;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Java client against a gateway on loopback. */
@Timeout(60)
class AgentClientTest {
    private static final int WAIT_SECONDS = 10;
    private static final CallKey CALL = new CallKey("north", 77, 1);

    private TestGateway gateway;
    private AgentClient client;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private final class Listener implements AgentListener {
        @Override
        public void onCallOffered(CallView call) {
            heard.add("offered " + call.call() + " " + call.data());
        }

        @Override
        public void onCallEnded(CallKey call, String cause) {
            heard.add("ended " + call + " " + cause);
        }

        @Override
        public void onAgentState(TopicState.AgentView state) {
            heard.add("state " + state.state());
        }

        @Override
        public void onTopic(String topic, long version, TopicState state) {
            heard.add("topic " + topic + " " + version);
        }

        @Override
        public void onForced(Push.StateForced forced) {
            heard.add("forced " + forced.agentState());
        }

        @Override
        public void onConnection(ConnectionState state) {
            heard.add(state.kind() + " " + state.reason());
        }
    }

    @BeforeEach
    void open() {
        gateway = new TestGateway();
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
        gateway.close();
    }

    private AgentClientOptions.Builder options(String user) {
        return AgentClientOptions.builder("127.0.0.1", gateway.port()).user(user, TestGateway.PASSWORD)
                .switchName("north").clientName("test", "1").reconnectMillis(1, 10);
    }

    private void connect() throws Exception {
        client = AgentClient.connect(options("1001").build(), new Listener());
        client.established().get(WAIT_SECONDS, TimeUnit.SECONDS);
        hear("ESTABLISHED NONE");
    }

    private void hear(String expected) throws InterruptedException {
        assertEquals(expected, heard.poll(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    private static Push.RequestOutcome get(CompletableFuture<Push.RequestOutcome> future) throws Exception {
        return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void shouldMakeRequestsAndHearOutcomes() throws Exception {
        gateway.rule((user, command) -> command.toString().contains("5009")
                ? RefusalReason.STATION_IN_USE
                : RefusalReason.NONE);
        connect();
        assertEquals(RefusalReason.STATION_IN_USE, get(client.logOn("5009")).reason());
        assertEquals(RefusalReason.NONE, get(client.logOn("5001")).reason());
        List<CompletableFuture<Push.RequestOutcome>> futures = List.of(client.ready(), client.readyForOne(),
                client.notReady(3), client.afterCallWork(), client.answer(CALL), client.hold(CALL),
                client.retrieve(CALL), client.clearConnection(CALL), client.makeCall("+4930123", Bytes.EMPTY),
                client.logOff(0));
        for (CompletableFuture<Push.RequestOutcome> future : futures) {
            assertEquals(RefusalReason.NONE, get(future).reason());
        }
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            requests.add(gateway.nextRequest());
        }
        assertEquals(List.of("1001 LogOn[switchName=north, station=5009]",
                "1001 LogOn[switchName=north, station=5001]", "1001 SetReady[manual=false]",
                "1001 SetReady[manual=true]", "1001 SetNotReady[reasonCode=3]", "1001 SetAfterCallWork[]",
                "1001 AnswerCall[call=north:77:1]", "1001 HoldCall[call=north:77:1]",
                "1001 RetrieveCall[call=north:77:1]", "1001 ClearConnection[call=north:77:1]",
                "1001 MakeCall[destination=+4930123, userToUser=, accountCode=, authorisationCode=]",
                "1001 LogOff[reasonCode=0]"), requests);
    }

    @Test
    void shouldHearPushesAndTopics() throws Exception {
        connect();
        gateway.push("1001", RecordText.parse(Push.class,
                "CallOffered{call=CallView{call=CallKey{switchName=north, callId=77, generation=1}, data={account=42}}}"));
        hear("offered north:77:1 {account=42}");
        gateway.push("1001", new Push.CallEnded(CALL, "far end"));
        hear("ended north:77:1 far end");
        gateway.push("1001", new Push.StateForced("NOT_READY", 1001, "the call was not answered"));
        hear("forced NOT_READY");
        gateway.topic("1001", "agent/1001", 5, RecordText.parse(TopicState.class, "AgentView{state=READY}"));
        hear("state READY");
        hear("topic agent/1001 5");
        assertNotNull(client.state());
        gateway.topic("1001", "agent/1002", 6, RecordText.parse(TopicState.class, "AgentView{state=TALKING}"));
        hear("topic agent/1002 6");
    }

    @Test
    void shouldResumeWithNothingLostAndNothingTwice() throws Exception {
        connect();
        for (int i = 0; i < 20; i++) {
            gateway.push("1001", new Push.CallEnded(CALL, "a" + i));
            if (i % 4 == 1) {
                gateway.dropConnections();
            }
            gateway.push("1001", new Push.CallEnded(CALL, "b" + i));
        }
        List<String> pushes = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            expected.add("ended north:77:1 a" + i);
            expected.add("ended north:77:1 b" + i);
        }
        while (pushes.size() < expected.size()) {
            String next = heard.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            assertNotNull(next, "nothing more comes after " + pushes);
            if (next.startsWith("ended")) {
                pushes.add(next);
            }
        }
        assertEquals(expected, pushes);
        assertEquals(RefusalReason.NONE, get(client.ready()).reason());
    }

    @Test
    void shouldKeepARequestThatIsMadeWhileTheConnectionIsGone() throws Exception {
        connect();
        client.session().dropTransport();
        CompletableFuture<Push.RequestOutcome> ready = client.ready();
        assertEquals(RefusalReason.NONE, get(ready).reason());
        hear("DISCONNECTED NONE");
        hear("RESUMED NONE");
        assertEquals("1001 SetReady[manual=false]", gateway.nextRequest());
        assertEquals(0, gateway.waitingRequests());
    }

    @Test
    void shouldLogInAgainWhenTheSessionIsGone() throws Exception {
        connect();
        gateway.forget("1001");
        client.session().dropTransport();
        hear("DISCONNECTED NONE");
        hear("SESSION_LOST SESSION_UNKNOWN");
        hear("ESTABLISHED NONE");
        assertEquals(RefusalReason.NONE, get(client.ready()).reason());
    }

    @Test
    void shouldGiveUpWhenThePasswordIsWrong() throws Exception {
        client = AgentClient.connect(options("1001").user("1001", "wrong").build(), new Listener());
        ExecutionException thrown = assertThrows(ExecutionException.class,
                () -> client.established().get(WAIT_SECONDS, TimeUnit.SECONDS));
        SessionOverException over = assertInstanceOf(SessionOverException.class, thrown.getCause());
        assertEquals(RefusalReason.BAD_CREDENTIALS, over.state().reason());
        hear("OVER BAD_CREDENTIALS");
        assertEquals(RefusalReason.BAD_CREDENTIALS, client.over().get(WAIT_SECONDS, TimeUnit.SECONDS).reason());
    }

    @Test
    void shouldGiveUpWhenTheSessionIsTakenOver() throws Exception {
        connect();
        AgentClient refused = AgentClient.connect(options("1001").build());
        assertEquals(RefusalReason.ALREADY_LOGGED_ON, refused.over().get(WAIT_SECONDS, TimeUnit.SECONDS).reason());
        try (AgentClient second = AgentClient.connect(options("1001").takeover(true).build())) {
            second.established().get(WAIT_SECONDS, TimeUnit.SECONDS);
            hear("OVER SESSION_REPLACED");
            assertEquals(RefusalReason.NONE, get(second.ready()).reason());
        }
        refused.close();
    }

    @Test
    void shouldEndWithItsLogout() throws Exception {
        connect();
        CompletableFuture<ConnectionState> over = client.session().logout();
        assertEquals(RefusalReason.CLIENT_CLOSED, over.get(WAIT_SECONDS, TimeUnit.SECONDS).reason());
        hear("OVER CLIENT_CLOSED");
        CompletableFuture<Push.RequestOutcome> late = client.ready();
        try {
            assertEquals(RefusalReason.SESSION_UNKNOWN, get(late).reason());
        } catch (ExecutionException thrown) {
            // The thread is gone already.
            assertInstanceOf(SessionOverException.class, thrown.getCause());
        }
    }

    @Test
    void shouldSettleEveryRequestWhenTheSessionIsLost() throws Exception {
        connect();
        client.session().dropTransport();
        gateway.forget("1001");
        List<CompletableFuture<Push.RequestOutcome>> futures = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            futures.add(client.ready());
        }
        for (CompletableFuture<Push.RequestOutcome> future : futures) {
            // Done, refused, or lost with the session: never nothing.
            assertNotNull(get(future).reason());
        }
    }

    @Test
    void shouldShareEventLoopsWithoutClosingThem() throws Exception {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        List<AgentClient> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(AgentClient.connect(options("agent" + i).group(group).build()));
        }
        for (AgentClient each : clients) {
            each.established().get(WAIT_SECONDS, TimeUnit.SECONDS);
            assertEquals(RefusalReason.NONE, get(each.ready()).reason());
        }
        List<CompletableFuture<ConnectionState>> ends = clients.stream().map(each -> each.session().logout()).toList();
        for (CompletableFuture<ConnectionState> end : ends) {
            assertEquals(RefusalReason.CLIENT_CLOSED, end.get(WAIT_SECONDS, TimeUnit.SECONDS).reason());
        }
        assertEquals(false, group.isShuttingDown());
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        // Closing after the loops are gone does nothing and throws nothing.
        clients.forEach(AgentClient::close);
    }

    @Test
    void shouldKeepTryingWhileThereIsNoServer() throws Exception {
        int port = closedPort();
        client = AgentClient.connect(AgentClientOptions.builder("127.0.0.1", port)
                .user("1001", TestGateway.PASSWORD).reconnectMillis(1, 20).build(), new Listener());
        hear("DISCONNECTED NONE");
        hear("DISCONNECTED NONE");
        client.close();
        assertThrows(ExecutionException.class, () -> client.established().get(WAIT_SECONDS, TimeUnit.SECONDS));
        gateway = new TestGateway();
    }

    @Test
    void shouldKeepToTheRangesOfItsOptions() {
        assertThrows(IllegalArgumentException.class, () -> options("1001").reconnectMillis(0, 1).build());
        assertThrows(IllegalArgumentException.class, () -> options("1001").reconnectMillis(5, 1).build());
        assertThrows(IllegalArgumentException.class, () -> options("1001").requestMillisMax(0).build());
        assertThrows(IllegalArgumentException.class, () -> options("x".repeat(257)).build());
    }

    @Test
    void shouldServeBlockingCode() throws Exception {
        gateway.rule((user, command) -> command.toString().contains("5009")
                ? RefusalReason.STATION_IN_USE
                : RefusalReason.NONE);
        OfferedCalls calls = new OfferedCalls();
        client = AgentClient.login(options("1001").build(), calls, Duration.ofSeconds(WAIT_SECONDS));
        RefusedException refused = assertThrows(RefusedException.class, () -> client.await(client.logOn("5009")));
        assertEquals(RefusalReason.STATION_IN_USE, refused.reason());
        assertEquals("STATION_IN_USE: " + RefusalReason.STATION_IN_USE.sentence(), refused.getMessage());
        assertEquals(RefusalReason.NONE, client.await(client.logOn("5001")).reason());
        gateway.push("1001", RecordText.parse(Push.class, "CallOffered{call=CallView{ani=5005}}"));
        assertEquals("5005", calls.next(Duration.ofSeconds(WAIT_SECONDS)).ani());
        assertNull(calls.next(Duration.ZERO));
    }

    @Test
    void shouldSayWhyABlockingLoginFailed() {
        AgentClientOptions wrong = options("1001").user("1001", "wrong").build();
        SessionOverException over = assertThrows(SessionOverException.class,
                () -> AgentClient.login(wrong, new AgentListener() {
                }, Duration.ofSeconds(WAIT_SECONDS)));
        assertEquals(RefusalReason.BAD_CREDENTIALS, over.state().reason());
    }

    @Test
    void shouldNotWaitForEverForASession() throws IOException {
        int port = closedPort();
        assertThrows(TimeoutException.class,
                () -> AgentClient.login(
                        AgentClientOptions.builder("127.0.0.1", port).user("1001", "x").reconnectMillis(1, 5).build(),
                        new AgentListener() {
                        }, Duration.ofMillis(50)));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void shouldRefuseToWaitOnItsOwnThread() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        connect();
        client.logOn("5001").thenAccept(outcome -> {
            try {
                client.await(client.ready());
            } catch (IllegalStateException expected) {
                thrown.complete(expected);
            }
        });
        assertInstanceOf(IllegalStateException.class, thrown.get(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void shouldKeepTheNewestOfTooManyCalls() throws Exception {
        OfferedCalls calls = new OfferedCalls();
        for (int i = 0; i <= OfferedCalls.CALLS_MAX; i++) {
            calls.onCallOffered(RecordText.parse(CallView.class, "CallView{ani=" + i + "}"));
        }
        assertEquals("1", calls.next(Duration.ZERO).ani());
    }
}
