package io.strowger.tools.bench.codec;

import io.strowger.tools.Misuse;
import io.strowger.tools.bench.Versus;
import io.strowger.tools.bench.Paired;
import io.strowger.tools.bench.Report;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What decoding and encoding a frame costs. */
@Command(name = "codec", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false, description = {
    "Decode and encode a Delivered event with private data of version 7, as a ratio to Bouncy Castle and the same records.",
    "Slices of both alternate on one thread. Their decoder parses to trees, of which the same records are made by hand; their encoder writes trees that stand ready."})
public final class CodecCommand implements Callable<Integer> {
    private static final int SLICE_MILLIS_MIN = 5;
    private static final int SLICE_MILLIS_MAX = 2_000;
    private static final double DECODE_AIM = 8;
    private static final double ENCODE_AIM = 4;
    private static final double HEAP_AIM = 0.25;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "31", description = "Pairs of slices.")
    private int pairs;

    @Option(names = "--slice", paramLabel = "MILLIS", defaultValue = "100", description = "Length of a slice.")
    private int slice;

    @Mixin
    private Report report;

    @Override
    public Integer call() throws IOException {
        if (pairs < 1 || pairs > Paired.PAIRS_MAX) {
            throw new Misuse("--pairs is between 1 and " + Paired.PAIRS_MAX + ": " + pairs);
        }
        if (slice < SLICE_MILLIS_MIN || slice > SLICE_MILLIS_MAX) {
            throw new Misuse("--slice is between " + SLICE_MILLIS_MIN + " and " + SLICE_MILLIS_MAX + ": " + slice);
        }
        report.begin();
        CodecWork work = new CodecWork();
        long nanos = TimeUnit.MILLISECONDS.toNanos(slice);
        Versus decode = Versus.measure(pairs, nanos, work::decode, work::decodeBaseline);
        Versus encode = Versus.measure(pairs, nanos, work::encode, work::encodeBaseline);
        report.say("%d pairs of slices of %d ms, a frame of %d octets", pairs, slice, work.octets());
        report.put("frame_octets", work.octets());
        report.put("pairs", pairs);
        report.put("slice_millis", slice);
        tell("decode", decode, DECODE_AIM);
        tell("encode", encode, ENCODE_AIM);
        report.require(decode.heapShare() <= HEAP_AIM);
        report.put("aims_met", report.holds());
        return report.end();
    }

    private void tell(String name, Versus versus, double aim) {
        report.say("%s  %.0f ns and %.0f octets of heap; Bouncy Castle %.0f ns and %.0f octets", name, versus.nanos(),
                versus.heap(), versus.baselineNanos(), versus.baselineHeap());
        report.say("        times as fast: %s; share of its garbage: %.2f", versus.faster(), versus.heapShare());
        report.put(name, members(versus, aim));
        report.require(versus.faster().median() >= aim);
    }

    private static Map<String, Object> members(Versus versus, double aim) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("nanos", round(versus.nanos()));
        members.put("baseline_nanos", round(versus.baselineNanos()));
        members.put("times_as_fast", round(versus.faster().median()));
        members.put("times_as_fast_low", round(versus.faster().low()));
        members.put("times_as_fast_high", round(versus.faster().high()));
        members.put("times_as_fast_aim", aim);
        members.put("heap_octets", round(versus.heap()));
        members.put("baseline_heap_octets", round(versus.baselineHeap()));
        members.put("heap_share", round(versus.heapShare()));
        return members;
    }

    /** Three decimals; JSON has no word for what is no number. */
    private static Double round(double value) {
        return Double.isNaN(value) ? null : Report.rounded(value);
    }
}
