package io.strowger.tools.bench.calls;

import io.netty.channel.EventLoopGroup;
import io.strowger.agent.client.AgentClient;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.AgentListener;
import io.strowger.agent.client.ConnectionState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.CallView;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState.AgentView;
import io.strowger.tools.bench.link.ServerSide;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The desktops: each logs in, logs on at its station, becomes ready and looks at what it is shown. They share an event loop, which calls back. */
final class LoadAgents implements AutoCloseable {
    /** Logins begun at once, and how often. */
    private static final int BATCH = 100;
    private static final long BATCH_MILLIS = 50;

    private final EventLoopGroup loops;
    private final LoadShape shape;
    private final int port;
    private final List<AgentClient> clients = new ArrayList<>();
    private final AtomicLong ready = new AtomicLong();
    private final AtomicLong offers = new AtomicLong();
    private final AtomicLong again = new AtomicLong();
    private final AtomicLong states = new AtomicLong();
    private final AtomicLong disconnected = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /**
     * What the desktops have seen.
     *
     * @param ready are shown ready now
     * @param offers calls offered
     * @param again offers of a call that had just been offered
     * @param states agent states shown
     */
    record Count(long ready, long offers, long again, long states, long disconnected, long refused) {}

    private final class Desktop implements AgentListener {
        private final String station;
        private AgentClient client;
        private boolean isReady;
        private CallKey last;

        Desktop(String station) {
            this.station = station;
        }

        @Override
        public void onConnection(ConnectionState connection) {
            switch (connection.kind()) {
                case ESTABLISHED -> client.logOn(station).thenCompose(outcome -> client.ready()).thenAccept(outcome -> {
                    if (outcome.reason() != RefusalReason.NONE) {
                        refused.incrementAndGet();
                    }
                });
                case RESUMED -> {
                    // Nothing was lost.
                }
                case DISCONNECTED, SESSION_LOST, OVER -> disconnected.incrementAndGet();
            }
        }

        @Override
        public void onCallOffered(CallView call) {
            offers.incrementAndGet();
            if (call.call().equals(last)) {
                again.incrementAndGet();
            }
            last = call.call();
        }

        @Override
        public void onAgentState(AgentView state) {
            states.incrementAndGet();
            boolean now = state.state() == AgentState.READY;
            if (now != isReady) {
                isReady = now;
                ready.addAndGet(now ? 1 : -1);
            }
        }
    }

    LoadAgents(EventLoopGroup loops, LoadShape shape, int port) {
        this.loops = loops;
        this.shape = shape;
        this.port = port;
    }

    /** Lets all of them come in, some at a time. */
    void comeIn() throws InterruptedException {
        for (int agent = 0; agent < shape.agents(); agent++) {
            Desktop desktop = new Desktop(ServerSide.station(agent));
            AgentClientOptions options = AgentClientOptions.builder("127.0.0.1", port)
                    .user(LoadShape.agentId(agent), LoadShape.AGENT_PASSWORD).switchName(LoadShape.SWITCH)
                    .clientName("strowger-bench", "").heartbeatMillis(30_000).group(loops).build();
            // The first callback comes on the event loop, which waits until the desktop knows its client.
            loops.next().submit(() -> {
                desktop.client = AgentClient.connect(options, desktop);
                clients.add(desktop.client);
            }).syncUninterruptibly();
            if (agent % BATCH == BATCH - 1) {
                TimeUnit.MILLISECONDS.sleep(BATCH_MILLIS);
            }
        }
    }

    Count count() {
        return new Count(ready.get(), offers.get(), again.get(), states.get(), disconnected.get(), refused.get());
    }

    @Override
    public void close() {
        clients.forEach(AgentClient::close);
    }
}
