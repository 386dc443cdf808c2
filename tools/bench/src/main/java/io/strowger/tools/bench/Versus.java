package io.strowger.tools.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Ours against a baseline: slices of both alternate, each as long as the other in time, and which is first changes from
 * pair to pair. The clock is the processor time of the thread, because neither side waits for anything and other
 * processes of the machine shall not count. The figure is the median of the ratios.
 *
 * @param nanos median of ours, nanoseconds an operation
 * @param baselineNanos median of the baseline
 * @param faster how many times as fast as the baseline
 * @param heap octets allocated by one of ours
 * @param baselineHeap octets allocated by one of the baseline's
 */
public record Versus(double nanos, double baselineNanos, Paired faster, double heap, double baselineHeap) {
    private static final int BATCH = 100;
    private static final int WARM_UP_SLICES = 20;

    /** Measures both. */
    public static Versus measure(int pairs, long sliceNanos, Runnable ours, Runnable baseline) {
        for (int i = 0; i < WARM_UP_SLICES; i++) {
            slice(baseline, sliceNanos);
            slice(ours, sliceNanos);
        }
        double[] ratios = new double[pairs];
        double[] our = new double[pairs];
        double[] base = new double[pairs];
        double[] heaps = new double[2];
        for (int pair = 0; pair < pairs; pair++) {
            boolean oursFirst = pair % 2 == 1;
            double[] first = slice(oursFirst ? ours : baseline, sliceNanos);
            double[] second = slice(oursFirst ? baseline : ours, sliceNanos);
            double[] mine = oursFirst ? first : second;
            double[] theirs = oursFirst ? second : first;
            our[pair] = mine[0];
            base[pair] = theirs[0];
            ratios[pair] = theirs[0] / mine[0];
            heaps = new double[]{mine[1], theirs[1]};
        }
        return new Versus(middle(our), middle(base), Paired.of(ratios), heaps[0], heaps[1]);
    }

    /** Nanoseconds and octets of heap an operation. */
    private static double[] slice(Runnable work, long sliceNanos) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long heap = threads.getCurrentThreadAllocatedBytes();
        long begun = threads.getCurrentThreadCpuTime();
        long done = 0;
        long now;
        do {
            for (int i = 0; i < BATCH; i++) {
                work.run();
            }
            done += BATCH;
            now = threads.getCurrentThreadCpuTime();
        } while (now - begun < sliceNanos);
        double allocated = threads.getCurrentThreadAllocatedBytes() - heap;
        return new double[]{(double) (now - begun) / done, allocated / done};
    }

    private static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The share of the baseline's garbage that ours makes. */
    public double heapShare() {
        return heap / baselineHeap;
    }
}
