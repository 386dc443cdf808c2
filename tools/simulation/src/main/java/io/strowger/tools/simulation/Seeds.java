package io.strowger.tools.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Runs one seed after the other and adds up what they have shown. */
public final class Seeds {
    /** Most seeds of one run. */
    public static final int SEEDS_MAX = 10_000_000;

    /**
     * What the seeds have shown together.
     *
     * @param failed the runs in which something is wrong
     */
    public record Result(int seeds, long inputs, long facts, long calls, long rows, long contacts, long virtualSeconds,
            long restarts, long marks, long choices, long times, long items, Map<Fault, Integer> faults,
            Map<String, Long> services, Map<String, Long> anomalies, List<SimResult> failed) {
        /** Whether nothing is wrong. */
        public boolean isWell() {
            return failed.isEmpty();
        }
    }

    private int seeds;
    private long inputs;
    private long facts;
    private long calls;
    private long rows;
    private long contacts;
    private long virtualSeconds;
    private long restarts;
    private long marks;
    private long choices;
    private long times;
    private long items;
    private final EnumMap<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final TreeMap<String, Long> services = new TreeMap<>();
    private final TreeMap<String, Long> anomalies = new TreeMap<>();
    private final List<SimResult> failed = new ArrayList<>();

    /** Adds a seed; on any thread, one after the other. */
    public synchronized void add(SimResult one) {
        seeds++;
        inputs += one.work().inputs();
        facts += one.work().facts();
        calls += one.calls().calls();
        rows += one.calls().rows();
        contacts += one.contacts();
        virtualSeconds += one.work().seconds();
        restarts += one.work().restarts();
        marks += one.work().marks();
        choices += one.work().choices();
        times += one.work().times();
        items += one.work().items();
        one.faults().forEach((fault, count) -> faults.merge(fault, count, Integer::sum));
        one.services().forEach((kind, count) -> services.merge(kind, count, Long::sum));
        one.anomalies().forEach((kind, count) -> anomalies.merge(kind, count, Long::sum));
        if (!one.isWell()) {
            failed.add(one);
        }
    }

    /** What has been added so far. */
    public synchronized Result result() {
        return new Result(seeds, inputs, facts, calls, rows, contacts, virtualSeconds, restarts, marks, choices, times,
                items,
                new EnumMap<>(faults), new TreeMap<>(services), new TreeMap<>(anomalies), List.copyOf(failed));
    }

    /**
     * Runs the first so many of a seed and those that follow it.
     *
     * @param told each result as it comes
     */
    public static Result run(SimOptions first, int count, Trace trace, Consumer<SimResult> told) {
        Seeds sum = new Seeds();
        for (int i = 0; i < count; i++) {
            SimResult one = Sim.run(first.withSeed(first.seed() + i), trace);
            sum.add(one);
            told.accept(one);
        }
        return sum.result();
    }
}
