package io.strowger.tools.agents;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.strowger.agent.client.AgentClient;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.core.model.AgentState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Simulated agents on two threads: one for their sockets, one on which all of them think. Methods may be called on
 * any other thread.
 */
public final class Crowd implements SimulatedAgent.Surroundings, AutoCloseable {
    /** Longest wait for the crowd's thread, and for all goodbyes together, in milliseconds. */
    static final long WAIT_MILLIS_MAX = 10_000;
    private static final long SOCKETS_MILLIS_MAX = 2_000;

    private final CrowdSettings settings;
    private final EventLoopGroup sockets = new MultiThreadIoEventLoopGroup(1,
            new DefaultThreadFactory("strowger-agent-sockets", true), NioIoHandler.newFactory());
    private final ScheduledThreadPoolExecutor thread;
    private final List<SimulatedAgent> agents = new ArrayList<>();
    private final List<Desk> desks = new ArrayList<>();
    private final CrowdCounters counters = new CrowdCounters();

    private Crowd(CrowdSettings settings) {
        this.settings = settings;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "strowger-agents");
            made.setDaemon(true);
            return made;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins to connect all agents, at once, and returns. */
    public static Crowd start(CrowdSettings settings) {
        Crowd crowd = new Crowd(settings);
        crowd.on(() -> {
            crowd.connect();
            return null;
        });
        return crowd;
    }

    private void connect() {
        SplittableRandom seeds = new SplittableRandom(settings.seed());
        for (int i = 0; i < settings.count(); i++) {
            SplittableRandom random = seeds.split();
            SimulatedAgent agent = new SimulatedAgent(this, settings.habits(), random,
                    String.valueOf(settings.numbers().firstStation() + i));
            agents.add(agent);
            String id = String.valueOf(settings.numbers().firstAgent() + i);
            Desk desk = new ClientDesk(AgentClient.connect(AgentClientOptions.builder(settings.host(), settings.port())
                    .user(id, settings.password().replace(CrowdSettings.ID_IN_PASSWORD, id))
                    .switchName(settings.switchName()).clientName("strowger-agents", "").takeover(true).group(sockets)
                    .callbacks(this::execute).random(random.split()).build(), agent));
            agent.sitAt(desk);
            desks.add(desk);
        }
    }

    /** After the end there is nobody left who would want to hear. */
    private void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closed) {
            // See above.
        }
    }

    @Override
    public SimulatedAgent.Cancellable schedule(Runnable task, long delayMillis) {
        ScheduledFuture<?> scheduled = thread.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public CrowdCounters counters() {
        return counters;
    }

    /** What the crowd does now. */
    public CrowdCount count() {
        return on(() -> {
            Map<AgentState, Integer> states = new EnumMap<>(AgentState.class);
            int connected = 0;
            for (SimulatedAgent agent : agents) {
                states.merge(agent.state(), 1, Integer::sum);
                connected += agent.isConnected() ? 1 : 0;
            }
            return new CrowdCount(states, connected, counters.offered, counters.answered, counters.ignored,
                    counters.refused());
        });
    }

    /** How often the server refused something, by the name of the reason. */
    public Map<String, Long> refusals() {
        return on(() -> counters.refusals());
    }

    private <T> T on(Callable<T> work) {
        try {
            return thread.submit(work).get(WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the agents' thread: " + e, e);
        }
    }

    /** All log off and leave; bounded. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        CompletableFuture<Void> all = on(() -> CompletableFuture
                .allOf(agents.stream().map(SimulatedAgent::leave).toArray(CompletableFuture[]::new)));
        all.completeOnTimeout(null, WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS).join();
        desks.forEach(Desk::abandon);
        thread.shutdownNow();
        sockets.shutdownGracefully(0, SOCKETS_MILLIS_MAX, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
