package io.strowger.tools.bench.engine;

import static io.strowger.tools.bench.Ranges.range;

import com.sun.management.ThreadMXBean;
import io.strowger.core.state.FrozenState;
import io.strowger.tools.ToolLog;
import io.strowger.tools.bench.Paired;
import io.strowger.tools.bench.Samples;
import io.strowger.tools.bench.Scratch;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import io.strowger.tools.bench.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What deciding and committing an input costs on a large site. */
@Command(name = "engine", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false, description = {
    "Decide and commit the inputs of a large site, as a ratio to decoding them; garbage, tail, replay, memory of an agent.",
    "The inputs are made once by a simulated site and then applied to engines that begin from the snapshot before them. Clock: processor time of the one thread, but wall time for the tail."})
public final class EngineCommand implements Callable<Integer> {
    private static final double RATE_AIM = 500_000;
    private static final double SHARE_AIM = 0.3;
    private static final double GARBAGE_AIM = 1_024;
    private static final double TAIL_AIM_MICROS = 1_000;
    private static final double REPLAY_AIM = 0.5;
    private static final double AGENT_AIM = 4_096;
    private static final double TAIL = 0.999;
    private static final int BATCH = 100;
    private static final int WARM_UP_PASSES = 3;
    private static final int AGENTS_MAX = 50_000;
    private static final int SKILLS_MAX = 5_000;
    private static final int CALLS_MAX = 50_000;
    private static final int INPUTS_MAX = 3_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    /** As the core thread does it. */
    private static final int INPUTS_PER_SNAPSHOT = 100_000;

    @Option(names = "--agents", paramLabel = "N", defaultValue = "10000", description = "Agents, all logged on.")
    private int agents;

    @Option(names = "--skills", paramLabel = "N", defaultValue = "500", description = "Skills, each with a VDN; an agent has one to eight.")
    private int skills;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "5000", description = "Calls under way at once.")
    private int calls;

    @Option(names = "--inputs", paramLabel = "N", defaultValue = "400000", description = "Inputs that are recorded and applied again and again.")
    private int inputs;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "31", description = "Pairs of slices.")
    private int pairs;

    @Option(names = "--slice", paramLabel = "MILLIS", defaultValue = "200", description = "Length of a slice.")
    private int slice;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the site.")
    private long seed;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "Where the journal is kept for the time of the run; without it, where the system keeps temporary files.")
    private Path data;

    @Mixin
    private Report report;

    private ThreadMXBean threads;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        report.put("collectors", ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName).toList());
        report.begin();
        Workload workload = new Workload(new SiteSize(agents, skills, calls, seed));
        workload.fill();
        byte[] snapshot = workload.engine().snapshot();
        report.put("snapshot_octets", snapshot.length);
        List<RecordedInput> recorded = workload.record(inputs);
        report.say("%d agents, %d skills, %d calls, %d inputs of %.0f octets, snapshot of %d octets",
                agents,
                skills, workload.live(), recorded.size(),
                recorded.stream().mapToInt(input -> input.payload().length()).average().orElse(0), snapshot.length);
        Applying applying = new Applying(snapshot, recorded);
        rate(applying);
        tail(applying);
        try (Scratch scratch = Scratch.in(data)) {
            ToolLog.toFile(scratch.directory().resolve("bench.log"));
            Replaying replaying = new Replaying(scratch.directory().resolve("journal"), applying, recorded);
            Paired replay = replaying.measure(Math.min(pairs, Replaying.PAIRS_MAX));
            report.putRounded("replay_share_of_reading_and_decoding", replay.median());
            report.say(
                    "replay  share of reading and decoding the journal: " + replay + aim(replay.median(), REPLAY_AIM));
            report.require(replay.median() >= REPLAY_AIM);
        }
        agentMemory();
        if (applying.anomalies() + workload.anomalies() > 0) {
            report.say("anomalies: " + applying.anomalies() + ": this is not the load that it should be");
            report.require(false);
        }
        report.put("anomalies", applying.anomalies());
        return report.end();
    }

    private void check() {
        range("--agents", agents, 10, AGENTS_MAX);
        range("--skills", skills, 1, SKILLS_MAX);
        range("--calls", calls, 1, CALLS_MAX);
        range("--inputs", inputs, 1_000, INPUTS_MAX);
        range("--pairs", pairs, 1, Paired.PAIRS_MAX);
        range("--slice", slice, 10, 2_000);
    }

    // --- rate and garbage

    private void rate(Applying applying) {
        for (int pass = 0; pass < WARM_UP_PASSES; pass++) {
            applying.restart();
            while (!applying.isAtEnd()) {
                applying.apply();
                applying.decode();
            }
        }
        double[] shares = new double[pairs];
        double[] nanos = new double[pairs];
        double[] bare = new double[pairs];
        double[] garbage = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            boolean oursFirst = pair % 2 == 1;
            double[] first = oursFirst ? applySlice(applying) : decodeSlice(applying);
            double[] second = oursFirst ? decodeSlice(applying) : applySlice(applying);
            double[] ours = oursFirst ? first : second;
            double[] theirs = oursFirst ? second : first;
            shares[pair] = theirs[0] / ours[0];
            nanos[pair] = ours[0];
            bare[pair] = theirs[0];
            garbage[pair] = ours[1];
        }
        Paired share = Paired.of(shares);
        double rate = NANOS_PER_SECOND / middle(nanos);
        report.putRounded("inputs_per_second", rate);
        report.put("inputs_per_second_aim", RATE_AIM);
        report.putRounded("decoded_per_second", NANOS_PER_SECOND / middle(bare));
        report.putRounded("share_of_decoding", share.median());
        report.put("share_of_decoding_aim", SHARE_AIM);
        report.putRounded("garbage_octets", middle(garbage));
        report.put("garbage_octets_aim", GARBAGE_AIM);
        report.putRounded("facts_per_input", applying.factsPerInput());
        report.putRounded("outputs_per_input", applying.outputsPerInput());
        report.require(rate >= RATE_AIM && share.median() >= SHARE_AIM && middle(garbage) <= GARBAGE_AIM);
        report.say("rate    %,.0f inputs a second, %.0f ns each, %.2f facts and %.2f outputs%s", rate,
                middle(nanos), applying.factsPerInput(), applying.outputsPerInput(), aim(rate, RATE_AIM));
        report.say("        bare decoding %.0f ns; share of its rate: %s%s", middle(bare), share,
                aim(share.median(), SHARE_AIM));
        report.say("garbage %.0f octets an input%s", middle(garbage),
                middle(garbage) <= GARBAGE_AIM ? "" : "; at most 1,024 are asked for and not met");
    }

    private static String aim(double value, double wanted) {
        return value >= wanted ? "" : String.format("; %,.1f is asked for and not met", wanted);
    }

    private double[] applySlice(Applying applying) {
        return slice(() -> {
            if (applying.isAtEnd()) {
                applying.restart();
                return false;
            }
            for (int i = 0; i < BATCH && !applying.isAtEnd(); i++) {
                applying.apply();
            }
            return true;
        });
    }

    private double[] decodeSlice(Applying applying) {
        return slice(() -> {
            for (int i = 0; i < BATCH; i++) {
                applying.decode();
            }
            return true;
        });
    }

    private interface Batch {
        /** False for a batch that has only prepared the next one and does not count. */
        boolean run();
    }

    /** Nanoseconds and octets of heap an input. */
    private double[] slice(Batch batch) {
        long nanos = 0;
        long heap = 0;
        long done = 0;
        while (nanos < TimeUnit.MILLISECONDS.toNanos(slice)) {
            long heapBefore = threads.getCurrentThreadAllocatedBytes();
            long begun = threads.getCurrentThreadCpuTime();
            if (batch.run()) {
                nanos += threads.getCurrentThreadCpuTime() - begun;
                heap += threads.getCurrentThreadAllocatedBytes() - heapBefore;
                done += BATCH;
            }
        }
        return new double[]{(double) nanos / done, (double) heap / done};
    }

    // --- the tail

    /** Each input by itself, while another thread encodes snapshots of the state as it was a moment ago. */
    private void tail(Applying applying) throws InterruptedException {
        SynchronousQueue<FrozenState> frozen = new SynchronousQueue<>();
        long[] encoded = new long[1];
        Thread encoder = Thread.ofPlatform().daemon().name("bench-snapshots").start(() -> {
            try {
                while (true) {
                    encoded[0] += frozen.take().bytes().length;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long[] nanos = new long[inputs];
        int snapshots = 0;
        applying.restart();
        for (int i = 0; i < inputs; i++) {
            long begun = System.nanoTime();
            applying.apply();
            if (i % INPUTS_PER_SNAPSHOT == 0 || i % BATCH == 0 && snapshots < i / (INPUTS_PER_SNAPSHOT / 10)) {
                snapshots += frozen.offer(applying.engine().freeze()) ? 1 : 0;
            }
            nanos[i] = System.nanoTime() - begun;
        }
        encoder.interrupt();
        encoder.join();
        long tail = Samples.percentile(nanos, TAIL);
        report.putRounded("tail_p999_micros", tail / NANOS_PER_MICRO);
        report.put("tail_p999_micros_aim", TAIL_AIM_MICROS);
        report.putRounded("tail_max_micros", Arrays.stream(nanos).max().orElse(0) / NANOS_PER_MICRO);
        report.put("tail_snapshots", snapshots);
        report.require(tail / NANOS_PER_MICRO <= TAIL_AIM_MICROS);
        report.say("tail    an input while snapshots are taken (%d): p99.9 %.1f us, %s%s", snapshots,
                tail / NANOS_PER_MICRO, Samples.micros(nanos),
                tail / NANOS_PER_MICRO <= TAIL_AIM_MICROS ? "" : "; at most 1,000 us are asked for and not met");
    }

    // --- memory

    /** The heap that logged-on idle agents take more than nobody, their desktops' sessions and configuration included. */
    private void agentMemory() {
        long none = heap(new Workload(new SiteSize(10, skills, 1, seed)));
        long all = heap(new Workload(new SiteSize(agents, skills, 1, seed)));
        double each = (double) (all - none) / (agents - 10);
        report.putRounded("agent_octets", each);
        report.put("agent_octets_aim", AGENT_AIM);
        report.require(each <= AGENT_AIM);
        report.say("memory  %.0f octets of heap for an idle agent with session, station and configuration%s",
                each,
                each <= AGENT_AIM ? "" : "; at most 4,096 are asked for and not met");
    }

    private static long heap(Workload workload) {
        List<Long> used = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            System.gc();
            used.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        if (workload.live() != 0) {
            throw new IllegalStateException("calls in an idle site");
        }
        return used.stream().min(Long::compare).orElse(0L);
    }

    private static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
