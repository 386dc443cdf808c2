package io.strowger.server.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.strowger.agent.session.ServerSettings;
import io.strowger.agent.session.TopicFrame;
import io.strowger.agent.transport.ClientTransport;
import io.strowger.agent.transport.HttpEntrance;
import io.strowger.agent.transport.MonotonicClock;
import io.strowger.agent.transport.TransportSelector;
import io.strowger.calllog.fold.IntervalClock;
import io.strowger.core.input.Roles.TopicKind;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState.CallbackView;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.Session;
import io.strowger.core.state.SiteInForce;
import io.strowger.server.conf.ServerSettings.Agents;
import io.strowger.server.inputs.InputPort;
import io.strowger.server.security.Authenticator;
import io.strowger.server.tls.ListenerTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener for agents and IVRs. Outputs come on the thread that runs the core, are gathered input by input, and are handed over to the event loops of the
 * connections that they are for; a session without a connection keeps its pushes in the engine. Owns its event loops.
 */
public final class Gateway implements AutoCloseable {
    /** Connections that the operating system may hold for us to accept. */
    static final int ACCEPT_BACKLOG = 1_024;
    private static final Logger LOG = LoggerFactory.getLogger("strowger.gateway");
    private static final long CLOSE_SECONDS = 5;
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final Agents settings;
    private final Context context;
    private final MonotonicClock clock = MonotonicClock.system();
    private final SessionTable sessions = new SessionTable();
    private final Tokens tokens = new Tokens();
    private final ConnectionLimits limits;
    private final Directory directory;
    private final LogStreams log;
    private final GatewayCounters counters = new GatewayCounters();
    private final Map<Long, ClientChannel> channels = new ConcurrentHashMap<>();
    private final Map<EventExecutor, Lane> lanes = new LinkedHashMap<>();
    /** What the present input has brought so far, by lane, and the newest version of each topic; the core thread's. */
    private final Map<Lane, List<Lane.Deed>> outgoing = new LinkedHashMap<>();
    private final Map<String, TopicFrame> topics = new HashMap<>();
    /** Agents who have other skills since the present input; the core thread's. */
    private final Set<String> reskilled = new HashSet<>();
    private final AtomicLong lastConnection = new AtomicLong();
    private final AtomicInteger opening = new AtomicInteger();
    private final CountDownLatch emptied = new CountDownLatch(1);
    private final EventLoopGroup acceptor;
    private final EventLoopGroup loops;
    private final ListenerTls tls;
    private final HttpEntrance.Options web;
    private volatile Channel listener;
    private volatile boolean draining;

    /**
     * What the gateway stands on.
     *
     * @param ports makes the way into the sequencer of one event loop, by its name
     * @param view the published state
     * @param facts opens a reader of the journal's facts from an input on
     * @param lastFact input of the last fact there is
     */
    public record Context(Authenticator authenticator, Function<String, InputPort> ports, Supplier<EngineView> view,
            LongFunction<Reader<JournalledFact>> facts, LongSupplier lastFact) {}

    /**
     * Makes a gateway that does not listen yet.
     *
     * @param recovered sessions of the recovered state; their clients may resume
     * @throws IOException when certificate or key cannot be used, or plain text would cross a network unasked
     */
    public Gateway(Agents settings, Context context, Collection<Session> recovered) throws IOException {
        this.settings = settings;
        this.context = context;
        this.limits = new ConnectionLimits(settings.connectionsMax(), settings.address());
        this.tls = tls(settings);
        this.web = new HttpEntrance.Options(settings.isTls(), settings.web().origins(),
                settings.web().softphone() ? WebPages.load() : HttpEntrance.Pages.NONE);
        this.directory = new Directory(context.view());
        this.log = new LogStreams(new LogStreams.Source(context.facts(), context.lastFact(), this::zone));
        sessions.recover(recovered);
        acceptor = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("strowger-accept", true),
                NioIoHandler.newFactory());
        loops = new MultiThreadIoEventLoopGroup(settings.threads(), new DefaultThreadFactory("strowger-agents", true),
                NioIoHandler.newFactory());
        for (EventExecutor loop : loops) {
            Lane lane = new Lane((EventLoop) loop, context.ports().apply("agents-" + lanes.size()), counters.newLane());
            lanes.put(loop, lane);
            outgoing.put(lane, new ArrayList<>());
        }
    }

    private static ListenerTls tls(Agents settings) throws IOException {
        if (!settings.isTls()) {
            if (!InetAddress.getByName(settings.host()).isLoopbackAddress() && !settings.plainTextAllowed()) {
                throw new IOException("agents.host " + settings.host() + " is no loopback address: give agents.tls, or "
                        + "set agents.plain-text-allowed and let passwords cross the network in the clear");
            }
            return null;
        }
        return new ListenerTls(settings.tls());
    }

    /** Looks whether the files of TLS have changed, and reads them then. May block on the disk. */
    public void refreshTls() {
        if (tls != null) {
            tls.refresh();
        }
    }

    /** Listens from now on; throws IOException when the address cannot be had. */
    public void listen() throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap().group(acceptor, loops).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, ACCEPT_BACKLOG).option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true).childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accepted(channel);
                    }
                });
        var bound = bootstrap.bind(settings.host(), settings.port()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen for agents on " + settings.host() + ":" + settings.port() + ": "
                    + bound.cause().getMessage(), bound.cause());
        }
        listener = bound.channel();
        LOG.info("listening for agents host={} port={} tls={}", settings.host(), port(), settings.isTls());
    }

    /** The event loops of its connections, until it is closed. */
    public EventLoopGroup loops() {
        return loops;
    }

    /** The port in use. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    private void accepted(SocketChannel channel) {
        counters.connected();
        String address = channel.remoteAddress() == null ? "" : channel.remoteAddress().getAddress().getHostAddress();
        RefusalReason refusal = limits.enter(address, clock.nanos());
        channel.closeFuture().addListener(closed -> limits.leave(address));
        if (refusal != RefusalReason.NONE) {
            counters.connectionRefused(refusal);
            if (limits.isFlooded()) {
                channel.close();
                return;
            }
        }
        Lane lane = lanes.get(channel.eventLoop());
        ClientChannel client = new ClientChannel(this, lane, lastConnection.incrementAndGet(), address);
        client.onTransport(client.socket(), tls == null ? ClientTransport.TCP : ClientTransport.TLS);
        channels.put(client.number(), client);
        lane.channels().add(client);
        if (tls != null) {
            SslHandler secured = tls.newHandler(channel.alloc());
            channel.pipeline().addLast(secured);
            client.certifiedBy(userId -> tls.isUser(secured.engine().getSession(), userId));
        }
        if (settings.web().enabled()) {
            channel.pipeline().addLast(new TransportSelector(() -> new HttpEntrance(web, clock)));
        }
        channel.pipeline().addLast(client.socket());
        if (draining) {
            client.close(RefusalReason.DRAINING, "");
        } else if (refusal != RefusalReason.NONE) {
            client.close(refusal, "connections of " + address);
        }
    }

    /** A client that a proxy carries; counts as a connection of the proxy's, and not by its address. */
    ClientChannel carried(Lane lane, String address, CarriedEnd end) {
        counters.connected();
        ClientChannel client = new ClientChannel(this, lane, lastConnection.incrementAndGet(), address, end);
        client.onTransport(null, ClientTransport.PROXY);
        channels.put(client.number(), client);
        lane.channels().add(client);
        if (draining) {
            client.close(RefusalReason.DRAINING, "");
        }
        return client;
    }

    // ---- for channels

    ServerSettings protocol() {
        return settings.protocol();
    }

    MonotonicClock clock() {
        return clock;
    }

    SessionTable sessions() {
        return sessions;
    }

    Tokens tokens() {
        return tokens;
    }

    Authenticator authenticator() {
        return context.authenticator();
    }

    /** That reports of the site are made in. */
    private ZoneId zone() {
        String name = context.view().get().site().site().settings().timeZone();
        return name.isEmpty() ? IntervalClock.UTC : ZoneId.of(name);
    }

    LogStreams log() {
        return log;
    }

    Directory directory() {
        return directory;
    }

    EngineView view() {
        return context.view().get();
    }

    SiteInForce site() {
        return context.view().get().site();
    }

    boolean isDraining() {
        return draining;
    }

    /** Why the user may not open a session now, or NONE. A session that replaces his own takes no further place. */
    RefusalReason refusal(String userId, SessionRole role) {
        if (draining) {
            return RefusalReason.DRAINING;
        }
        boolean replaces = sessions.ofUser(userId, role).isPresent();
        return !replaces && sessions.size() + opening.get() >= settings.sessionsMax()
                ? RefusalReason.SERVER_FULL
                : RefusalReason.NONE;
    }

    /** A session is being opened, or that is decided. */
    void opening(int change) {
        opening.addAndGet(change);
    }

    /** Whether the user has a session whose connection is there. */
    boolean isConnected(SessionTable.Entry entry) {
        return channels.containsKey(entry.connection());
    }

    void left(ClientChannel channel) {
        channels.remove(channel.number());
        if (draining && channels.isEmpty()) {
            emptied.countDown();
        }
    }

    // ---- from the engine

    /** Takes outputs for clients, others are left alone; they leave when the input is done. On the core thread. */
    public void onOutput(Output output) {
        switch (output) {
            case Output.SessionAttached attached -> attached(attached);
            case Output.SessionRefused refused -> with(refused.connection(), channel -> channel.refused(refused));
            case Output.SessionEnded ended -> sessions.ended(ended.sessionId()).ifPresent(entry -> with(
                    entry.connection(), channel -> channel.ended(ended.sessionId(), ended.reason())));
            case Output.SessionPush push -> sessions.find(push.sessionId()).ifPresent(entry -> push(entry, push));
            case Output.TopicUpdated topic -> topic(topic);
            case Output.PbxRequest request -> {
            }
            case Output.LookUpWanted wanted -> {
            }
            case Output.WebhookWanted wanted -> {
            }
            case Output.AgentSkillsInForce skills -> reskilled.add(skills.agentId());
            case Output.ConfigurationInForce configuration -> lanes.values()
                    .forEach(lane -> outgoing.get(lane).add(at -> await(at, configuration.version())));
        }
    }

    /** The outputs of an input are complete: they leave as one. On the core thread. */
    public void onInputDone(long sequence) {
        if (!reskilled.isEmpty()) {
            Set<String> agents = Set.copyOf(reskilled);
            reskilled.clear();
            outgoing.values().forEach(deeds -> deeds.add(lane -> awaitSkills(lane, sequence, agents)));
        }
        outgoing.forEach((lane, deeds) -> {
            if (!deeds.isEmpty()) {
                try {
                    lane.post(new Lane.Batch(sequence, List.copyOf(deeds)));
                } catch (RejectedExecutionException closed) {
                    // The event loops have ended; the engine keeps what a resume will want.
                    LOG.debug("outputs of input={} stay", sequence);
                }
                deeds.clear();
            }
        });
    }

    private void attached(Output.SessionAttached output) {
        long before = sessions.attached(output);
        if (before != output.connection()) {
            with(before, channel -> channel.close(RefusalReason.SESSION_REPLACED,
                    "the session went on with another connection"));
        }
        with(output.connection(), channel -> channel.attached(output));
    }

    private void push(SessionTable.Entry entry, Output.SessionPush output) {
        if (output.push() instanceof Push.RequestOutcome outcome) {
            sessions.outcome(entry, outcome.requestId(), outcome.reason() == RefusalReason.NONE);
        }
        with(entry.connection(), channel -> channel.push(output.sequence(), output.push()));
    }

    private void topic(Output.TopicUpdated output) {
        String topic = output.topic();
        if (TopicKind.of(topic) == TopicKind.PORT) {
            TopicFrame frame = TopicFrame.of(topic, output.version(), output.state());
            sessions.ofPort(topic).ifPresentOrElse(entry -> port(entry, frame), () -> sessions.all().stream()
                    .filter(SessionTable::mayOwnAnyPort).forEach(entry -> port(entry, frame)));
            return;
        }
        TopicFrame before = topics.get(topic);
        TopicFrame frame = before == null
                ? TopicFrame.of(topic, output.version(), output.state())
                : before.next(output.version(), output.state());
        if (output.state() instanceof CallbackView callback && callback.state().isOver()) {
            topics.remove(topic);
        } else {
            topics.put(topic, frame);
        }
        for (List<Lane.Deed> deeds : outgoing.values()) {
            deeds.add(lane -> lane.board().update(frame));
        }
    }

    private void port(SessionTable.Entry entry, TopicFrame frame) {
        with(entry.connection(), channel -> channel.topic(frame));
    }

    private void with(long connection, Consumer<ClientChannel> action) {
        ClientChannel channel = channels.get(connection);
        if (channel != null) {
            outgoing.get(channel.lane()).add(lane -> action.accept(channel));
        }
    }

    /** A configuration is looked at as soon as the published state shows it. */
    private void await(Lane lane, long version) {
        EngineView view = context.view().get();
        if (view.reign().configurationVersion() < version) {
            lane.loop().schedule(() -> await(lane, version), LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        SiteInForce site = view.site();
        lane.run(() -> lane.board().reconfigured(site, lane.channels(), lane.board().unknownTo(site)));
    }

    /** So are agents' skills. */
    private void awaitSkills(Lane lane, long sequence, Set<String> agents) {
        EngineView view = context.view().get();
        if (view.reign().sequence() < sequence) {
            lane.loop().schedule(() -> awaitSkills(lane, sequence, agents), LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        lane.run(() -> lane.board().reskilled(view.site(), lane.channels(), agents));
    }

    // ---- for operators

    /** What was counted. */
    public GatewayCounters counters() {
        return counters;
    }

    /** Sessions, with a connection or within their grace. */
    public int sessionCount() {
        return sessions.size();
    }

    /** Connections, logged in or not. */
    public int connectionCount() {
        return limits.total();
    }

    /** Stops accepting, tells every client DRAINING, and waits for them to go, for the given time at most. */
    public void drain(long millis) {
        draining = true;
        if (listener != null) {
            listener.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
        channels.values().forEach(channel -> channel.close(RefusalReason.DRAINING, ""));
        if (channels.isEmpty()) {
            return;
        }
        try {
            if (!emptied.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.info("drain is over, connections={} are cut", channels.size());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cuts what is left and ends the threads. */
    @Override
    public void close() {
        draining = true;
        if (listener != null) {
            listener.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
        directory.close();
        for (EventLoopGroup group : new EventLoopGroup[]{acceptor, loops}) {
            group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly(CLOSE_SECONDS,
                    TimeUnit.SECONDS);
        }
    }
}
