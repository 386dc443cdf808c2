package io.strowger.tools.bench.latency;

import static io.strowger.tools.bench.Ranges.range;

import io.strowger.simulator.SwitchConfiguration;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import io.strowger.tools.ToolLog;
import io.strowger.tools.bench.Machine;
import io.strowger.tools.bench.Paired;
import io.strowger.tools.bench.Samples;
import io.strowger.tools.bench.Scratch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a call waits for its route when an agent is free. */
@Command(name = "latency", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false, description = {
    "RouteRequest to RouteSelect through a whole server, as a ratio to a bare echo.",
    "Simulated switch, server with journal and agents run in this process, on loopback. Slices of calls and of echoes of the same size alternate; the result is the median of the ratios of the slices' medians."})
public final class LatencyCommand implements Callable<Integer> {
    /** Longest slice: what disturbs the machine shall disturb both halves of a pair. */
    public static final int SLICE_MILLIS_MAX = 2_000;
    private static final int SLICE_MILLIS_MIN = 100;
    private static final int RATE_MAX = 500;
    private static final int WARM_UP_RATE = 200;
    private static final int WARM_UP_SECONDS_MAX = 600;
    private static final double HALF = 0.5;
    private static final double TAIL = 0.9;

    @Spec
    private CommandSpec spec;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "30", description = "Pairs of slices.")
    private int pairs;

    @Option(names = "--slice", paramLabel = "MILLIS", defaultValue = "2000", description = "Length of a slice.")
    private int sliceMillis;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "50", description = "Calls, and echoes, a second.")
    private int rate;

    @Option(names = "--agents", paramLabel = "N", defaultValue = "40", description = "Agents.")
    private int agents;

    @Option(names = "--warm-up", paramLabel = "SECONDS", defaultValue = "60", description = "Time of calls and echoes, "
            + WARM_UP_RATE + " a second, before the first slice.")
    private int warmUpSeconds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the send times and of the agents' habits.")
    private long seed;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "Where the journal is kept for the time of the run; without it, where the system keeps temporary files.")
    private Path data;

    private SplittableRandom random;
    private long latestNanos;

    @Override
    public Integer call() throws IOException {
        check();
        random = new SplittableRandom(seed);
        PrintWriter out = spec.commandLine().getOut();
        byte[] question = Frames.routeRequest();
        byte[] answer = Frames.routeSelect();
        out.printf("%s%n%d pairs of slices of %d ms, %d a second, %d agents, frames of %d and %d octets, seed %d%n",
                Machine.line(), pairs, sliceMillis, rate, agents, question.length, answer.length, seed);
        out.flush();
        try (Scratch scratch = Scratch.in(data)) {
            ToolLog.toFile(scratch.directory().resolve("bench.log"));
            try (Echo echo = Echo.open(question, answer);
                    CallCentre centre = CallCentre.open(agents, seed, scratch.directory().resolve("data"))) {
                warmUp(echo, centre);
                return measure(out, echo, centre);
            }
        }
    }

    private void check() {
        range("--pairs", pairs, 1, Paired.PAIRS_MAX);
        range("--slice", sliceMillis, SLICE_MILLIS_MIN, SLICE_MILLIS_MAX);
        range("--rate", rate, 1, RATE_MAX);
        range("--agents", agents, 1, SwitchConfiguration.MAX_CONTACT_CENTRE_AGENTS);
        range("--warm-up", warmUpSeconds, 0, WARM_UP_SECONDS_MAX);
        if ((long) rate * sliceMillis < TimeUnit.SECONDS.toMillis(1)) {
            throw new Misuse("a slice of " + sliceMillis + " ms has not one call at " + rate + " a second");
        }
    }

    private void warmUp(Echo echo, CallCentre centre) throws IOException {
        for (int second = 0; second < warmUpSeconds; second++) {
            times(1_000, WARM_UP_RATE).run(() -> {
                centre.call();
                echo.ask();
            });
        }
        centre.take();
        echo.take();
    }

    private SendTimes times(int millis, int perSecond) {
        return new SendTimes((int) ((long) perSecond * millis / 1_000), TimeUnit.MILLISECONDS.toNanos(millis), random);
    }

    private int measure(PrintWriter out, Echo echo, CallCentre centre) throws IOException {
        long waitedBefore = centre.waited();
        long lostBefore = centre.lost();
        double[] ratios = new double[pairs];
        double[] tailRatios = new double[pairs];
        Samples allCalls = new Samples();
        Samples allEchoes = new Samples();
        for (int pair = 0; pair < pairs; pair++) {
            long[] calls;
            long[] echoes;
            // The order changes from pair to pair, so that a drift of the machine favours neither.
            if (pair % 2 == 0) {
                echoes = echoes(echo);
                calls = calls(centre);
            } else {
                calls = calls(centre);
                echoes = echoes(echo);
            }
            if (calls.length == 0) {
                out.println("no call was routed: the run is void");
                return Strowger.FAILED;
            }
            ratios[pair] = ratio(calls, echoes, HALF);
            tailRatios[pair] = ratio(calls, echoes, TAIL);
            allCalls.addAll(calls);
            allEchoes.addAll(echoes);
        }
        report(out, allCalls.toArray(), allEchoes.toArray());
        out.printf("ratio of medians: %s%n", Paired.of(ratios));
        out.printf("ratio of p90:     %s%n", Paired.of(tailRatios));
        long waited = centre.waited() - waitedBefore;
        long lost = centre.lost() - lostBefore;
        out.printf("calls that waited for an agent: %d, calls without a circuit: %d, anomalies: %d%n", waited, lost,
                centre.anomalies());
        out.flush();
        return lost == 0 && centre.anomalies() == 0 && waited == 0 ? 0 : Strowger.FAILED;
    }

    private long[] echoes(Echo echo) throws IOException {
        run(echo::ask);
        return echo.take();
    }

    private long[] calls(CallCentre centre) throws IOException {
        run(centre::call);
        return centre.take();
    }

    private void run(Runnable sender) {
        SendTimes times = times(sliceMillis, rate);
        times.run(sender);
        latestNanos = Math.max(latestNanos, times.latestNanos());
    }

    private static double ratio(long[] ours, long[] baseline, double share) {
        return (double) Samples.percentile(ours, share) / Samples.percentile(baseline, share);
    }

    private void report(PrintWriter out, long[] calls, long[] echoes) {
        out.printf("RouteRequest to RouteSelect: %s%n", Samples.micros(calls));
        out.printf("echo:                        %s%n", Samples.micros(echoes));
        out.printf("sent at most %.1f ms after its time; %s%n", latestNanos / 1e6, Machine.line());
    }
}
