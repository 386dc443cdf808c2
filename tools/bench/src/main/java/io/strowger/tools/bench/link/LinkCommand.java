package io.strowger.tools.bench.link;

import static io.strowger.tools.bench.Ranges.range;

import io.strowger.calllog.JournalSettings;
import io.strowger.csta.Decoded;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.tools.ToolLog;
import io.strowger.tools.bench.Paired;
import io.strowger.tools.bench.Report;
import io.strowger.tools.bench.Scratch;
import io.strowger.tools.bench.Versus;
import io.strowger.tools.bench.journal.BareQueue;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a link takes to an input in the journal, and how many messages a second are journalled and applied. */
@Command(name = "link", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false, description = {
    "Messages of a TSAPI link: latency to the journal, as a ratio to a bare echo, and the highest sustained rate, as a ratio to bare decoding and appending.",
    "Frames are those of routed calls with private data of version 8. They pass through the link session, the sequencer with its journal, and the engine with its facts."})
public final class LinkCommand implements Callable<Integer> {
    /** The ratio of the 99th percentiles that is allowed. */
    private static final double TAIL_RATIO_MAX = 3;
    /** Messages a second that must be journalled and applied. */
    private static final double RATE_MIN = 50_000;
    /** The part of the bare loop's rate that must be reached. */
    private static final double SHARE_MIN = 0.5;
    private static final int SECONDS_MAX = 3_600;
    private static final int LINKS_MAX = 16;
    private static final int AGENTS_MAX = 1_000;
    private static final int CALLS_MAX = 1_000;
    private static final int MESSAGES_MAX = 20_000;
    private static final int SLICE_MILLIS_MAX = 2_000;
    private static final int SAMPLE_FRAMES = 10_000;
    private static final int SESSION_SLICE_MILLIS = 100;

    /** What is measured. */
    enum Part {
        ALL, LATENCY, RATE, SESSION;

        boolean includes(Part other) {
            return this == ALL || this == other;
        }
    }

    @Option(names = "--part", paramLabel = "PART", defaultValue = "ALL", description = "What to measure: ${COMPLETION-CANDIDATES}.")
    private Part part;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "30", description = "Latency and session: pairs of slices.")
    private int pairs;

    @Option(names = "--slice", paramLabel = "MILLIS", defaultValue = "2000", description = "Latency: length of a slice.")
    private int sliceMillis;

    @Option(names = "--messages", paramLabel = "N", defaultValue = "2000", description = "Latency: messages, and echoes, a second.")
    private int messages;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "60", description = "Rate: for how long it must be sustained.")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "SECONDS", defaultValue = "30", description = "Before each part, not measured.")
    private int warmUp;

    @Option(names = "--links", paramLabel = "N", defaultValue = "4", description = "Rate: links, each to a switch of its own.")
    private int links;

    @Option(names = "--agents", paramLabel = "N", defaultValue = "40", description = "Rate: agents of each link.")
    private int agents;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "30", description = "Rate: calls of each link under way at once.")
    private int calls;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the send times.")
    private long seed;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "Where the journal is kept for the time of the run; without it, where the system keeps temporary files.")
    private Path data;

    @Mixin
    private Report report;

    private long bareProcessorNanos;
    private long bareFrames;

    @Override
    public Integer call() throws IOException {
        check();
        report.begin();
        try (Scratch scratch = Scratch.in(data)) {
            ToolLog.toFile(scratch.directory().resolve("bench.log"));
            if (part.includes(Part.LATENCY)) {
                latency(scratch.directory());
            }
            if (part.includes(Part.SESSION)) {
                session();
            }
            if (part.includes(Part.RATE)) {
                rate(scratch.directory());
            }
        }
        return report.end();
    }

    private void check() {
        range("--pairs", pairs, 1, Paired.PAIRS_MAX);
        range("--slice", sliceMillis, 100, SLICE_MILLIS_MAX);
        range("--messages", messages, 10, MESSAGES_MAX);
        range("--seconds", seconds, 1, SECONDS_MAX);
        range("--warm-up", warmUp, 0, SECONDS_MAX);
        range("--links", links, 1, LINKS_MAX);
        range("--agents", agents, 1, AGENTS_MAX);
        range("--calls", calls, 1, CALLS_MAX);
    }

    // ---- latency

    private void latency(Path directory) throws IOException {
        LatencyRun.Shape shape = new LatencyRun.Shape(pairs, sliceMillis, messages, warmUp, seed);
        LatencyRun.Latencies result;
        try (LatencyRun run = LatencyRun.open(directory.resolve("latency"), shape)) {
            result = run.run();
        }
        report.say("latency: %d pairs of slices of %d ms, %d messages a second, seed %d", pairs, sliceMillis, messages,
                seed);
        report.say("octets handed to the socket to input in the journal: %s", result.ours());
        report.say("echo of the same octets, there and back:             %s", result.echo());
        report.say("ratio of medians: %s", result.medians());
        report.say("ratio of p99:     %s, must be below %.0f", result.tails(), TAIL_RATIO_MAX);
        report.say("sent at most %.1f ms after its time", result.latestNanos() / 1e6);
        boolean well = result.tails().median() < TAIL_RATIO_MAX;
        report.require(well);
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("pairs", pairs);
        latency.put("slice_millis", sliceMillis);
        latency.put("messages_per_second", messages);
        latency.put("seed", seed);
        latency.put("warm_up_seconds", warmUp);
        latency.put("ours_us", result.oursMicros());
        latency.put("echo_us", result.echoMicros());
        latency.put("ratio_p50", ratio(result.medians()));
        latency.put("ratio_p99", ratio(result.tails()));
        latency.put("ratio_p99_max", TAIL_RATIO_MAX);
        latency.put("holds", well);
        report.put("latency", latency);
    }

    private static Map<String, Object> ratio(Paired paired) {
        Map<String, Object> ratio = new LinkedHashMap<>();
        ratio.put("median", paired.median());
        ratio.put("low", Double.isNaN(paired.low()) ? null : paired.low());
        ratio.put("high", Double.isNaN(paired.high()) ? null : paired.high());
        return ratio;
    }

    // ---- a message in the link alone

    private void session() {
        SessionRun run = new SessionRun();
        Versus versus = run.run(pairs, TimeUnit.MILLISECONDS.toNanos(SESSION_SLICE_MILLIS));
        Versus singly = run.runSingly(pairs, TimeUnit.MILLISECONDS.toNanos(SESSION_SLICE_MILLIS));
        double singlyMicros = singly.nanos() / CallFrames.PER_CALL / 1e3;
        double singlyHeap = singly.heap() / CallFrames.PER_CALL;
        double micros = versus.nanos() / CallFrames.PER_CALL / 1e3;
        double bareMicros = versus.baselineNanos() / CallFrames.PER_CALL / 1e3;
        double heap = versus.heap() / CallFrames.PER_CALL;
        double bareHeap = versus.baselineHeap() / CallFrames.PER_CALL;
        report.say("session: octets to octets of an input, %d pairs of slices of %d ms of processor time", pairs,
                SESSION_SLICE_MILLIS);
        report.say("a message: %.2f us and %.0f octets of heap; only decoded: %.2f us and %.0f octets", micros, heap,
                bareMicros, bareHeap);
        report.say("with a read for each message: %.2f us and %.0f octets", singlyMicros, singlyHeap);
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("pairs", pairs);
        session.put("processor_us_per_message", micros);
        session.put("heap_octets_per_message", heap);
        session.put("read_each_processor_us_per_message", singlyMicros);
        session.put("read_each_heap_octets_per_message", singlyHeap);
        session.put("bare_processor_us_per_message", bareMicros);
        session.put("bare_heap_octets_per_message", bareHeap);
        report.put("session", session);
    }

    // ---- rate

    private void rate(Path directory) throws IOException {
        ArrayBlockingQueue<byte[]> sample = new ArrayBlockingQueue<>(SAMPLE_FRAMES);
        RateRun.Rate rate;
        double bareBefore;
        double bareAfter;
        try (RateRun run = new RateRun(directory.resolve("rate"), new RateRun.Shape(links, agents, calls), sample)) {
            run.run(Math.max(1, warmUp));
            List<byte[]> frames = List.copyOf(sample);
            int bareSeconds = Math.max(1, seconds / 10);
            bare(directory.resolve("bare-warm"), frames, bareSeconds);
            bareProcessorNanos = 0;
            bareFrames = 0;
            bareBefore = bare(directory.resolve("bare-before"), frames, bareSeconds);
            rate = run.run(seconds);
            bareAfter = bare(directory.resolve("bare-after"), frames, bareSeconds);
        }
        double bare = (bareBefore + bareAfter) / 2;
        double bareMicros = Math.round(bareProcessorNanos / 10.0 / bareFrames) / 100.0;
        double share = rate.perSecond() / bare;
        boolean well = rate.perSecond() > RATE_MIN && share > SHARE_MIN;
        report.require(well);
        report.say("rate: %d links, %d agents and %d calls at once each, %d s", links, agents, calls, seconds);
        report.say("journalled and applied: %,.0f messages a second (%,d messages, %,d inputs, %,d facts in %.1f s)",
                rate.perSecond(), rate.messages(), rate.inputs(), rate.facts(), rate.seconds());
        report.say("processor time of a message, in us: %s", rate.processorMicros());
        report.say("most inputs whose facts waited: %,d; anomalies: %,d", rate.waitingMax(), rate.anomalies());
        report.say("bare decoding and appending of the same frames: %,.0f a second before, %,.0f after", bareBefore,
                bareAfter);
        report.say("processor time of a bare frame: %.2f us", bareMicros);
        report.say("share of bare: %.3f, must be above %.1f; must be above %,.0f a second", share, SHARE_MIN, RATE_MIN);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("links", links);
        result.put("agents_of_each", agents);
        result.put("calls_at_once_of_each", calls);
        result.put("seconds", rate.seconds());
        result.put("warm_up_seconds", warmUp);
        result.put("durability", JournalSettings.DEFAULT.durability().name());
        result.put("messages", rate.messages());
        result.put("inputs", rate.inputs());
        result.put("facts", rate.facts());
        result.put("facts_waiting_max", rate.waitingMax());
        result.put("anomalies", rate.anomalies());
        result.put("messages_per_second", rate.perSecond());
        result.put("messages_per_second_min", RATE_MIN);
        result.put("processor_us_per_message", rate.processorMicros());
        result.put("bare_processor_us_per_message", bareMicros);
        result.put("bare_per_second_before", bareBefore);
        result.put("bare_per_second_after", bareAfter);
        result.put("share_of_bare", share);
        result.put("share_of_bare_min", SHARE_MIN);
        result.put("holds", well);
        report.put("rate", result);
    }

    /** Each frame is found, decoded to its records and appended as it is; on one thread, as fast as it goes. */
    private double bare(Path directory, List<byte[]> frames, int forSeconds) throws IOException {
        long done = 0;
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(forSeconds);
        try (BareQueue queue = new BareQueue(directory, JournalSettings.DEFAULT.blockBytes(), false)) {
            while (System.nanoTime() < end) {
                for (byte[] frame : frames) {
                    if (!(TsapiFrames.scan(frame, 0, frame.length) instanceof TsapiFrames.Scan.Frame whole)
                            || !(TsapiCodec.decode(frame, 0, whole.length()) instanceof Decoded.Value<TsapiFrame>)) {
                        throw new IOException("a frame of the run cannot be read");
                    }
                    queue.append(frame);
                    done++;
                }
            }
        }
        bareProcessorNanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor;
        bareFrames += done;
        return done / ((System.nanoTime() - begun) / 1e9);
    }
}
