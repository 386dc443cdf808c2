package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.strowger.agent.client.AgentClient;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.AgentListener;
import io.strowger.agent.client.ConnectionState;
import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.StateHash;
import io.strowger.simulator.model.CallHandle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server's process is killed in mid-load and started again on its journal: desktops resume, calls are learned again from the switch, and what ended unseen
 * is closed with what is known.
 */
@Timeout(180)
class RestartTest {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final int AGENTS = 4;

    @TempDir
    Path directory;
    private Rig rig;
    private ServerToKill server;
    private final List<Watcher> watchers = new ArrayList<>();
    /** What a service has taken, by the id that it came with. */
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private HttpServer service;
    private volatile boolean serviceIsUp;

    @AfterEach
    void stop() throws InterruptedException {
        if (service != null) {
            service.stop(0);
        }
        watchers.forEach(watcher -> watcher.client.close());
        if (server != null) {
            server.close();
        }
        rig.simulator.close();
    }

    /** Hears everything that its desktop is told. */
    private final class Watcher implements AgentListener {
        private final List<CallView> offers = new ArrayList<>();
        private final List<CallKey> ended = new ArrayList<>();
        private final List<ConnectionState.Kind> connections = new ArrayList<>();
        private TopicState.AgentView view;
        private final AgentClient client;

        Watcher(int number) {
            client = AgentClient.connect(AgentClientOptions.builder("127.0.0.1", server.agentPort)
                    .user(Rig.agentId(number), Rig.PASSWORD).switchName("CM").heartbeatMillis(2_000)
                    .reconnectMillis(50, 300).build(), this);
            client.established().orTimeout(30, TimeUnit.SECONDS).join();
        }

        void must(CompletableFuture<Push.RequestOutcome> request) {
            assertEquals(RefusalReason.NONE, request.orTimeout(30, TimeUnit.SECONDS).join().reason());
        }

        /** Logs on; the link may not be up yet, then again. */
        void logOn(int number) throws InterruptedException {
            RefusalReason reason = RefusalReason.LINK_DOWN;
            for (int tries = 0; tries < 400 && reason != RefusalReason.NONE; tries++) {
                reason = client.logOn(Rig.station(number)).orTimeout(30, TimeUnit.SECONDS).join().reason();
                synchronized (watchers) {
                    watchers.wait(reason == RefusalReason.NONE ? 1 : 100);
                }
            }
            assertEquals(RefusalReason.NONE, reason);
        }

        AgentState state() {
            return view == null ? null : view.state();
        }

        @Override
        public void onCallOffered(CallView call) {
            changed(() -> offers.add(call));
        }

        @Override
        public void onCallEnded(CallKey call, String cause) {
            changed(() -> ended.add(call));
        }

        @Override
        public void onAgentState(TopicState.AgentView state) {
            changed(() -> view = state);
        }

        @Override
        public void onConnection(ConnectionState state) {
            changed(() -> connections.add(state.kind()));
        }
    }

    private void changed(Runnable change) {
        synchronized (watchers) {
            change.run();
            watchers.notifyAll();
        }
    }

    private void await(String what, java.util.function.BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        synchronized (watchers) {
            while (!condition.getAsBoolean()) {
                assertTrue(System.nanoTime() < deadline, "waited in vain for " + what + "\n" + server.log());
                watchers.wait(50);
            }
        }
    }

    private String webhooks() {
        return """
                webhooks = [ { name = crm, for = "site", url = "http://127.0.0.1:%d/hook", credential = aes1,
                    events = [ OFFER, ANSWER, END, ABANDON ], timeout = 3s, attempts = 10 } ]
                """.formatted(service.getAddress().getPort());
    }

    /** Takes nothing until it is up. */
    private void startService() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/hook", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean takes = serviceIsUp;
            exchange.sendResponseHeaders(takes ? 204 : 503, -1);
            if (takes) {
                taken.add(exchange.getRequestHeaders().getFirst("Strowger-Id"));
            }
            exchange.close();
        });
        service.start();
    }

    /** Ids of all that the journal says a service is to be told. */
    private Set<String> wanted() {
        Set<String> ids = new TreeSet<>();
        try (Reader<JournalledFact> reader = ReadOnlyJournal.of(server.journal())
                .facts(1)) {
            for (JournalledFact fact = reader.next(); fact != null; fact = reader.next()) {
                if (FACT.decode(fact
                        .payload()) instanceof Decoded.Value<Fact>(Fact.OutputIssued(Output.WebhookWanted wanted))) {
                    ids.add(wanted.call().contact() + "-" + wanted.event() + "-" + fact.inputSequence() + "."
                            + fact.index());
                }
            }
        }
        return ids;
    }

    private void awaitListening() throws InterruptedException {
        await("the server to listen", server::isListening);
    }

    @Test
    void killedInMidLoadAndStartedAgain() throws Exception {
        rig = new Rig(directory, AGENTS);
        startService();
        server = new ServerToKill(rig, "", webhooks());
        server.start();
        awaitListening();
        for (int i = 0; i < AGENTS; i++) {
            Watcher watcher = new Watcher(i);
            watchers.add(watcher);
            watcher.logOn(i);
            watcher.must(watcher.client.ready());
        }
        CallHandle talking = call("915550001", 0);
        CallHandle endsUnseen = call("915550002", 1);
        CallHandle ringing = rig.simulator.newCall("915550003", Rig.VDN);
        await("the third call to ring", () -> watchers.get(2).offers.size() == 1);
        watchers.get(3).must(watchers.get(3).client.notReady(7));
        CallHandle parked = rig.simulator.newCall("915550004", Rig.VDN);
        await("the fourth call to be parked", () -> rig.simulator.onSwitch(s -> true)
                && rig.simulator.liveCalls().stream().anyMatch(live -> !live.vdn().isEmpty()));

        server.kill();
        Set<String> untold = wanted();
        assertTrue(untold.size() >= 4 && taken.isEmpty(), untold::toString);
        serviceIsUp = true;
        rig.simulator.hangUp(endsUnseen);
        server.start();
        awaitListening();
        await("all desktops to resume", () -> watchers.stream()
                .allMatch(watcher -> watcher.connections.contains(ConnectionState.Kind.RESUMED)));
        await("the first agent to talk still", () -> watchers.get(0).state() == AgentState.TALKING);
        await("the second agent to be ready, or to have been offered the parked call", () -> watchers.get(1)
                .state() == AgentState.READY || watchers.get(1).offers.size() == 2);
        await("the fourth agent to be not ready still", () -> watchers.get(3).state() == AgentState.NOT_READY);
        await("the parked call to be offered", () -> watchers.stream().anyMatch(watcher -> watcher.offers.stream()
                .anyMatch(offer -> offer.ani().equals("915550004"))));
        rig.simulator.hangUp(talking);
        rig.simulator.hangUp(ringing);
        rig.simulator.hangUp(parked);
        await("nobody to be stuck", () -> watchers.stream().allMatch(
                watcher -> watcher.state() == AgentState.READY || watcher.state() == AgentState.NOT_READY));
        for (Watcher watcher : watchers) {
            assertEquals(watcher.offers.stream().map(CallView::call).distinct().count(), watcher.offers.size(),
                    "no offer was told twice");
            assertEquals(watcher.ended.stream().distinct().count(), watcher.ended.size(), "no end was told twice");
        }
        await("the service to be told what the killed process could not tell", () -> taken.containsAll(untold));
        await("the service to be told all", () -> taken.equals(wanted()));
        assertTrue(taken.size() > untold.size());
        server.stop();
        verifyJournal();
    }

    private CallHandle call(String ani, int agent) throws InterruptedException {
        CallHandle handle = rig.simulator.newCall(ani, Rig.VDN);
        Watcher watcher = watchers.get(agent);
        await("call " + ani + " to be offered", () -> watcher.offers.size() == 1);
        watcher.must(watcher.client.answer(watcher.offers.get(0).call()));
        await("agent to talk", () -> watcher.state() == AgentState.TALKING);
        return handle;
    }

    /** The journal of both reigns replays to its own facts, and every contact began once and ended once. */
    private void verifyJournal() {
        ReadOnlyJournal journal = ReadOnlyJournal.of(server.journal());
        List<Fact> facts = new ArrayList<>();
        try (Reader<JournalledFact> reader = journal.facts(1)) {
            for (JournalledFact fact = reader.next(); fact != null; fact = reader.next()) {
                byte[] bytes = fact.payload().toByteArray();
                facts.add(FACT.decode(bytes, 0, bytes.length) instanceof Decoded.Value<Fact> value
                        ? value.value()
                        : null);
            }
        }
        Engine engine = new Engine(new EngineState());
        StateHash hash = engine.hasher();
        List<Fact> again = new ArrayList<>();
        try (Reader<JournalledInput> reader = journal.inputs(1)) {
            for (JournalledInput input = reader.next(); input != null; input = reader.next()) {
                again.addAll(engine.apply(input).facts(hash));
            }
        }
        assertEquals(again, facts);
        TreeMap<String, Fact.ContactEnded> ended = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Fact.ContactEnded end) {
                assertEquals(null, ended.put(end.contact().toString(), end), "ended twice");
            }
        }
        assertEquals(4, facts.stream().filter(Fact.ContactStarted.class::isInstance).count());
        assertEquals(4, ended.size());
        assertEquals(1, ended.values().stream().filter(end -> end.earliestEndMillis() < end.latestEndMillis()).count(),
                "only the end that nobody saw has a span");
        assertTrue(engine.state().contacts().rows().isEmpty());
    }
}
