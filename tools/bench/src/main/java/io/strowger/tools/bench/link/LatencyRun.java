package io.strowger.tools.bench.link;

import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.JournalSettings;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Input;
import io.strowger.core.model.LinkState;
import io.strowger.core.port.Sequencer;
import io.strowger.core.port.Journal;
import io.strowger.core.runtime.EngineClock;
import io.strowger.core.runtime.EngineRuntime;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.pbx.Credential;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.PbxLink;
import io.strowger.pbx.tsapi.TsapiDriver;
import io.strowger.server.inputs.LinkSink;
import io.strowger.tools.bench.Paired;
import io.strowger.tools.bench.Samples;
import io.strowger.tools.bench.latency.Echo;
import io.strowger.tools.bench.latency.SendTimes;
import io.strowger.tools.journal.WatchedJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * From octets on a socket to an input in the journal: the driver with its event loop, the sequencer with its thread, Chronicle behind it, the engine applying
 * everything. The clock runs from when a frame is handed to the server's socket to when the append of its input has returned.
 */
final class LatencyRun implements AutoCloseable {
    private static final int QUOTA = 8_192;
    private static final int STATIONS = 40;
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double HALF = 0.5;
    private static final double TAIL = 0.99;
    private static final long JITTER = 7;
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    private final Shape shape;
    private final SplittableRandom random;
    private final InputTimes times = new InputTimes();
    private final Journal journal;
    private final EngineRuntime runtime;
    private final SocketServer server;
    private final TsapiDriver driver = new TsapiDriver();
    private final PbxLink link;
    private final Echo echo;
    private long latestNanos;

    /** How it is measured. */
    record Shape(int pairs, int sliceMillis, int perSecond, int warmUpSeconds, long seed) {}

    /**
     * What was measured.
     *
     * @param medians of the pairs' ratios
     * @param tails of the pairs' ratios of 99th percentiles
     */
    record Latencies(long[] oursNanos, long[] echoNanos, Paired medians, Paired tails, long latestNanos) {
        String ours() {
            return text(oursNanos);
        }

        String echo() {
            return text(echoNanos);
        }

        Map<String, Object> oursMicros() {
            return micros(oursNanos);
        }

        Map<String, Object> echoMicros() {
            return micros(echoNanos);
        }

        private static String text(long[] nanos) {
            return Samples.micros(nanos);
        }

        private static Map<String, Object> micros(long[] nanos) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("count", nanos.length);
            members.put("p50", Samples.percentile(nanos, HALF) / 1e3);
            members.put("p90", Samples.percentile(nanos, 0.9) / 1e3);
            members.put("p99", Samples.percentile(nanos, TAIL) / 1e3);
            members.put("max", Samples.percentile(nanos, 1) / 1e3);
            return members;
        }
    }

    private LatencyRun(Path directory, Shape shape) throws IOException {
        this.shape = shape;
        this.random = new SplittableRandom(shape.seed());
        server = new SocketServer(STATIONS);
        journal = new WatchedJournal(ChronicleJournal.open(directory, JournalSettings.DEFAULT), times);
        runtime = EngineRuntime
                .recover(new EngineRuntime.Context(journal, EngineClock.system(), (sequence, index, output) -> {
                    // Nobody routes here: the calls ring, are answered and end whatever the engine wants.
                }));
        Sequencer.Source source = runtime.source("link", QUOTA);
        Sequencer.Source desk = runtime.source("desk", QUOTA);
        Site site = Sites.of(1, STATIONS, server.nameServerPort());
        SwitchSite pbx = site.switches().get(0);
        runtime.start();
        desk.offer(INPUT.encode(new Input.ConfigurationApplied(1, "bench", site)));
        link = driver.create(new LinkContext(pbx, pbx.links().get(0),
                new Credential(ServerSide.LOGIN, ServerSide.PASSWORD), LinkDevices.of(site, pbx.name()),
                new LinkContext.Environment(new LinkSink(source), LinkContext.NanoClock.SYSTEM,
                        JITTER, Map.of())));
        link.start();
        await(() -> link.status().state() == LinkState.UP);
        byte[] typical = server.typical();
        echo = Echo.open(typical, typical);
    }

    static LatencyRun open(Path directory, Shape shape) throws IOException {
        return new LatencyRun(directory, shape);
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + WAIT_NANOS;
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("waited in vain for the link, or for an input");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    Latencies run() throws IOException {
        for (int second = 0; second < shape.warmUpSeconds(); second++) {
            ours(1_000);
            echoes(1_000);
        }
        latestNanos = 0;
        double[] medians = new double[shape.pairs()];
        double[] tails = new double[shape.pairs()];
        Samples allOurs = new Samples();
        Samples allEchoes = new Samples();
        for (int pair = 0; pair < shape.pairs(); pair++) {
            boolean oursFirst = pair % 2 == 1;
            long[] first = oursFirst ? ours(shape.sliceMillis()) : echoes(shape.sliceMillis());
            long[] second = oursFirst ? echoes(shape.sliceMillis()) : ours(shape.sliceMillis());
            long[] ours = oursFirst ? first : second;
            long[] echoes = oursFirst ? second : first;
            medians[pair] = (double) Samples.percentile(ours, HALF) / Samples.percentile(echoes, HALF);
            tails[pair] = (double) Samples.percentile(ours, TAIL) / Samples.percentile(echoes, TAIL);
            allOurs.addAll(ours);
            allEchoes.addAll(echoes);
        }
        return new Latencies(allOurs.toArray(), allEchoes.toArray(), Paired.of(medians), Paired.of(tails),
                latestNanos);
    }

    private SendTimes send(int millis, Runnable sender) {
        SendTimes times = new SendTimes((int) ((long) shape.perSecond() * millis / 1_000),
                TimeUnit.MILLISECONDS.toNanos(millis), random);
        times.run(sender);
        latestNanos = Math.max(latestNanos, times.latestNanos());
        return times;
    }

    private long[] echoes(int millis) throws IOException {
        send(millis, echo::ask);
        return echo.take();
    }

    private long[] ours(int millis) throws IOException {
        int count = (int) ((long) shape.perSecond() * millis / 1_000);
        times.record(count);
        server.record(count);
        send(millis, server::sendNext);
        await(() -> times.recorded() == count);
        long[] sent = server.sentNanos();
        long[] kept = times.keptNanos();
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            nanos[i] = kept[i] - sent[i];
        }
        return nanos;
    }

    @Override
    public void close() {
        echo.close();
        link.stop().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).exceptionally(late -> null).join();
        driver.close();
        runtime.close();
        journal.close();
        server.close();
    }
}
