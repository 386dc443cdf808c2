package io.strowger.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Both ends over a network that cuts streams anywhere and loses what was under way, in virtual time. Whatever happens, every push arrives once and in order, and
 * every request is done once and has one outcome.
 */
class SessionSimulationTest {
    private static final int RUNS = 300;
    private static final int STEPS = 600;
    private static final int SETTLE_STEPS = 5_000;
    private static final Bytes TOKEN = Bytes.fromHex("c0ffee");

    @Test
    void shouldDeliverEverythingOnceAndInOrder() {
        long first = Long.getLong("strowger.test.seed", 1);
        int resumes = 0;
        int duplicates = 0;
        for (long seed = first; seed < first + RUNS; seed++) {
            try {
                World world = new World(new Random(seed));
                world.run();
                resumes += world.resumes;
                duplicates += world.repeatedRequests;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        // The test tests nothing unless these happen.
        assertTrue(resumes > RUNS, "resumes " + resumes);
        assertTrue(duplicates > RUNS / 10, "repeated requests " + duplicates);
    }

    private static final class World {
        private final Random random;
        private final ClientConnection client = new ClientConnection(new ClientSettings("1001", "secret",
                SessionRole.AGENT, false, "sim", "1", 2_000, Integer.MAX_VALUE));
        private final Deque<Byte> toServer = new ArrayDeque<>();
        private final Deque<Byte> toClient = new ArrayDeque<>();
        private final TreeMap<Long, Push> kept = new TreeMap<>();
        private final Map<Long, Push.RequestOutcome> outcomes = new HashMap<>();
        private final List<String> pushed = new ArrayList<>();
        private final List<String> received = new ArrayList<>();
        private final Map<Long, Integer> settled = new TreeMap<>();
        private ServerConnection server;
        private long now;
        private long nextSequence = 1;
        private boolean sessionOpen;
        private boolean faults = true;
        private int resumes;
        private int repeatedRequests;

        World(Random random) {
            this.random = random;
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            faults = false;
            int steps = 0;
            while (client.state() != ClientState.ATTACHED || client.outstandingRequests() > 0
                    || received.size() < pushed.size() || !kept.isEmpty()) {
                settle();
                assertTrue(++steps < SETTLE_STEPS,
                        "does not settle: " + client.state() + " " + received.size() + "/" + pushed.size());
            }
            assertEquals(pushed, received);
            settled.forEach((id, count) -> assertEquals(1, count, "outcomes of request " + id));
            assertEquals(settled.size(), outcomes.size());
        }

        private void step() {
            switch (random.nextInt(12)) {
                case 0 -> settled.put(client.request(new Command.SetReady(random.nextBoolean()), now), 0);
                case 1 -> push("event " + pushed.size());
                case 2 -> now += random.nextInt(3_000) * ProtocolLimits.NANOS_PER_MILLI;
                case 3 -> cut();
                case 4 -> {
                    if (server != null) {
                        server.onWritable(random.nextBoolean(), now);
                    }
                }
                default -> settle();
            }
            exchange();
        }

        private void settle() {
            if (!faults && server != null) {
                server.onWritable(true, now);
            }
            if (server == null) {
                toServer.clear();
                toClient.clear();
                server = new ServerConnection(ServerSettings.DEFAULT, now);
                client.onConnected(now);
            }
            carry(toServer, (bytes, length) -> server.onBytes(bytes, 0, length, now));
            carry(toClient, (bytes, length) -> client.onBytes(bytes, 0, length, now));
            now += random.nextInt(50) * ProtocolLimits.NANOS_PER_MILLI;
            exchange();
        }

        private interface Receiver {
            void take(byte[] bytes, int length);
        }

        private void carry(Deque<Byte> from, Receiver to) {
            int length = Math.min(from.size(), 1 + random.nextInt(faults ? 40 : 2_000));
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = from.remove();
            }
            to.take(bytes, length);
        }

        private void exchange() {
            client.onTime(now);
            for (ClientEvent event : client.takeEvents()) {
                onClient(event);
            }
            put(client.takeOutput(), toServer);
            if (server != null) {
                server.onTime(now);
                for (ServerEvent event : server.takeEvents()) {
                    onServer(event);
                }
                put(server.takeOutput(), toClient);
            }
            if (server != null && (server.isCutWanted() || client.state() == ClientState.FAILED)) {
                cut();
            }
        }

        private static void put(byte[] bytes, Deque<Byte> to) {
            for (byte one : bytes) {
                to.add(one);
            }
        }

        private void cut() {
            server = null;
            client.onDisconnected();
        }

        private void push(String what) {
            pushed.add(what);
            send(new Push.CallEnded(new CallKey("north", 1, 1), what));
        }

        private void send(Push push) {
            if (!sessionOpen) {
                pushed.removeIf(what -> push instanceof Push.CallEnded ended && ended.cause().equals(what));
                return;
            }
            kept.put(nextSequence, push);
            if (server != null && server.state() == ServerState.ATTACHED) {
                server.onPush(nextSequence, push, now);
            }
            nextSequence++;
        }

        private void onServer(ServerEvent event) {
            switch (event) {
                case ServerEvent.LoginWanted login -> {
                    sessionOpen = true;
                    // A session whose establishment was lost under way is replaced; nothing was received on it.
                    kept.clear();
                    pushed.clear();
                    nextSequence = 1;
                    establish(1, false);
                }
                case ServerEvent.ResumeWanted resume -> {
                    assertEquals(TOKEN, resume.token());
                    resumes++;
                    kept.headMap(resume.lastSequence(), true).clear();
                    establish(resume.lastSequence() + 1, true);
                    kept.forEach((sequence, push) -> server.onPush(sequence, push, now));
                }
                case ServerEvent.RequestReceived request -> {
                    Push.RequestOutcome outcome = new Push.RequestOutcome(request.requestId(), RefusalReason.NONE,
                            request.command().toString(), null);
                    if (outcomes.putIfAbsent(request.requestId(), outcome) != null) {
                        repeatedRequests++;
                    }
                    send(outcomes.get(request.requestId()));
                }
                case ServerEvent.PushesAcknowledged acknowledged -> kept.headMap(acknowledged.sequence(), true).clear();
                case ServerEvent.ClientGreeted greeted -> assertEquals("sim", greeted.clientName());
                case ServerEvent.ConnectionFailed failed -> assertTrue(
                        failed.reason() == RefusalReason.HEARTBEAT_MISSED
                                || failed.reason() == RefusalReason.NOT_AUTHENTICATED,
                        failed.toString());
                case ServerEvent.LogoutWanted logout -> throw new AssertionError(logout);
                case ServerEvent.QueryReceived query -> throw new AssertionError(query);
                case ServerEvent.CarriedReceived carried -> throw new AssertionError(carried);
                case ServerEvent.SnapshotWanted wanted -> throw new AssertionError(wanted);
                case ServerEvent.GatewayAnomaly anomaly -> throw new AssertionError(anomaly);
            }
        }

        private void establish(long firstSequence, boolean resumed) {
            server.onEstablished(
                    new ServerConnection.Established("s1", TOKEN, firstSequence, resumed, SessionRole.AGENT), now);
        }

        private void onClient(ClientEvent event) {
            switch (event) {
                case ClientEvent.PushReceived push -> received.add(((Push.CallEnded) push.push()).cause());
                case ClientEvent.OutcomeReceived outcome -> {
                    assertEquals(RefusalReason.NONE, outcome.outcome().reason());
                    settled.merge(outcome.outcome().requestId(), 1, Integer::sum);
                }
                case ClientEvent.SessionStarted started -> assertEquals("s1", started.sessionId());
                case ClientEvent.ConnectionFailed failed -> assertTrue(
                        failed.reason() == RefusalReason.HEARTBEAT_MISSED
                                || failed.reason() == RefusalReason.NOT_AUTHENTICATED,
                        failed.toString());
                case ClientEvent.TopicReceived topic -> throw new AssertionError(topic);
                case ClientEvent.TopicEnded topic -> throw new AssertionError(topic);
                case ClientEvent.AnswerReceived answer -> throw new AssertionError(answer);
                case ClientEvent.SessionLost lost -> throw new AssertionError(lost);
                case ClientEvent.SessionOver over -> throw new AssertionError(over);
            }
        }
    }
}
