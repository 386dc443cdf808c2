package io.strowger.tools.bench.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.strowger.agent.frame.FrameReader;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.server.Server;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.tools.bench.Paired;
import io.strowger.tools.bench.Samples;
import io.strowger.tools.bench.Way;
import io.strowger.tools.bench.latency.Echo;
import io.strowger.tools.bench.latency.SendTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Wire to wire: from when the octets of a Delivered at an agent's station are handed to the server's socket to when the first octets of the agent's frame about it
 * are read, through link, sequencer, journal, engine and gateway. Against an echo of the same octets, in slices that alternate.
 */
public final class WireRun implements AutoCloseable {
    private static final int STATIONS = 40;
    private static final int FRAMES_A_CALL = 8;
    /** Of a call's frames the one that first tells of its ringing at the station. */
    private static final int RINGS = 1;
    private static final int REQUESTS_PER_SECOND = 10_000;
    private static final String PASSWORD = "bench";
    private static final PasswordHash.Cost COST = new PasswordHash.Cost(64, 1, 1);
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double HALF = 0.5;
    private static final double TAIL = 0.99;
    private static final int ACKNOWLEDGE_PUSHES = 16;
    /** A call is eight messages, and what happens once a call is to be compiled before it is measured. */
    private static final int WARM_UP_RATE_FACTOR = 4;
    private static final RecordCodec<ClientMessage> OUT = RecordCodec.of(ClientMessage.class);
    private static final RecordCodec<ServerMessage> IN = RecordCodec.of(ServerMessage.class);

    private final Way way;
    private final SplittableRandom random;
    private final SocketServer link;
    private final Server server;
    private final Echo echo;
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1,
            new DefaultThreadFactory("bench-agents", true), NioIoHandler.newFactory());
    private final List<Agent> agents = new ArrayList<>();
    private final AtomicInteger offers = new AtomicInteger();
    private final AtomicInteger ready = new AtomicInteger();
    private int calls;

    /** How it is measured; slices of the warm-up are at a higher rate. */
    public record Shape(int pairs, int sliceMillis, int perSecond, int warmUpSlices, long seed) {}

    /** What was measured, in nanoseconds, and the ratios of the pairs. */
    public record Latencies(long[] ours, long[] echo, Paired medians, Paired tails) {}

    private WireRun(Path directory, Way way, long seed) throws IOException {
        this.way = way;
        random = new SplittableRandom(seed);
        link = new SocketServer(STATIONS);
        server = Server.start(settings(directory, way.certificate(directory)), site());
        byte[] typical = link.typical();
        echo = Echo.open(typical, typical);
    }

    /** A server whose link is up and whose agents are logged on. */
    public static WireRun open(Path directory, Way way, long seed) throws IOException {
        WireRun run = new WireRun(directory, way, seed);
        try {
            await("the link", () -> !run.server.links().isEmpty()
                    && run.server.links().stream().allMatch(status -> status.state() == LinkState.UP));
            run.agents();
            return run;
        } catch (IOException | RuntimeException failure) {
            run.close();
            throw failure;
        }
    }

    private static ServerSettings settings(Path directory, Path certificate) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("server.drain", "1s");
        values.put("data.directory", directory.resolve("data").toString());
        values.put("data.free-space-min", "64 MiB");
        values.put("agents.port", 0);
        if (certificate != null) {
            values.put("agents.tls.certificate", certificate.toString());
            values.put("agents.tls.key", certificate.toString());
        }
        values.put("authentication.argon2.memory-kib", COST.memoryKib());
        values.put("authentication.argon2.passes", COST.passes());
        values.put("http.port", 0);
        values.put("credentials", Map.of("cti", Map.of("login", ServerSide.LOGIN, "password", ServerSide.PASSWORD)));
        return ServerSettings.of(directory, values);
    }

    private Site site() {
        Site bare = Sites.of(1, STATIONS, link.nameServerPort());
        String hash = new PasswordHasher().hash(PASSWORD, COST);
        List<SwitchSite> switches = bare.switches().stream()
                .map(pbx -> new SwitchSite(pbx.name(), pbx.links().stream().map(WireRun::atFullRate).toList(),
                        pbx.numberPlan()))
                .toList();
        return new Site(switches, bare.devices(), bare.vdns(), bare.skills(), bare.agents(), bare.settings())
                .withAgents(bare.agents().stream()
                        .map(agent -> new AgentSite(agent.agentId(), agent.name(), hash, agent.skills())).toList());
    }

    private static LinkSite atFullRate(LinkSite link) {
        return new LinkSite(link.name(), link.driver(), link.host(), link.port(), link.service(), link.credential(),
                REQUESTS_PER_SECOND);
    }

    private static void await(String what, BooleanSupplier condition) throws IOException {
        long deadline = System.nanoTime() + WAIT_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("waited in vain for " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void agents() throws IOException {
        SslContext context = way.context();
        for (int i = 0; i < STATIONS; i++) {
            Agent agent = new Agent(i);
            agents.add(agent);
            new Bootstrap().group(loop).channel(NioSocketChannel.class).option(ChannelOption.TCP_NODELAY, true)
                    .handler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            channel.pipeline().addLast(agent.arrivals());
                            way.install(channel.pipeline(), context, server.agentPort(), agent);
                        }
                    }).connect("127.0.0.1", server.agentPort()).syncUninterruptibly();
        }
        await("agents who are logged on", () -> ready.get() == STATIONS);
    }

    /** Slices of both, one after the other. */
    public Latencies run(Shape shape) throws IOException {
        Shape warmUp = new Shape(shape.pairs(), shape.sliceMillis(), WARM_UP_RATE_FACTOR * shape.perSecond(),
                shape.warmUpSlices(), shape.seed());
        for (int i = 0; i < shape.warmUpSlices(); i++) {
            ours(warmUp);
            echoes(warmUp);
        }
        double[] medians = new double[shape.pairs()];
        double[] tails = new double[shape.pairs()];
        Samples allOurs = new Samples();
        Samples allEchoes = new Samples();
        for (int pair = 0; pair < shape.pairs(); pair++) {
            boolean oursFirst = pair % 2 == 1;
            long[] first = oursFirst ? ours(shape) : echoes(shape);
            long[] second = oursFirst ? echoes(shape) : ours(shape);
            long[] ours = oursFirst ? first : second;
            long[] echoes = oursFirst ? second : first;
            medians[pair] = (double) Samples.percentile(ours, HALF) / Samples.percentile(echoes, HALF);
            tails[pair] = (double) Samples.percentile(ours, TAIL) / Samples.percentile(echoes, TAIL);
            allOurs.addAll(ours);
            allEchoes.addAll(echoes);
        }
        return new Latencies(allOurs.toArray(), allEchoes.toArray(), Paired.of(medians), Paired.of(tails));
    }

    private static int count(Shape shape) {
        int frames = (int) ((long) shape.perSecond() * shape.sliceMillis() / 1_000);
        return frames - frames % FRAMES_A_CALL;
    }

    private void send(Shape shape, Runnable sender) {
        new SendTimes(count(shape), TimeUnit.MILLISECONDS.toNanos(shape.sliceMillis()), random).run(sender);
    }

    private long[] echoes(Shape shape) throws IOException {
        send(shape, echo::ask);
        return echo.take();
    }

    private long[] ours(Shape shape) throws IOException {
        int frames = count(shape);
        int before = offers.get();
        int expected = frames / FRAMES_A_CALL;
        link.record(frames);
        send(shape, link::sendNext);
        await("the agents' frames", () -> offers.get() - before >= expected);
        long[] sent = link.sentNanos();
        long[] nanos = new long[expected];
        for (int call = 0; call < expected; call++) {
            nanos[call] = agents.get(calls % STATIONS).take() - sent[call * FRAMES_A_CALL + RINGS];
            calls++;
        }
        return nanos;
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        server.close();
        echo.close();
        link.close();
    }

    /** An agent's desktop that does no more than it must. */
    private final class Agent extends SimpleChannelInboundHandler<ByteBuf> implements FrameReader.Sink {
        private final int number;
        private final FrameReader reader = new FrameReader(Framing.SERVER_FRAME_BYTES_MAX);
        private final Queue<Long> offered = new ConcurrentLinkedQueue<>();
        private ChannelHandlerContext context;
        private long arrivedNanos;

        Agent(int number) {
            this.number = number;
        }

        /** When the next offer came. */
        private long take() {
            return offered.remove();
        }

        private void send(ClientMessage message) {
            RecordWriter out = new RecordWriter();
            Framing.append(out, OUT, message, Framing.CLIENT_FRAME_BYTES_MAX);
            context.writeAndFlush(Unpooled.wrappedBuffer(out.toByteArray()), context.voidPromise());
        }

        /** Looks at the clock when octets are read, before anything unwraps them. */
        private ChannelInboundHandlerAdapter arrivals() {
            return new ChannelInboundHandlerAdapter() {
                @Override
                public void channelRead(ChannelHandlerContext from, Object bytes) {
                    arrivedNanos = System.nanoTime();
                    from.fireChannelRead(bytes);
                }
            };
        }

        @Override
        public void channelActive(ChannelHandlerContext active) {
            if (way.opensAtOnce()) {
                begin(active);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext from, Object event) {
            if (way.isOpen(event)) {
                begin(from);
            }
        }

        private void begin(ChannelHandlerContext active) {
            context = active;
            send(new ClientMessage.Hello(1, 1, "bench", "", 60_000, List.of()));
            send(new ClientMessage.Login(Sites.agentId(0, number), PASSWORD, SessionRole.AGENT, true));
            context.executor().scheduleAtFixedRate(() -> send(new ClientMessage.Heartbeat(1)), 30, 30,
                    TimeUnit.SECONDS);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext from, ByteBuf bytes) {
            byte[] array = new byte[bytes.readableBytes()];
            bytes.readBytes(array);
            reader.feed(array, 0, array.length, this);
        }

        @Override
        public boolean onMessage(byte[] array, int offset, int length, long streamOffset) {
            switch (IN.decode(array, offset, length).orThrow()) {
                case ServerMessage.SessionEstablished established -> send(new ClientMessage.Request(1,
                        new Command.LogOn(Sites.switchName(0), ServerSide.station(number))));
                case ServerMessage.Pushed pushed -> {
                    if (pushed.push() instanceof Push.CallOffered) {
                        offered.add(arrivedNanos);
                        offers.incrementAndGet();
                    } else if (pushed.push() instanceof Push.RequestOutcome outcome
                            && outcome.reason() == RefusalReason.NONE) {
                        ready.incrementAndGet();
                    }
                    if (pushed.sequence() % ACKNOWLEDGE_PUSHES == 0) {
                        send(new ClientMessage.Acknowledge(pushed.sequence()));
                    }
                }
                default -> {
                    // Welcome, topics, heartbeats.
                }
            }
            return true;
        }

        @Override
        public void onFault(RefusalReason reason, long streamOffset, String detail) {
            throw new IllegalStateException(detail);
        }
    }
}
