package io.strowger.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ScheduledFuture;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.simulator.faults.FaultCommands;
import io.strowger.simulator.faults.Outcome;
import io.strowger.simulator.model.AgentChange;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.Answer.Nothing;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.LiveCall;
import io.strowger.simulator.model.StationView;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.SwitchStatistics;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.simulator.model.WorkMode;
import io.strowger.simulator.wire.AesServer;
import io.strowger.simulator.wire.Faults;
import io.strowger.simulator.wire.LatencyRecorder;
import io.strowger.simulator.wire.MessageCounter;
import io.strowger.simulator.wire.MessageLoad;
import io.strowger.simulator.wire.SwitchServer;

/**
 * A running simulated switch: model, TSAPI server and sockets on one thread of its own. All methods may be called from
 * any thread;
 * they are done on that thread and wait for it. Everything a method caused has been handed to the sockets when it
 * returns.
 */
public final class SwitchSimulator implements AutoCloseable {
    /** How long a caller waits for the simulator's thread. */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);
    private static final long MANUAL_START_MILLIS = 1_767_225_600_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SwitchConfiguration configuration;
    private final EventLoopGroup group;
    private final EventLoop loop;
    private final SwitchServer server;
    private final FaultCommands commands;
    private final Listeners listeners;
    private final ControlPort control;
    private final long startMillis;
    private final long startNanos = System.nanoTime();
    private ScheduledFuture<?> timer;
    private long timerAt = Long.MAX_VALUE;

    /** A simulator that does not listen yet. */
    public SwitchSimulator(SwitchConfiguration configuration) {
        this.configuration = configuration;
        this.startMillis = manual() ? MANUAL_START_MILLIS : System.currentTimeMillis();
        this.group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("pbx-simulator", true),
                NioIoHandler.newFactory());
        this.loop = group.next();
        this.server = new SwitchServer(new Switch(configuration.plan(), startMillis),
                configuration.servers().stream().map(AesConfiguration::link).toList());
        this.commands = new FaultCommands(server);
        this.listeners = new Listeners(configuration, loop, server, this::turn);
        this.control = new ControlPort(loop, this::fault);
    }

    private boolean manual() {
        return configuration.clock() == SwitchConfiguration.ClockMode.MANUAL;
    }

    // --- life --------------------------------------------------------------------------------------------------------

    /**
     * Begins to listen.
     *
     * @throws IOException a port cannot be bound
     */
    public void start() throws IOException {
        listeners.bind();
        if (configuration.controlPort() != AesConfiguration.NONE) {
            try {
                control.bind(configuration.controlPort());
            } catch (IOException e) {
                listeners.unbind();
                throw e;
            }
        }
    }

    /** The port at which faults can be ordered, once started; {@link AesConfiguration#NONE} for none. */
    public int controlPort() {
        return control.port();
    }

    /** Where a server listens, once started; the ports of its settings before. */
    public AesConfiguration.Ports ports(int aes) {
        AesListener each = listeners.server(aes);
        return new AesConfiguration.Ports(each.nameServerPort(), each.tlinkPort(), each.secureNameServerPort(),
                each.secureTlinkPort());
    }

    /** The port of the first server's name server without TLS, once started. */
    public int nameServerPort() {
        return ports(0).nameServer();
    }

    /** The port of the first server's Tlink without TLS, once started. */
    public int tlinkPort() {
        return ports(0).tlink();
    }

    /** Where the first server's name server without TLS listens. */
    public InetSocketAddress nameServer() {
        return new InetSocketAddress(configuration.bindAddress(), nameServerPort());
    }

    /** Closes every socket and ends the thread. */
    @Override
    public void close() {
        control.unbind();
        listeners.unbind();
        if (!loop.isShuttingDown()) {
            onSwitch(theSwitch -> {
                server.servers().forEach(AesServer::cutAll);
                return true;
            });
        }
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    // --- the thread --------------------------------------------------------------------------------------------------

    /**
     * Does something with the switch on the simulator's thread and waits for the result. The function must not keep
     * the switch.
     *
     * @throws IllegalStateException the simulator is closed or its thread does not answer
     */
    public <T> T onSwitch(Function<Switch, T> work) {
        return call(() -> {
            passTime();
            return work.apply(server.theSwitch());
        });
    }

    /** Does something with the switch on the simulator's thread, soon; not when it is closed. */
    void later(Consumer<Switch> work) {
        if (!loop.isShuttingDown()) {
            loop.execute(() -> {
                passTime();
                work.accept(server.theSwitch());
                turn();
            });
        }
    }

    private <T> T call(Callable<T> work) {
        Callable<T> whole = () -> {
            try {
                return work.call();
            } finally {
                turn();
            }
        };
        try {
            if (loop.inEventLoop()) {
                return whole.call();
            }
            return loop.submit(whole).get(CALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the simulator", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the simulator's thread does not answer", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void passTime() {
        if (!manual()) {
            server.advanceTo(startMillis + (System.nanoTime() - startNanos) / NANOS_PER_MILLI);
        }
    }

    /**
     * Ends a turn of the thread: time passes, what there is to say goes out, and the timer is set for what comes
     * next.
     */
    private void turn() {
        passTime();
        server.theSwitch().deliver();
        listeners.turn();
        if (manual()) {
            return;
        }
        long next = server.nextDeadline().orElse(Long.MAX_VALUE);
        if (next == timerAt) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        timerAt = next;
        if (next != Long.MAX_VALUE && !loop.isShuttingDown()) {
            long delay = Math.max(0, next - server.theSwitch().now());
            timer = loop.schedule(() -> {
                timerAt = Long.MAX_VALUE;
                turn();
            }, delay, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Moves a manual clock.
     *
     * @throws IllegalStateException the clock is not manual
     */
    public void advance(Duration time) {
        if (!manual()) {
            throw new IllegalStateException("this simulator's clock runs by itself");
        }
        call(() -> {
            server.advanceTo(server.theSwitch().now() + time.toMillis());
            return true;
        });
    }

    // --- script ------------------------------------------------------------------------------------------------------

    /** A call comes in; null when no circuit is free or the number is unknown. */
    public CallHandle newCall(IncomingCall call) {
        return onSwitch(theSwitch -> theSwitch.outside().offer(call));
    }

    /** A call comes in with nothing but numbers. */
    public CallHandle newCall(String ani, String destination) {
        return newCall(IncomingCall.of(ani, destination));
    }

    /** The caller hangs up; false when the call has ended. */
    public boolean hangUp(CallHandle call) {
        return onSwitch(theSwitch -> theSwitch.outside().callerHangsUp(call));
    }

    /** The user of a station answers. */
    public Answer<Nothing> answer(String station) {
        return onSwitch(theSwitch -> theSwitch.users().answers(station));
    }

    /** The user of a station hangs up. */
    public Answer<Nothing> hangUp(String station) {
        return onSwitch(theSwitch -> theSwitch.users().hangsUp(station));
    }

    /** An agent logs in at the station itself. */
    public Answer<Boolean> logIn(String station, String agentId, WorkMode mode) {
        return onSwitch(theSwitch -> theSwitch
                .setAgentState(new AgentChange(station, AgentChange.Mode.LOG_IN, agentId, "", mode, 0, false)));
    }

    /** Says who answers a station. */
    public void setAnswerMode(String station, AnswerMode mode) {
        onSwitch(theSwitch -> {
            theSwitch.users().setAnswerMode(station, mode);
            return true;
        });
    }

    /** People begin to call and to behave as the profile says. */
    public void startTraffic(TrafficProfile profile) {
        onSwitch(theSwitch -> {
            server.startTraffic(profile);
            return true;
        });
    }

    /** Nobody calls any more; calls that live end by themselves. */
    public void stopTraffic() {
        onSwitch(theSwitch -> {
            server.stopTraffic();
            return true;
        });
    }

    /**
     * Begins a load that is paced by messages.
     *
     * @throws IllegalArgumentException a station that the switch does not have
     */
    public void startLoad(MessageLoad.Profile profile) {
        onSwitch(theSwitch -> {
            server.startLoad(profile);
            return true;
        });
    }

    /** Ends the load. */
    public void stopLoad() {
        onSwitch(theSwitch -> {
            server.stopLoad();
            return true;
        });
    }

    /** How the newest load goes, if there was one. */
    public Optional<MessageLoad.Report> loadReport() {
        return onSwitch(theSwitch -> server.loadReport());
    }

    // --- faults ------------------------------------------------------------------------------------------------------

    /** Does a command of {@link FaultCommands}, as the control port does. */
    public Outcome fault(String command) {
        return onSwitch(theSwitch -> commands.execute(command));
    }

    /** Changes what shall go wrong with the first server. */
    public void faults(Consumer<Faults> change) {
        faults(0, change);
    }

    /** Changes what shall go wrong with a server. */
    public void faults(int aes, Consumer<Faults> change) {
        onSwitch(theSwitch -> {
            change.accept(server.aes(aes).faults());
            return true;
        });
    }

    /** Cuts every link without a word; the server goes on listening. */
    public void dropLinks() {
        onSwitch(theSwitch -> {
            server.servers().forEach(AesServer::cutAll);
            return true;
        });
    }

    /** Ends every stream with a reason, as an orderly server does. */
    public void endStreams(ACSUniversalFailure reason) {
        onSwitch(theSwitch -> {
            server.servers().forEach(aes -> aes.dropAll(reason));
            return true;
        });
    }

    /** Tells the applications that asked for it how the switch's link is. */
    public void reportSystemStatus(SystemStatus status) {
        onSwitch(theSwitch -> {
            server.servers().forEach(aes -> aes.reportSystemStatus(status));
            return true;
        });
    }

    /** Cuts every link and stops listening, as when the server in front of the switch is down; the switch lives on. */
    public void linkDown() {
        listeners.unbind();
        dropLinks();
    }

    /**
     * Listens again at the ports of before.
     *
     * @throws IOException a port has been taken by somebody else
     */
    public void linkUp() throws IOException {
        listeners.bind();
    }

    // --- looking in --------------------------------------------------------------------------------------------------

    /** The counters now. */
    public SwitchStatistics statistics() {
        return onSwitch(Switch::statistics);
    }

    /** Every call there is. */
    public List<LiveCall> liveCalls() {
        return onSwitch(Switch::liveCalls);
    }

    /** Every station. */
    public List<StationView> stations() {
        return onSwitch(Switch::stations);
    }

    /** How long applications took to route. */
    public LatencyRecorder latency() {
        return server.aes(0).latency();
    }

    /** How many frames a server has sent and received. */
    public MessageCounter messages(int aes) {
        return server.aes(aes).messages();
    }

    /** Open streams and connections on their way to become some. */
    public int connections() {
        return onSwitch(theSwitch -> server.servers().stream().mapToInt(aes -> aes.sessions().size()).sum());
    }
}
