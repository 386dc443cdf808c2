package io.strowger.tools.bench.journal;

import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.Durability;
import io.strowger.calllog.JournalSettings;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.port.JournalledInput;
import io.strowger.tools.Misuse;
import io.strowger.tools.ToolLog;
import io.strowger.tools.bench.Machine;
import io.strowger.tools.bench.Paired;
import io.strowger.tools.bench.SampleInputs;
import io.strowger.tools.bench.Samples;
import io.strowger.tools.bench.Scratch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What keeping an input costs. */
@Command(name = "journal", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false, description = {
    "Append inputs to the journal, as a ratio to appending the same bytes to a bare queue.",
    "Slices of both alternate on one thread, back to back. The journal adds sequence, length and checksum to each record and watches the disk."})
public final class JournalCommand implements Callable<Integer> {
    private static final int RECORDS_MAX = 1_000_000;
    /** Bytes that the records of one run may take on disk. */
    private static final long BYTES_MAX = 16L << 30;
    /** Rough length of one record on disk. */
    private static final long RECORD_BYTES = 256;
    private static final int BATCH = 100;
    private static final int WARM_UP_SLICES = 10;
    private static final int CALLS = 64;
    private static final double HALF = 0.5;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    @Spec
    private CommandSpec spec;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "30", description = "Pairs of slices.")
    private int pairs;

    @Option(names = "--records", paramLabel = "N", defaultValue = "20000", description = "Records of a slice.")
    private int records;

    @Option(names = "--durability", paramLabel = "LEVEL", defaultValue = "WRITTEN", description = "What an append has survived: ${COMPLETION-CANDIDATES}. The bare queue does the same.")
    private Durability durability;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "Where the records are kept for the time of the run; without it, where the system keeps temporary files.")
    private Path data;

    private long sequence;
    private int next;

    @Override
    public Integer call() throws IOException {
        check();
        PrintWriter out = spec.commandLine().getOut();
        byte[][] payloads = payloads();
        out.printf("%s%n%d pairs of slices of %d records, %s, payloads of %s octets%n", Machine.line(), pairs, records,
                durability, Arrays.toString(Arrays.stream(payloads).mapToInt(p -> p.length).distinct().toArray()));
        out.flush();
        JournalSettings settings = JournalSettings.DEFAULT.withDurability(durability);
        try (Scratch scratch = Scratch.in(data)) {
            ToolLog.toFile(scratch.directory().resolve("bench.log"));
            try (ChronicleJournal journal = ChronicleJournal.open(scratch.directory().resolve("journal"), settings);
                    BareQueue bare = new BareQueue(scratch.directory().resolve("bare"), settings.blockBytes(),
                            durability == Durability.SYNCED)) {
                measure(out, payloads, journal, bare);
            }
        }
        return 0;
    }

    private void check() {
        if (pairs < 1 || pairs > Paired.PAIRS_MAX) {
            throw new Misuse("--pairs is between 1 and " + Paired.PAIRS_MAX + ": " + pairs);
        }
        if (records < 1 || records > RECORDS_MAX) {
            throw new Misuse("--records is between 1 and " + RECORDS_MAX + ": " + records);
        }
        if (2L * (pairs + WARM_UP_SLICES) * records * RECORD_BYTES > BYTES_MAX) {
            throw new Misuse("so many records would take more than " + (BYTES_MAX >> 30) + " GiB");
        }
    }

    private static byte[][] payloads() {
        byte[][] payloads = new byte[3 * CALLS][];
        for (int call = 0; call < CALLS; call++) {
            List<Input> inputs = List.of(SampleInputs.ofVdn(SampleInputs.arrived(call)),
                    SampleInputs.routeRequested(call, new RouteDialogue(1, call)),
                    SampleInputs.ofStation("5001", SampleInputs.answered(call, "5001")));
            for (int i = 0; i < inputs.size(); i++) {
                payloads[inputs.size() * call + i] = INPUT.encode(inputs.get(i));
            }
        }
        return payloads;
    }

    private interface Appending {
        void append(byte[] payload);
    }

    /** Nanoseconds of each append of a slice, as the mean of the batch that it was in. */
    private long[] slice(byte[][] payloads, Appending target) {
        int batch = durability == Durability.SYNCED ? 1 : BATCH;
        Samples samples = new Samples();
        for (int done = 0; done < records; done += batch) {
            int size = Math.min(batch, records - done);
            long begun = System.nanoTime();
            for (int i = 0; i < size; i++) {
                next = next + 1 == payloads.length ? 0 : next + 1;
                target.append(payloads[next]);
            }
            samples.add((System.nanoTime() - begun) / size);
        }
        return samples.toArray();
    }

    private void measure(PrintWriter out, byte[][] payloads, ChronicleJournal journal, BareQueue bare) {
        Appending ours = payload -> {
            sequence++;
            journal.appendInput(new JournalledInput(sequence, 1, sequence, 1, Bytes.of(payload)));
        };
        for (int i = 0; i < WARM_UP_SLICES; i++) {
            slice(payloads, bare::append);
            slice(payloads, ours);
        }
        double[] medians = new double[pairs];
        double[] means = new double[pairs];
        Samples allOurs = new Samples();
        Samples allBare = new Samples();
        for (int pair = 0; pair < pairs; pair++) {
            boolean oursFirst = pair % 2 == 1;
            long[] first = slice(payloads, oursFirst ? ours : bare::append);
            long[] second = slice(payloads, oursFirst ? bare::append : ours);
            long[] journalled = oursFirst ? first : second;
            long[] plain = oursFirst ? second : first;
            medians[pair] = (double) Samples.percentile(journalled, HALF) / Samples.percentile(plain, HALF);
            means[pair] = mean(journalled) / mean(plain);
            allOurs.addAll(journalled);
            allBare.addAll(plain);
        }
        print(out, "journal", allOurs.toArray());
        print(out, "bare   ", allBare.toArray());
        out.printf("ratio of medians: %s%n", Paired.of(medians));
        out.printf("ratio of means:   %s%n%s%n", Paired.of(means), Machine.line());
        out.flush();
    }

    private static double mean(long[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static void print(PrintWriter out, String name, long[] values) {
        out.printf("%s  %,.0f appends a second; an append: %s batches%n", name, NANOS_PER_SECOND / mean(values),
                Samples.micros(values));
    }
}
